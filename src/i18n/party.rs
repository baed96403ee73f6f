//! The words about who travels, in the settings of the trip. Kept apart from the others because they belong with the
//! code for trips, which a first view does not load.

word_table!(
    PartyWords, party_words;
    who: "谁一起去", "Who travels";
    what: "门票按每个人的优惠计算。", "Ticket prices include everyone's concessions.";
    adults: "成人", "Adults";
    students: "其中学生", "Of whom students";
    children: "儿童的年龄", "Ages of children";
    elders: "老人的年龄", "Ages of elders";
    ages_how: "用逗号隔开，例如 5，8", "Separated by commas, such as 5, 8";
    ages_refused: "请写 0 到 120 的年龄，用逗号隔开，最多 20 人。", "Give ages from 0 to 120, separated by commas, 20 at most.";
    for_you_what: "选好谁一起去，看看哪些站点对你们免费，哪些便宜一些。按身高、证件或户籍的优惠没有算在内。",
        "Say who travels to see where you enter free and where you pay less. Concessions by height, papers or residence are not counted.";
    free_for_you: "对你们免费的站点", "Free for you";
    less_for_you: "对你们有优惠的站点", "Less for you";
    nothing_for_you: "按这些人，没有查到另外的优惠。", "No further concession is known for these people.";
    free_anyway: "本来就免费：", "Free for everyone: ";
    together: "；你们共付 ", "; together you pay ";
    saving: "，省 ", ", saving ";
    saved: "惠民省下", "Saved by concessions";
    further: "票价和预约", "Tickets and booking";
    free_for_us: "对我们免费", "Free for us";
    booking_needed: "需要预约", "Booking needed";
    further_what: "“对我们免费”：写下谁一起去，只留下所有人都不用买票的站点；票价不详的不算，按身高、证件或户籍的优惠也不算。“需要预约”：每天或节假日要先预约的站点；没有查到的不算。",
        "Free for us: say who travels, and only stops that are free for all of you are shown. Unknown prices do not count, nor do concessions by height, papers or residence. Booking needed: stops that have to be booked on every day or on holidays, as far as that is known.";
    not_said: "不填同行的人", "Do not say who travels";
);

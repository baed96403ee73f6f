//! The words of 一线穿, from one station of the line to another. Kept apart from the others because only that page uses
//! them.

word_table!(
    LineWords, line_words;
    intro: "坐上杭甬高铁，选上车站和下车站，看看半天、一天或一个周末够玩什么，当天怎么去、怎么回。",
        "Board the high-speed line, choose where to get off, and see what fits into half a day, a day or a weekend, with the trains there and back.";
    choose: "从哪里到哪里，玩多久", "From where to where, for how long";
    from: "上车站", "Board at";
    to: "下车站", "Get off at";
    anywhere: "沿线都行", "Anywhere on the line";
    date: "出发日期", "Date";
    hour: "几点到上车站", "At the station by";
    how_long: "玩多久", "How long";
    half: "半天", "Half a day";
    day: "一天", "A day";
    weekend: "周末两天", "A weekend";
    go: "看看够玩什么", "See what fits";
    searching: "正在排…", "Working it out …";
    fits: "够玩这些", "What fits";
    take: "变成我的行程", "Make it my trip";
    same_station: "上车站和下车站是同一站，请把其中一个换掉。", "You board and get off at the same station; change one of them.";
    no_date: "请选出发日期。", "Choose a date.";
    past: "已经过去了，请另选一天。", " is over; choose another day.";
    too_late: "今天已经过了这个钟点，请把出发时间改晚，或者改天去。", "That hour has passed today; set out later, or choose another day.";
    shut: "这一天下车站附近的站点都不开放。换一天，或者换一个下车站。", "Everything near that station is closed on that day. Choose another day or another station.";
    no_time: "来回坐车以后，剩下的时间一个站点也看不完。早点出发、多留些时间，或者换一个近些的下车站。",
        "After the trains there and back no time is left for a visit. Set out earlier, stay longer, or get off nearer.";
    along: "各站下车有什么", "What each station leads to";
    no_line: "这张地图没有铁路线。", "This map has no railway line.";
    on_trains: "火车上约 ", "On trains about ";
    on_the_way: "路上一共约 ", "on the way about ";
    at_stops: "游览约 ", "at the stops about ";
    by_train: "车程约 ", "ride about ";
    about: "约 ", "about ";
    way: "路上", "On the way";
    night: "夜宿", "The night in ";
    as_of: "车程按时刻表估算，最早的一份是 ", "Train times come from timetables, the oldest of ";
    check: "；车次和余票以 12306 为准。", "; check trains and seats on 12306.";
    lunch: "午餐", "Lunch";
);

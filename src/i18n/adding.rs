//! The words for adding stops to the trip. Kept apart from the others because they belong with the code for trips,
//! which a first view does not load. `{n}` is a day counted from 1, `{s}` a stop.

word_table!(
    AddingWords, adding_words;
    added: "{s}已加入第{n}天", "{s} is on day {n} now";
    added_new: "{s}已加入第{n}天（新的一天）", "{s} is on day {n} now, a new day";
    after: "，排在{s}之后", ", after {s}";
    before: "，排在{s}之前", ", before {s}";
    sentence_end: "。", ".";
    does_not_fit: "排不下：", " It does not fit: ";
    aside: "{s}先放在备选，哪天都排不下：", "{s} is set aside, because it fits on no day: ";
    elsewhere: "换个位置", "Another place";
    day: "第{n}天", "Day {n}";
    new_day: "新的一天", "A new day";
    spread: "排到各天", "Spread over the days";
    did_spread: "已排到各天", "What did not fit is spread over the days";
    days_more: "，加了{n}天", ", {n} more";
    still_aside: "；还有{n}站哪天都排不下，放在备选", "; {n} fit on no day and are set aside";
);

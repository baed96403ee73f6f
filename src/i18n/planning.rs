//! The words of the automatic planner. Kept apart from the others because they belong with its code, which a first view
//! does not load.

word_table!(
    PlanningWords, planning_words;
    plan_for_me: "帮我排", "Plan for me";
    plan_what: "回答几个问题，按开放时间、路程和你的喜好排出每一天。现在的行程不会动，直到你采用。",
        "Answer a few questions and get days that fit opening hours, travel times and your taste. Your trip stays as it is until you take the plan.";
    when: "什么时候去？", "When?";
    start: "第一天", "First day";
    days: "天数", "Days";
    from: "每天从", "Each day from";
    to: "到", "until";
    place: "从哪里到哪里？", "From where to where?";
    arrive_at: "到达时间", "You arrive at";
    leave_at: "离开时间", "You leave at";
    a_station: "站", " station";
    sleep: "晚上住在哪里？", "Where do you sleep?";
    night: "第{n}晚", "Night {n}";
    place_typed: "坐标，或附近的车站、地铁站、站点的名字", "Coordinates, or the name of a station, metro station or sight near it";
    place_refused: "地图上没有这个名字。请写车站、地铁站或站点的名字，或坐标，如 30.2460, 120.1485。",
        "Nothing on the map is called that. Give the name of a station, metro station or sight, or coordinates such as 30.2460, 120.1485.";
    night_auto: "由我们安排", "We choose";
    who: "谁一起去？", "Who travels?";
    adults: "成人", "Adults";
    children: "儿童", "Children";
    elders: "老人", "Elders";
    besides: "还有", "Besides";
    evenings: "晚上也安排", "Evenings too";
    rain: "可能下雨", "Rain expected";
    past_ok: "就按这一天排", "Plan for that day";
    longer: "再找找更好的", "Look for a better one";
    arrive: "第一天从这里出发", "The first day begins in";
    leave: "最后一天在这里结束", "The last day ends in";
    anywhere: "哪里都行", "Anywhere";
    as_in_trip: "按行程里的设定", "As set in the trip";
    pace: "想走得多快？", "How full may a day be?";
    gentle: "悠闲", "Gentle";
    normal: "正常", "Usual";
    full: "充实", "Full";
    likes: "喜欢看什么？", "What do you like?";
    likes_what: "不选就是都喜欢。", "Choose none to treat everything alike.";
    must: "哪些一定要去？", "What must be in it?";
    must_none: "还没有指定。", "Nothing yet.";
    must_add: "加一个必看", "Add a must-see";
    must_choose: "选一个站点", "Choose a stop";
    must_off: "不再必看", "Not a must-see";
    more: "更多条件", "More wishes";
    mode: "怎么走", "How you get about";
    transit: "地铁、公交和高铁", "Metro, bus and train";
    drive: "自驾或打车", "Car or taxi";
    bike: "骑行", "Bicycle";
    walk: "步行", "On foot";
    lunch: "每天留出午餐时间", "Keep time for lunch";
    budget: "门票预算（元）", "Budget for tickets (yuan)";
    budget_note: "票价未知的按 0 元计。", "Unknown ticket prices count as zero.";
    most_walk: "每天最多步行", "Most walking a day";
    no_limit: "不限", "No limit";
    go: "开始排", "Plan";
    close: "先不排", "Not now";
    start_again: "重新填写", "Start again";
    thinking: "正在排…", "Planning …";
    so_far: "目前最好的方案", "The best plan so far";
    stop: "就用现在的", "Stop here";
    cancel: "取消", "Cancel";
    plan: "排好的行程", "Your plan";
    best_possible: "已是最佳方案", "Best possible";
    stopped: "提前停止了，可能还有更好的", "Stopped early; there may be a better one";
    take: "采用这个方案", "Take this plan";
    ask_again: "改一改条件", "Change the wishes";
    try_again: "再试一次", "Try again";
    compare: "和现在的行程比", "Beside your trip";
    now: "现在", "Now";
    then: "新方案", "Plan";
    stops: "站数", "Stops";
    on_the_way: "路上", "On the way";
    waiting: "等候", "Waiting";
    tickets: "已知门票", "Known tickets";
    clashes: "时间冲突", "Clashes";
    comes_in: "新增：", "Added: ";
    put_aside: "放到备选：", "Put aside: ";
    nothing_planned: "这一天没有安排。", "Nothing on this day.";
    is_new: "新", "new";
    lunch_line: "午餐", "Lunch";
    lunch_note: "停留时间含午餐", "The stay includes lunch";
    over_at: "结束", "Over at";
    leave_out: "不去", "Leave out";
    make_must: "必看", "Make it a must";
    not_kept: "没能做到的", "What could not be met";
    left_out: "没排进去的", "Not in the plan";
    left_out_rest: "其余没排进去的站点", "All other stops that are not in it";
    would_help: "可以：", "Would help: ";
    or: "；或者", "; or ";
    help: "单独调整一天", "Better one day at a time";
    help_what: "把一天排得更顺、找能插进空档的站点、给每一站备好替补。",
        "Put a day in a quicker order, find stops for a gap, have a spare for every stop.";
    order: "理顺这一天", "Put it in order";
    order_best: "这一天的顺序已经最快。", "This day is in its quickest order already.";
    order_better: "换个顺序：", "In another order: ";
    order_take: "就按这个顺序", "Take this order";
    fill: "这里还能去哪？", "What fits here?";
    fill_none: "这个空档放不下别的站点。", "Nothing else fits into this gap.";
    fill_found: "这里放得下：", "These fit here:";
    add: "加入", "Add";
    spares: "替补", "Spares";
    spares_none: "没有合适的替补", "No suitable spare";
    looking: "正在找…", "Looking …";
    swap: "换成", "Swap in ";
    not_there: "没有载入，请检查网络后再试。", "It did not load. Check your connection and try again.";
);

/// The note that the planner writes beside a stay that includes lunch, in every language, so that it can be recognized.
pub fn lunch_notes() -> [&'static str; 2] {
    [ZH.lunch_note, EN.lunch_note]
}

/// Words in a note which say that lunch is eaten during the stay: the planner's own, those of ready-made trips, and
/// what people write.
const LUNCH: [&str; 6] = ["午饭", "午餐", "中饭", "吃饭", "lunch", "an hour for it is counted in"];
/// Words which say that lunch is eaten at another time.
const NOT_THEN: [&str; 6] = ["午饭后", "午饭前", "午餐后", "午餐前", "after lunch", "before lunch"];

/// Whether a note beside a stay says that lunch is eaten during it.
pub fn tells_of_lunch(note: &str) -> bool {
    let note = note.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| note.contains(word));
    says(&LUNCH) && !says(&NOT_THEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_counts_lunch_in_is_known_whoever_wrote_it() {
        let all = lunch_notes().into_iter().chain([
            "含一小时午饭。登莫角山，再看南城墙的剖面。",
            "游客中心一带可以吃饭，含一小时。",
            "An hour of it is for lunch. The bridge first.",
            "There is food near the visitor centre; an hour for it is counted in.",
            "在这里吃午餐",
        ]);
        all.for_each(|note| assert!(tells_of_lunch(note), "{note}"));
        ["午饭后再来", "After lunch", "先看桥", ""]
            .iter()
            .for_each(|note| assert!(!tells_of_lunch(note), "{note}"));
    }
}

//! What is told about a plan: why a stop is left out, what would make it fit, which wishes are unmet, why there is no
//! plan, and what a change of order gains.

sentences! {
    // Why a stop is left out, after its name and a colon
    not_wanted: "你选了不去", "you asked to leave it out";
    not_on_this_map: "不在这份地图里", "it is not on this map";
    closed_all_days: "这几天都不开放", "it is closed on all of your days";
    over_budget(yuan: &str): "门票超出预算 {yuan}", "tickets would be {yuan} over your budget";
    out_of_reach: "一天之内来不及往返", "there is no way there and back within a day";
    needs_time(day: usize, short: &str):
        "最宽裕的第{day}天也还差 {short}", "even day {day}, the best for it, is {short} too short";
    misses_last_entry(day: usize, late: &str):
        "第{day}天到达时已过最晚入场 {late}", "on day {day} you would be {late} late for the last entry";
    open_too_short(day: usize):
        "第{day}天开放的时间不够看完", "on day {day} it is not open for long enough";
    closes_too_soon(day: usize, short: &str):
        "第{day}天进得去，但闭门比看完早 {short}", "on day {day} it closes {short} before you would be done";
    dark_by_then(day: usize): "第{day}天到那里天已经黑了", "on day {day} it would be dark by then";
    hours_unknown(day: usize):
        "开放时间未知，只按白天安排，第{day}天白天排不下",
        "its hours are not known, so it is planned for daylight only, and day {day} has none left";
    not_reached: "停止得早，还没排到它", "you stopped before it was looked at";
    no_time_for_lunch(day: usize):
        "第{day}天加上它就没有午餐时间了", "with it, day {day} would have no time for lunch";
    too_many_visits(day: usize):
        "第{day}天的站数已到所选节奏的上限", "day {day} has as many stops as your pace allows";
    too_much_walking(day: usize):
        "第{day}天加上它，步行就超出限度", "with it, day {day} would have more walking than you want";
    no_place_in_order(day: usize):
        "第{day}天锁定站点的先后顺序里插不进",
        "it has no place in the order of what is locked on day {day}";
    several_limits(day: usize):
        "第{day}天的站数、午餐和步行合在一起，就放不下它了",
        "stops, lunch and walking together leave no room for it on day {day}";

    // What would make it fit
    without_lunch: "不留午餐时间", "no time kept for lunch";
    fuller_pace: "把节奏调快一档", "a fuller pace";
    twice_the_walking: "步行限度放宽一倍", "twice as much walking";
    unlock_day(day: usize): "解锁第{day}天的站点", "unlock what is locked on day {day}";
    loosen_all: "节奏快一档、不留午餐、步行放宽一倍", "a fuller pace, no lunch and twice as much walking";
    stay_only(stay: &str): "只看 {stay}", "stay for {stay} only";
    use_evenings: "晚上也安排", "use the evenings too";
    raise_budget(yuan: &str): "预算加 {yuan}", "spend {yuan} more";
    end_later(day: usize, by: &str): "第{day}天晚 {by} 结束", "end day {day} {by} later";
    start_earlier(day: usize, by: &str): "第{day}天早 {by} 出发", "start day {day} {by} earlier";
    both_ends(day: usize, by: &str):
        "第{day}天早 {by} 出发、晚 {by} 结束", "start day {day} {by} earlier and end it {by} later";
    instead_of(name: &str): "不去{name}", "leave out {name}";
    sleep_there(night: usize): "第{night}晚住在那里", "sleep there on night {night}";
    another_day: "多留一天", "one more day";
    go_on(date: &str): "改到 {date} 去", "go on {date}";
    move_trip(date: &str, day: usize):
        "把行程挪一挪，{date}是第{day}天", "move the trip so that {date} is day {day}";

    // Notices about the whole plan
    nothing_fits(why: &str): "这样一站也排不进。{why}", "Nothing fits with these answers. {why}";
    by_taxi:
        "步行限度小，走不到车站，所以按打车排。",
        "With so little walking a bus stop is too far, so this is planned by taxi.";
    sleeps_there(night: usize, stop: &str):
        "第{night}晚住在{stop}，那里一天来不及往返。",
        "Night {night} is spent at {stop}, which is too far for a day.";
    guessed_date(date: &str): "未填日期，先按 {date} 排", "No date given; planned for {date}";

    // Problems with the answers
    date_is_over(date: &str):
        "{date}已经过去了。还是按这一天排吗？", "{date} is over. Plan for that day all the same?";
    leaves_before_arriving:
        "离开的时间不能早于到达的时间，请改其中一个。",
        "You cannot leave before you arrive; change one of the times.";
    too_many_musts(musts: usize, days: usize):
        "{days} 天里有 {musts} 个必看，一天看不了这么多。请减少几个，或多留几天。",
        "{musts} must-sees are too many for the days you have ({days}). Remove some, or stay longer.";

    // Wishes that are not met
    must_missing(name: &str): "必看的{name}排不进", "{name} is a must-see, and does not fit";
    no_lunch(day: usize): "第{day}天没有空出午餐时间", "Day {day} has no time for lunch";
    day_too_short(day: usize):
        "第{day}天的时间不够走完起点、锁定的站点和终点",
        "Day {day} is too short for its beginning, its locked stops and its end";
    kept_shut(name: &str, day: usize):
        "锁定的{name}第{day}天不开放，或开放时间不够",
        "{name}, locked on day {day}, is not open then, or not for long enough";
    too_far_on_foot(day: usize): "第{day}天步行超出限度", "Day {day} has more walking than you want";
    kept_over_budget(yuan: &str):
        "锁定的站点门票已超出预算 {yuan}", "Tickets for what is locked are {yuan} over your budget";
    kept_aside(name: &str):
        "天数减少，锁定的{name}放到了备选",
        "With fewer days, {name}, which was locked, is put aside";
    ride_missed(day: usize, ride: &str):
        "第{day}天赶不上{ride}：锁定的站点和路上的时间不够",
        "On day {day} you would miss {ride}: what is locked and the ways there take too long";
    ride_aside(ride: &str): "天数减少，{ride}不在行程里了", "With fewer days, {ride} is not in the trip any more";
    beyond_limits(day: usize): "第{day}天超出了你的限度", "Day {day} goes beyond your limits";
    own_ride: "自己的车船", "your own train or boat";
    numbered_ride(number: &str): " {number} ", "{number}";

    // Why there is no plan
    planner_not_loaded:
        "排行程的程序没有载入。请检查网络后再试；你的行程没有变。",
        "The planner did not load. Check your connection and try again; your trip is as it was.";
    stopped:
        "还没有排出结果就停止了。你的行程没有变。",
        "It was stopped before there was a plan. Your trip is as it was.";
    no_days: "行程里还没有天数，请先选几天。", "There is no day to plan. Choose how many days first.";
    too_many_days: "天数太多，一次排不了。", "These are more days than can be planned at once.";
    contradiction:
        "这些条件互相矛盾，排不出来。请改一改再试。",
        "These wishes contradict each other. Change one and try again.";

    // What another order gains, and spare stops
    ends(then: &str, now: &str): "{then} 结束（现在 {now}）", "over at {then} (now {now})";
    one_clash_fewer(ends: &str): "少 1 处冲突，{ends}", "1 fewer clash, {ends}";
    clashes_fewer(fewer: usize, ends: &str): "少 {fewer} 处冲突，{ends}", "{fewer} fewer clashes, {ends}";
    more_on_the_way(more: &str): "（路上多 {more}）", " ({more} more on the way)";
    if_it_rains: "下雨", "If it rains";
    if_closed: "不开门", "If it is closed";
    if_late: "晚到", "If you are late";
}

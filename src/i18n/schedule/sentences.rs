//! The sentences about a schedule.

sentences! {
    // One's own way: `by` is one of the first six, `time` is 25 min
    walk: "步行", "Walk";
    cycle: "骑行", "Cycle";
    bus: "乘公交", "Bus";
    by_road: "乘车", "By road";
    by_car: "乘车", "By car";
    ferry: "乘渡轮", "Ferry";
    moving(by: &str, far: &str, time: &str, basis: &str):
        "{by}{far}，约 {time}{basis}", "{by} {far}, about {time}{basis}";
    distance_unknown(by: &str, time: &str):
        "{by}约 {time}（两端位置约略，距离不详）",
        "{by}, about {time} (both positions approximate, distance not known)";
    straight_line_times(factor: f64): "（直线×{factor}估算）", " (estimated: straight line × {factor})";
    over_a_bridge(factor: f64):
        "（经桥过水，直线×{factor}估算）",
        " (by a bridge over the water; estimated: straight lines × {factor})";
    along_the_course: "（沿线路实长）", " (along the mapped course)";
    from_the_router: "（路线规划）", " (from the router)";
    nothing_else_known(way: &str):
        "{way}；图中没有这一段的火车或客车", "{way}; this map knows no train or coach here";
    metres(metres: u32): "约 {metres} 米", "{metres} m";
    kilometres(km: f64): "约 {km:.1} 公里", "{km:.1} km";

    // Before and after a ride
    handle_bicycle(time: &str): "取还单车 {time}", "Unlock and lock a bicycle, {time}";
    handle_car(time: &str): "叫车或停车 {time}", "Hail a taxi or park, {time}";
    wait(time: &str): "候车约 {time}", "Wait about {time}";
    wait_for_ferry(time: &str): "购票候船约 {time}", "Tickets and boarding, about {time}";
    wait_for_metro(time: &str, guess: &str):
        "进站候车约 {time}{guess}", "Into the station and wait, about {time}{guess}";
    change_metro(line: &str, time: &str, guess: &str):
        "换乘{line}，约 {time}{guess}", "Change to {line}, about {time}{guess}";
    interval_assumed: "（间隔按一般估）", " (interval assumed)";
    out_of_station(station: &str, time: &str): "{station}站出站 {time}", "Out of {station} station, {time}";
    out_by_exit(station: &str, exit: &str, time: &str):
        "{station}站{exit}口出站 {time}", "Out of {station} station by exit {exit}, {time}";
    change_at(station: &str, time: &str): "{station}站换乘 {time}", "Change at {station}, {time}";
    security_at(station: &str, time: &str):
        "{station}站进站安检 {time}", "Security and gates at {station}, {time}";
    off_the_boat(time: &str): "下船 {time}", "Off the boat, {time}";
    out_of_coach_station(time: &str): "下车出站 {time}", "Out of the coach station, {time}";
    boat_every(time: &str, every: u32):
        "购票候船约 {time}（约 {every} 分钟一班）", "Tickets and boarding, about {time} (one every {every} min)";
    coach_every(time: &str, every: u32):
        "购票候车约 {time}（约 {every} 分钟一班）", "Tickets and boarding, about {time} (one every {every} min)";
    boat_times_unknown(time: &str):
        "购票候船约 {time}（班次未知）", "Tickets and boarding, about {time} (times unknown)";
    coach_times_unknown(time: &str):
        "购票候车约 {time}（班次未知）", "Tickets and boarding, about {time} (times unknown)";
    wait_for_train(time: &str, often: &str): "候车约 {time}（{often}）", "Wait about {time} ({often})";
    train_every(every: u32, date: &str):
        "{date} 时刻表约 {every} 分钟一班", "a train every {every} min in the timetable of {date}";
    train_every_the_other_way(every: u32):
        "按反方向约 {every} 分钟一班估算", "estimated from the other direction: a train every {every} min";
    frequency_unknown: "班次未知，请查 12306", "frequency unknown, see 12306";
    last_train_left(last: &str, first: &str, time: &str):
        "末班车 {last} 已开，等次日首班 {first}，约 {time}",
        "The last train left at {last}; the first one leaves at {first}, {time} later";
    last_boat_left(last: &str, first: &str, time: &str):
        "末班船 {last} 已开，等次日首班 {first}，约 {time}",
        "The last boat left at {last}; the first one leaves at {first}, {time} later";
    last_coach_left(last: &str, first: &str, time: &str):
        "末班车 {last} 已开，等次日首班 {first}，约 {time}",
        "The last coach left at {last}; the first one leaves at {first}, {time} later";

    // Rides
    metro(line: &str, from: &str, to: &str, stops: &str, towards: &str, time: &str):
        "{line} {from}→{to}，{stops}，往{towards}方向，约 {time}",
        "{line} from {from} to {to}, {stops}, towards {towards}, about {time}";
    metro_in_short(line: &str, from: &str, to: &str, stops: &str, towards: &str):
        "{line} {from}→{to} {stops}（往{towards}）", "{line} {from}–{to}, {stops} (towards {towards})";
    train(line: &str, from: &str, to: &str, time: &str, as_of: &str):
        "{line} {from}—{to} 约 {time}（{as_of} 的资料）", "{line}, {from}–{to}, about {time} (as of {as_of})";
    train_in_short(line: &str, from: &str, to: &str): "{line} {from}→{to}", "{line} {from}→{to}";
    boat(from: &str, to: &str, time: &str, name: &str):
        "乘船 {from}→{to} 约 {time}（{name}）", "Boat from {from} to {to}, about {time} ({name})";
    coach(from: &str, to: &str, time: &str, name: &str):
        "乘客车 {from}→{to} 约 {time}（{name}）", "Coach from {from} to {to}, about {time} ({name})";
    link_in_short(name: &str, from: &str, to: &str): "{name} {from}→{to}", "{name}, {from}–{to}";
    one_way(fare: &str): "，单程 {fare}（票价请核对）", ", {fare} one way (check the fare)";
    own_ticket(ride: &str, depart: &str, arrive: &str):
        "{ride}，{depart} 开，{arrive} 到（按自己的票）",
        "{ride}, leaves at {depart}, arrives at {arrive} (your own ticket)";
    a_train: "火车", "Train";
    a_boat: "船", "Boat";

    // Conflicts
    closed_that_day(name: &str): "{name}当天不开放", "{name} is closed that day";
    closed_on_arrival(name: &str, by: &str):
        "{name}到达时已经关门，需提早 {by}",
        "{name} is closed by the time you arrive; {by} earlier would do";
    last_entry_missed(name: &str, by: &str):
        "{name}错过最晚入场 {by}", "{name} stops letting people in {by} before you arrive";
    closes_too_soon(name: &str, by: &str):
        "{name}关门前不够参观，差 {by}", "{name} closes {by} before the visit is over";
    there_at_night(name: &str):
        "{name}这天排不下：到时已过半夜，不开放",
        "{name} does not fit into this day: you would be there at night, when it is closed";
    day_too_long(day: usize, by: &str): "第{day}天超时 {by}", "Day {day} is {by} too long";
    holidays_not_announced(name: &str, year: i32):
        "{name}{year} 年放假安排未公布，开放时间未定",
        "{name} has opening hours that depend on the holidays of {year}, which are not announced yet";
    hours_unknown(name: &str): "{name}开放时间未知", "{name} has unknown opening hours";
    not_on_this_map(name: &str): "{name}不在这份地图里", "{name} is not on this map";
    train_missed(train: &str, at: &str, by: &str, early: u32):
        "{at} 的{train}赶不上：晚 {by}到站（要提前 {early} 分钟到）",
        "You would miss {train} at {at} by {by} (be there {early} min before)";
    boat_missed(boat: &str, at: &str, by: &str, early: u32):
        "{at} 的{boat}赶不上：晚 {by}到码头（要提前 {early} 分钟到）",
        "You would miss {boat} at {at} by {by} (be there {early} min before)";
    the_train: "火车", "the train";
    the_boat: "船", "the boat";
    numbered(number: &str): " {number} ", "{number}";

    // Fixes
    another_order(name: &str, place: usize): "把{name}调到当天第{place}站", "Make {name} stop {place} of the day";
    start_at(time: &str): "{time} 出发", "Start at {time}";
    end_at(time: &str): "{time} 结束", "End at {time}";
    another_day(name: &str, day: usize): "把{name}改到第{day}天", "Move {name} to day {day}";
    swap_days(day: usize, other: usize): "对调第{day}天和第{other}天", "Swap days {day} and {other}";
    shorter_stay(name: &str, time: &str): "{name}只停留 {time}", "Stay {time} at {name}";
    set_aside(name: &str): "把{name}放回备选", "Set {name} aside";
}

/// The stops of a metro ride: 6站 or "6 stops".
pub fn stops(lang: crate::domain::Lang, stops: u32) -> String {
    match stops {
        1 => one_stop(lang).to_owned(),
        stops => several_stops(lang, stops),
    }
}

sentences! {
    one_stop: "1站", "1 stop";
    several_stops(stops: u32): "{stops}站", "{stops} stops";
}

//! What is told on a day of travel and on the evening before it: where the traveller is, what is next and how to get
//! there, what falls, what would help, and what was reported. Labels and buttons are in `on_the_way`.

// Several of these are parts of a longer sentence: in English they begin in lower case and end without a mark.
sentences! {
    // Where the traveller is
    staying_until(name: &str, leave: &str): "在{name}，待到 {leave}", "At {name} until {leave}";
    on_the_way_to(place: &str): "去{place}的路上", "On the way to {place}";
    on_train(number: &str, to: &str, at: &str):
        "在火车上：{number}，{at} 到{to}（按票）", "On the train: {number}, due at {to} at {at}";
    on_boat(number: &str, to: &str, at: &str):
        "在船上：{number}，{at} 到{to}（按票）", "On the boat: {number}, due at {to} at {at}";
    counted_late(by: &str): "（已按晚 {by}算）", " ({by} late)";
    end_of_day: "终点", "the end of the day";
    own_ride: "自己的车船", "your train or boat";

    // What is next
    leave_by(time: &str): "{time} 前出发", "leave by {time}";
    there_at(time: &str): "约 {time} 到", "there at about {time}";
    ride_leaves_at(time: &str): "{time} 开", "it leaves at {time}";
    i_am_at(name: &str): "我在{name}", "I am at {name}";
    leave_at_latest(time: &str, falls: &str):
        "最晚 {time} 出发，再晚：{falls}", "At the latest leave at {time}: after that {falls}";

    // How far that is
    away(at: &str, name: &str, far: &str):
        "{at} 定位：离{name}直线约 {far}，走起来更远。",
        "At {at}: about {far} from {name} in a straight line; the way is longer.";
    away_give_or_take(at: &str, name: &str, far: &str, error: &str):
        "{at} 定位：离{name}直线约 {far}，走起来更远，定位误差约 {error}。",
        "At {at}: about {far} from {name} in a straight line, give or take {error}; the way is longer.";
    you_are_there(at: &str, name: &str):
        "{at} 定位：你已经在{name}一带，可以点「到了」。", "At {at}: you are at {name}. Tap “Arrived”.";

    // How to get there
    walk(minutes: u32): "走 {minutes} 分钟", "walk {minutes} min";
    then_walk(minutes: u32): "再走 {minutes} 分钟", "then walk {minutes} min";
    walk_to(minutes: u32, place: &str): "走 {minutes} 分钟到{place}", "walk {minutes} min to {place}";
    walk_to_metro(minutes: u32, station: &str):
        "走 {minutes} 分钟到地铁{station}站", "walk {minutes} min to {station} metro station";
    walk_to_station(minutes: u32, station: &str):
        "走 {minutes} 分钟到{station}站", "walk {minutes} min to {station}";
    walk_to_bus(minutes: u32): "走 {minutes} 分钟到公交站", "walk {minutes} min to the bus";
    cycle(minutes: u32): "骑车 {minutes} 分钟", "cycle {minutes} min";
    bus(minutes: u32): "坐公交约 {minutes} 分钟", "bus, about {minutes} min";
    by_road(minutes: u32): "坐车约 {minutes} 分钟", "by road, about {minutes} min";
    taxi(minutes: u32): "打车约 {minutes} 分钟", "taxi, about {minutes} min";
    car_or_taxi(minutes: u32): "开车或打车约 {minutes} 分钟", "car or taxi, about {minutes} min";
    ferry(minutes: u32): "坐渡轮约 {minutes} 分钟", "ferry, about {minutes} min";
    metro(line: &str, towards: &str, stops: &str, to: &str):
        "坐{line}（{towards}方向）{stops}到{to}", "{line} towards {towards}, {stops} to {to}";
    change_to_metro(line: &str, towards: &str, stops: &str, to: &str):
        "换{line}（{towards}方向）{stops}到{to}", "change to {line} towards {towards}, {stops} to {to}";
    out_by_exit(exit: &str): "{exit} 口出", "out by exit {exit}";
    exit_unknown: "出口未查到，看站内指示", "exit not looked up: follow the signs";
    time_for_security(minutes: u32): "留 {minutes} 分钟进站安检", "allow {minutes} min for security";
    train(line: &str, from: &str, to: &str): "从{from}站坐{line}到{to}站", "{line} from {from} to {to}";
    boat(from: &str, to: &str): "从{from}坐船到{to}", "boat from {from} to {to}";
    coach(from: &str, to: &str): "从{from}坐客车到{to}", "coach from {from} to {to}";

    // What falls
    closed_today(name: &str): "{name}今天不开放", "{name} is closed today";
    shut_by_then(name: &str): "到{name}时已经关门", "{name} is shut by then";
    closes_at(name: &str, at: &str): "{name} {at} 关门，赶不上", "{name} closes at {at}";
    last_entry_missed(name: &str, at: &str):
        "赶不上{name} {at} 的最晚入场", "you miss the last entry of {name} at {at}";
    closes_before_seen(name: &str, at: &str):
        "{name} {at} 关门，看不完", "{name} closes at {at}, before you have seen it";
    there_after_midnight(name: &str): "到{name}已过半夜", "you would be at {name} after midnight";
    not_at_station_by(station: &str, at: &str):
        "{at} 到不了{station}，当心误车", "you would not be at {station} by {at} and may miss your train";
    not_over_by(at: &str): "{at} 前结束不了", "the day is not over by {at}, as planned";
    last_train_missed(at: &str): "赶不上 {at} 的末班车", "you miss the last train at {at}";
    last_boat_missed(at: &str): "赶不上 {at} 的末班船", "you miss the last boat at {at}";
    last_coach_missed(at: &str): "赶不上 {at} 的末班客车", "you miss the last coach at {at}";
    own_train_missed(at: &str): "赶不上自己 {at} 的火车", "you miss your train at {at}";
    own_boat_missed(at: &str): "赶不上自己 {at} 的船", "you miss your boat at {at}";
    late_lunch: "午饭要晚了", "lunch comes late";
    too_short_by(what: &str, by: &str): "{what}，少 {by}", "{what} ({by} short)";
    too_late_by(what: &str, by: &str): "{what}，晚 {by}", "{what} ({by} late)";

    // What would help, and what that costs
    stay_less(name: &str, less: &str): "{name}少待 {less}", "Stay {less} less at {name}";
    swap(first: &str, second: &str): "先去{first}，再去{second}", "{first} first, then {second}";
    take_taxi(to: &str): "打车去{to}", "Take a taxi to {to}";
    leave_out(name: &str): "今天不去{name}", "Leave {name} out today";
    stay_changes(from: &str, to: &str): "停留 {from}改成 {to}", "{to} instead of {from}";
    order_changes: "一站不少，换个顺序", "Every stop stays, in another order";
    taxi_ride(far: &str, minutes: &str, saved: &str):
        "约 {far}、{minutes}，快 {saved}；车费这里不知道",
        "About {far} and {minutes}, {saved} quicker; the fare is not known here";
    back_to_candidates: "放回备选，改天再去", "It is set aside for another day";
    day_then_ends(at: &str): "，{at} 结束", "; the day ends at {at}";
    still_falls(falls: &str): "。还是会：{falls}", ". Still: {falls}";

    // What was reported, after “undo”
    arrived_at(place: &str): "到了{place}", "arrived at {place}";
    left(name: &str): "离开{name}", "left {name}";
    set_out: "出发", "set out";
    skipped(name: &str): "跳过{name}", "skipped {name}";
    late(by: &str): "晚了 {by}", "{by} late";
    boarded(ride: &str, at: &str): "上了{ride}（{at} 开）", "on board {ride} at {at}";
    got_off(ride: &str): "下了{ride}", "got off {ride}";
    taxi_to(place: &str): "打车去{place}", "taxi to {place}";

    // The day in short
    over_at(time: &str): "约 {time} 结束", "over at about {time}";
    stops_seen(stops: usize): "到过 {stops} 站", "{stops} seen";
    stops_left_out(stops: usize): "没去 {stops} 站", "{stops} left out";

    // Tomorrow
    be_there_at(time: &str): "{time} 到", "Be there at {time}";
    leave_and_arrive(leave: &str, how: &str, arrive: &str):
        "{leave} 出发，{how}约 {arrive} 到", "Leave at {leave}, {how}there at about {arrive}";
    leave_for_ride(leave: &str, ride: &str, at: &str):
        "{leave} 出发，坐 {at} 的 {ride}", "Leave at {leave} for {ride} at {at}";
    stops_and_end(stops: &str, end: &str): "共 {stops}，约 {end} 结束", "{stops}, over at about {end}";
}

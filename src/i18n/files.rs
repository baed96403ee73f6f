//! The words of exported files: text for a chat, GPX, KML, GeoJSON and the reminders of a calendar.

sentences! {
    untitled: "杭甬行程", "Hangzhou–Ningbo trip";
    day_number(day: usize): "第{day}天", "Day {day}";
    candidates: "备选", "Not placed yet";

    approximate: "（大致位置）", " (approximate position)";
    approximate_sentence:
        "位置是大致的，可能差几百米。", "The position is approximate and may be off by some hundred metres.";
    along_the_map_line:
        "按地图上画的线，不是逐路口的导航。", "Along the line on the map; not turn by turn.";
    estimates:
        "时间均为估计（北京时间），出发前请核实。",
        "All times are estimates (China Standard Time); check before you go.";

    way: "路上（估计）：", "Getting there (estimated): ";
    then: "；", "; ";
    way_by(mode: &str, time: &str): "{mode}约 {time}", "{mode}, about {time}";
    way_by_rides(mode: &str, time: &str, rides: &str):
        "{mode}约 {time}（{rides}）", "{mode}, about {time} ({rides})";
    between_rides: "，", ", ";
    on_foot: "步行", "On foot";
    by_bicycle: "骑行", "Bicycle";
    by_metro_or_bus: "公交地铁", "Metro or bus";
    by_car: "乘车", "Car or taxi";
    by_train: "高铁", "Train";
    by_ferry: "轮渡", "Ferry";

    wait_for_opening: "等开门", "Wait for the opening";
    sets_out: "出发：", "Set out: ";
    arrives: "到达：", "Arrive: ";
    warning: "！", "! ";
    tickets: "门票", "Tickets";

    leave_for_own_ride(ride: &str, at: &str):
        "该出发去坐车船了：{ride}，{at} 开（按自己的票）", "Time to go: {ride}, leaves at {at} (your own ticket)";
    leave_for_train(ride: &str, at: &str):
        "该去赶火车了：{ride}，约 {at} 开（估计，以车票为准）",
        "Time for the train: {ride}, at about {at} (estimated; your ticket counts)";
    last_boat(ride: &str, at: &str):
        "末班船 {at} 开：{ride}（以码头当天公告为准）", "The last boat leaves at {at}: {ride} (check at the pier)";
    bookable_from_today(stop: &str, on: &str, how: &str):
        "今天起可以预约{stop}（{on}的）{how}", "From today you can book {stop} for {on}{how}";
    book_in_time(stop: &str, on: &str, how: &str):
        "{stop}（{on}）需要预约，提前多久未查到，请先问清{how}",
        "{stop} on {on} has to be booked; how far ahead was not found, so ask in time{how}";
}

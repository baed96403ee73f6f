//! What is told about the trip on the desk after an action: where a stop is now, why an edit was refused, what would
//! fix a conflict, what a copy is called, and when a day ends.

sentences! {
    stop_is_at(name: &str, day: usize, stop: usize, stops: usize):
        "{name}：第{day}天第{stop}站，共{stops}站", "{name}: day {day}, stop {stop} of {stops}";
    move_to_new_day(name: &str): "把{name}改到新的一天", "Move {name} to a new day";

    // Titles of copies
    copy(title: &str): "{title}（副本）", "{title} (copy)";
    numbered_copy(title: &str, number: usize): "{title}（副本 {number}）", "{title} (copy {number})";

    // Refused edits
    no_such_day(day: usize): "没有第{day}天。", "There is no day {day}.";
    no_such_stop: "这一站已经不在那里了。", "That stop is not there any more.";
    already_on_day(name: &str, day: usize): "{name}已经在第{day}天。", "{name} is on day {day} already.";
    already_in_trip(name: &str): "{name}已经在行程里。", "{name} is in the trip already.";
    nothing_changes: "没有变化。", "Nothing changes.";
    too_many_days(most: usize): "一个行程最多 {most} 天。", "A trip has at most {most} days.";
    too_many_stops(most: usize): "一个行程最多 {most} 站。", "A trip has at most {most} stops.";
    ends_before_it_begins: "结束时间要晚于开始时间。", "A day has to end after it begins.";
    no_such_date: "没有这个日期。", "There is no such date.";
    stay_out_of_range(hours: u32):
        "停留时间在 1 分钟到 {hours} 小时之间。", "A stay lasts between 1 minute and {hours} hours.";
    no_such_ride: "这班车船已经不在那里了。", "That ride is not there any more.";
    too_many_rides(most: usize): "一天最多 {most} 班。", "A day has at most {most} rides.";
    arrives_before_it_leaves:
        "到达要晚于出发，而且在同一天。", "It has to arrive after it leaves, on the same day.";
    goes_nowhere: "上下车的地方不能相同。", "It has to end somewhere other than where it begins.";
    no_such_place: "地球上没有这个位置。", "There is no such place on the earth.";

    // The end of a day
    ends_in_time(at: &str, planned: &str): "{at} 结束，计划 {planned}", "Ends at {at}, planned {planned}";
    ends_late(at: &str, planned: &str, by: &str):
        "{at} 结束，比计划的 {planned} 晚 {by}", "Ends at {at}, {by} after the planned {planned}";
}

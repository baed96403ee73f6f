//! The sentences about edits that were done.

sentences! {
    // Stops
    added(name: &str): "已添加{name}", "Added {name}";
    added_to_candidates(name: &str): "已把{name}放进备选", "Added {name} to “Set aside”";
    route_added(name: &str): "已添加整条{name}", "The whole route “{name}” is in the trip now";
    package_added(name: &str, day: usize, stops: &str):
        "“{name}”已加入第{day}天：{stops}", "“{name}” is on day {day} now: {stops}";
    removed(name: &str): "已移除{name}", "Removed {name}";
    moved_to_day(name: &str, day: usize): "已把{name}移到第{day}天", "Moved {name} to day {day}";
    swapped(name: &str, other: &str): "已对调{name}和{other}", "Swapped {name} and {other}";
    replaced(name: &str, other: &str): "{name}已换成{other}", "Replaced {name} by {other}";
    set_aside(name: &str): "已把{name}放回备选", "Set {name} aside";
    changed_stay(name: &str): "已修改{name}的停留时间", "Changed the stay at {name}";
    changed_note(name: &str): "已修改{name}的备注", "Changed the note on {name}";
    locked(name: &str): "已锁定{name}", "Locked {name}";
    unlocked(name: &str): "已解锁{name}", "Unlocked {name}";

    // Days and dates
    put_in_order(day: usize): "已理顺第{day}天", "Put day {day} in order";
    inserted_day(day: usize): "已插入第{day}天", "Inserted day {day}";
    removed_day(day: usize): "已删除第{day}天", "Removed day {day}";
    moved_day(day: usize, to: usize): "已把第{day}天移为第{to}天", "Moved day {day} to day {to}";
    swapped_days(day: usize, other: usize): "已对调第{day}天和第{other}天", "Swapped days {day} and {other}";
    changed_hours(day: usize): "已修改第{day}天的起止时间", "Changed the hours of day {day}";
    changed_base(day: usize): "已修改第{day}天的起终点", "Changed where day {day} starts and ends";
    changed_bases: "已修改每天的起终点", "Changed where the days start and end";
    starts_on(date: &str): "出发日期已改为{date}", "The trip starts on {date} now";
    cleared_start: "已取消出发日期", "Cleared the start date";
    dates_are_earlier(days: &str): "所有日期已提前{days}", "All dates are {days} earlier now";
    dates_are_later(days: &str): "所有日期已推后{days}", "All dates are {days} later now";

    // The traveller's own trains and boats
    added_ride(ticket: &str): "已添加{ticket}", "Added {ticket}";
    changed_ride(ticket: &str): "已修改{ticket}", "Changed {ticket}";
    removed_ride(ticket: &str): "已移除{ticket}", "Removed {ticket}";

    // The whole trip
    changed_mode: "已修改出行方式", "Changed the way of travel";
    changed_party: "已修改同行的人", "Changed who travels";
    renamed: "已修改行程名称", "Renamed the trip";
    planned: "已自动排程", "Planned automatically";
    took_trip_of_link: "已换成链接里的行程", "This is the trip from the link now";
    took_trip_of_file: "已换成文件里的行程", "This is the trip from the file now";
    took_ready_made_trip: "已换成现成行程", "This is the ready-made trip now";
    took_changes_of_other_tab: "已采用另一个标签页的改动", "Took the changes from another tab";
    spread: "已排到各天", "Spread over the days";
    added_plan: "已并入自动排程", "Added the automatic plan";
    added_trip_of_link: "已并入链接里的行程", "Added the trip from the link";
    added_trip_of_file: "已并入文件里的行程", "Added the trip from the file";
    added_ready_made_trip: "已并入现成行程", "Added the ready-made trip";
    added_trip_of_other_tab: "已并入另一个标签页的行程", "Added the trip from another tab";
}

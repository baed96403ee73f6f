//! The sentences about edits. Those of the first four groups are also the ends of longer ones: 撤销：添加天一阁.

sentences! {
    // Stops
    add(name: &str): "添加{name}", "Add {name}";
    consider(name: &str): "把{name}放进备选", "Add {name} to “Set aside”";
    add_route(name: &str): "添加整条{name}", "Take the whole route “{name}”";
    add_package(name: &str): "加入“{name}”", "Add “{name}”";
    remove(name: &str): "移除{name}", "Remove {name}";
    move_to_day(name: &str, day: usize): "把{name}移到第{day}天", "Move {name} to day {day}";
    swap(name: &str, other: &str): "对调{name}和{other}", "Swap {name} and {other}";
    put_instead(name: &str, other: &str): "{name}换成{other}", "Replace {name} by {other}";
    set_aside(name: &str): "把{name}放回备选", "Set {name} aside";
    change_stay(name: &str): "修改{name}的停留时间", "Change the stay at {name}";
    change_note(name: &str): "修改{name}的备注", "Change the note on {name}";
    lock(name: &str): "锁定{name}", "Lock {name}";
    unlock(name: &str): "解锁{name}", "Unlock {name}";

    // Days and dates
    put_in_order(day: usize): "理顺第{day}天", "Put day {day} in order";
    insert_day(day: usize): "插入第{day}天", "Insert day {day}";
    remove_day(day: usize): "删除第{day}天", "Remove day {day}";
    move_day(day: usize, to: usize): "把第{day}天移为第{to}天", "Move day {day} to day {to}";
    swap_days(day: usize, other: usize): "对调第{day}天和第{other}天", "Swap days {day} and {other}";
    change_hours(day: usize): "修改第{day}天的起止时间", "Change the hours of day {day}";
    change_base(day: usize): "修改第{day}天的起终点", "Change where day {day} starts and ends";
    change_bases: "修改每天的起终点", "Change where the days start and end";
    start_on(date: &str): "出发日期改为{date}", "Start on {date}";
    clear_start: "取消出发日期", "Clear the start date";
    dates_earlier(days: &str): "所有日期提前{days}", "Move all dates {days} earlier";
    dates_later(days: &str): "所有日期推后{days}", "Move all dates {days} later";
    one_day: "1天", "1 day";
    several_days(days: u32): "{days}天", "{days} days";

    // The traveller's own trains and boats
    add_ride(ticket: &str): "添加{ticket}", "Add {ticket}";
    change_ride(ticket: &str): "修改{ticket}", "Change {ticket}";
    remove_ride(ticket: &str): "移除{ticket}", "Remove {ticket}";
    own_ticket: "自己的车船票", "your own ticket";
    numbered(number: &str): " {number}", "{number}";

    // The whole trip
    change_mode: "修改出行方式", "Change the way of travel";
    change_party: "修改同行的人", "Change who travels";
    rename: "修改行程名称", "Rename the trip";
    plan: "自动排程", "Plan automatically";
    take_trip_of_link: "换成链接里的行程", "Take the trip from the link";
    take_trip_of_file: "换成文件里的行程", "Take the trip from the file";
    take_ready_made_trip: "换成现成行程", "Take the ready-made trip";
    take_changes_of_other_tab: "采用另一个标签页的改动", "Take the changes from another tab";
    spread: "排到各天", "Spread over the days";
    add_plan: "并入自动排程", "Add the automatic plan";
    add_trip_of_link: "并入链接里的行程", "Add the trip from the link";
    add_trip_of_file: "并入文件里的行程", "Add the trip from the file";
    add_ready_made_trip: "并入现成行程", "Add the ready-made trip";
    add_trip_of_other_tab: "并入另一个标签页的行程", "Add the trip from another tab";

    // Undone, redone
    undo(edit: &str): "撤销：{edit}", "Undo: {edit}";
    redo(edit: &str): "重做：{edit}", "Redo: {edit}";
    undone(edit: &str): "已撤销：{edit}", "Undone: {edit}";
    redone(edit: &str): "已重做：{edit}", "Done again: {edit}";
}

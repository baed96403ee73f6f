//! What is told about a link or a file from outside: why it has no trip and what to do, what was repaired or dropped,
//! and what a trip without a title is called.

use crate::domain::Lang;

sentences! {
    // Why there is no trip, and what to do
    file_too_big: "文件超过 10 MB，没有打开。", "The file is larger than 10 MB and was not opened.";
    export_without_pictures:
        "请只导出行程本身，不要带轨迹和照片。", "Export the trip alone, without tracks and pictures.";
    read_too_long: "这个文件读了太久，已经停下。", "Reading the file took too long and was stopped.";
    export_without_tracks: "请只导出行程本身，不要带轨迹。", "Export the trip alone, without tracks.";
    nothing_shared:
        "分享过来的内容里没有行程文件，也没有本站的行程或攻略链接。",
        "What was shared contains no trip file and no link to a trip or guide on this site.";
    share_a_file_or_link:
        "请分享 .gpx、.kml、.geojson 或 .json 文件，或本站的链接。",
        "Share a .gpx, .kml, .geojson or .json file, or a link of this site.";
    unreadable: "浏览器没能读取这个文件。", "The browser could not read the file.";
    choose_again:
        "请确认文件还在原处，再选一次。", "Check that the file is still there and choose it again.";
    ask_sender:
        "请向发来的人要一个完整的链接，或行程文件。",
        "Ask the sender for the complete link, or for the trip as a file.";
    export_again: "请在原来的程序里重新导出一次。", "Export it again from the program it came from.";

    // Links
    link_too_long(bytes: usize):
        "这个链接太长，不是本站的行程链接。",
        "This link is longer than {bytes} bytes; no trip link is that long.";
    link_of_other_version:
        "这个链接不是本站现有版本做的。", "This link was not made by this version of the site.";
    reload_page:
        "请刷新本页再打开；仍然不行，就请对方发行程文件。",
        "Reload the page and open it again; if that does not help, ask for the trip as a file.";
    link_without_trip: "这个链接里没有行程。", "This link has no trip in it.";
    link_cut_off: "这个链接不完整：后半截在转发时丢了。", "This link is cut off: its end was lost on its way.";
    link_changed: "这个链接损坏了：转发时有字符被改动。", "This link is damaged: it was changed on its way.";
    link_too_big:
        "这个链接里的内容比任何行程都大，没有打开。",
        "This link holds more than any trip can and was not opened.";

    // Documents
    trip_damaged: "行程的内容损坏了。", "The trip is damaged.";
    not_a_trip: "这不是本站的行程。", "This is not a trip of this site.";
    guide_incomplete:
        "这像是一份攻略，但缺了标题、作者或正文，没有打开。",
        "This looks like a guide, but its title, author or text is missing, so it was not opened.";
    trip_too_large:
        "行程的天数或站数超过上限（31 天、500 站）。", "The trip has more than 31 days or 500 visits.";

    // Files
    archive_without_places:
        "压缩包里没有 KML、GPX 或 GeoJSON 文件。", "The archive has no KML, GPX or GeoJSON file in it.";
    choose_file_with_places: "请选带有地点的那个文件。", "Choose the file that has the places.";
    archive_unreadable:
        "这个压缩文件不完整、带有密码，或是这里读不了的格式。",
        "The archive is incomplete, has a password, or is packed in a way that cannot be read here.";
    unpack_first: "请先解压，再选里面的文件。", "Unpack it and choose the file inside.";
    not_utf8: "文件的文字编码不是 UTF-8。", "The text of the file is not UTF-8.";
    not_in_named_encoding(name: &str):
        "文件声明的文字编码是 {name}，但按它读不出来。",
        "The file says that its text is encoded as {name}, but it cannot be read as that.";
    save_as_utf8: "请另存为 UTF-8 再试。", "Save it as UTF-8 and try again.";
    unknown_kind: "不认识这种文件。", "This kind of file is not supported.";
    known_kinds:
        "可以导入：行程文件 .json、.gpx、.kml、.kmz、.geojson。",
        "Trips can be imported from .json, .gpx, .kml, .kmz and .geojson files.";
    own_entities:
        "文件里带有自定义实体，为安全起见没有打开。",
        "The file defines its own entities and was not opened, for safety.";
    unknown_entity(line: usize):
        "文件第 {line} 行用了不认识的实体（& 和 ; 之间的词）。",
        "Line {line} of the file uses an unknown entity (a word between & and ;).";
    write_ampersand: "请把那一行的 & 改成 &amp;。", "Replace the & in that line with &amp;.";
    damaged_in_line(line: usize): "文件在第 {line} 行损坏。", "The file is damaged at line {line}.";
    file_cut_off: "文件不完整：到一半就断了。", "The file is incomplete: it ends in the middle.";
    beyond_limit(limit: &str): "文件里{limit}，没有打开。", "The file has {limit} and was not opened.";
    nested_too_deep(levels: usize):
        "嵌套超过 {levels} 层", "elements nested more than {levels} levels deep";
    too_many_attributes(most: usize):
        "一个标签的属性超过 {most} 个", "a tag with more than {most} attributes";
    too_many_points(most: usize): "地点超过 {most} 个", "more than {most} points";
    no_stops: "文件里没有站点。", "The file contains no stops.";
    only_lines(points: usize):
        "文件里没有站点，只有轨迹或线条（{points} 个点）。",
        "The file contains no stops, only tracks or lines ({points} points).";
    no_known_stop(places: usize):
        "文件里有 {places} 个地点，没有一个是这张地图上的站点。",
        "The file has {places} places, and none of them is a stop of this map.";
    use_file_with_stops:
        "请用带站点名称或位置的文件。", "Use a file with the names or positions of stops.";

    // What was repaired or dropped in a file
    not_on_map(count: usize, places: &str):
        "{count} 个地点不在这张地图上，没有导入：{places}。",
        "Not on this map, so not imported ({count}): {places}.";
    taken_by_position(place: &str, stop: &str):
        "{place}按位置猜作“{stop}”。", "{place} was taken for {stop}, which is near.";
    taken_by_name(name: &str, stop: &str):
        "“{name}”按名称当作“{stop}”。", "“{name}” was taken for {stop}, by its name.";
    far_away(name: &str, stop: &str, km: u32):
        "“{name}”离这里的“{stop}”有 {km} 公里，是另一处地方，没有导入。",
        "“{name}” is {km} km from {stop} here, so it is another place and was not imported.";
    repeated(stops: &str):
        "文件里出现多次，只导入一次：{stops}。", "More than once in the file, imported once: {stops}.";
    lines_left_out(points: usize):
        "轨迹和线条（{points} 个点）没有导入。", "Tracks and lines ({points} points) were not imported.";
    named_lines_left_out(points: usize, names: &str):
        "轨迹和线条（{points} 个点）没有导入：{names}。",
        "Tracks and lines ({points} points) were not imported: {names}.";
    numbers_in_text(count: usize):
        "{count} 个地点的坐标写成了文字，已当作数字。",
        "Coordinates written as text were read as numbers ({count}).";
    swapped(count: usize):
        "{count} 个地点的经度和纬度写反了，已对调。",
        "Latitude and longitude were swapped and have been put in order ({count}).";
    web_metres(count: usize):
        "{count} 个地点的坐标以米为单位（网络墨卡托），已换算成度。",
        "Coordinates in metres (Web Mercator) were converted to degrees ({count}).";
    metres(count: usize):
        "{count} 个地点的坐标以米为单位，不是经纬度，没有用；请用 WGS 84 经纬度导出。",
        "Coordinates in metres, not in degrees, were ignored ({count}); export them as WGS 84 degrees.";
    bare_ampersands(lines: &str):
        "第 {lines} 行有单独的 &，应写作 &amp;；已按原样读取。",
        "A bare & that should be &amp; was read as it stands, in line {lines}.";
    shifted_from_baidu:
        "位置按百度地图的坐标（BD-09）换算。",
        "Positions were read as Baidu Maps coordinates (BD-09) and converted.";
    shifted_from_amap:
        "位置按高德、腾讯地图的坐标（GCJ-02）换算。",
        "Positions were read as Amap or Tencent Maps coordinates (GCJ-02) and converted.";
    cut_short(count: usize, places: &str):
        "文件里的天数或站数超过上限，{count} 个地点没有导入：{places}。",
        "The file has more days or visits than a trip can have; not imported ({count}): {places}.";
    quoted(name: &str): "“{name}”", "“{name}”";
    unnamed_point(at: &str): "位于 {at}、没有名称的点", "a point without a name at {at}";
    empty_entry: "一个没有名称也没有位置的条目", "an entry without a name and a position";
    and_more(places: &str, more: usize): "{places}，另有 {more} 个", "{places}, and {more} more";

    // What was repaired or dropped in a trip
    unknown_stop(id: &str):
        "这张地图没有站点“{id}”；它仍留在行程里，但不知道在哪里、何时开放。",
        "This map has no stop “{id}”; it stays in the trip, but where it is and when it opens is unknown.";
    unknown_station(id: &str):
        "这张地图没有车站“{id}”；这班车仍留在行程里，但不知道怎么去。",
        "This map has no station “{id}”; the ride stays in the trip, but the way there is unknown.";
    hours_reversed(day: usize):
        "第{day}天的结束时间早于开始时间，已改为 09:00–18:00。",
        "Day {day} ended before it began; it is 09:00–18:00 now.";
    hours_not_understood(day: usize):
        "第{day}天的时间看不懂，已按通常的 09:00 和 18:00。",
        "The hours of day {day} could not be read; the usual 09:00 and 18:00 are used.";
    ends_at_midnight(day: usize):
        "第{day}天到 24:00，已记为 23:59。", "Day {day} ended at 24:00; it is 23:59 now.";
    start_dropped: "出发日期不可用，已去掉。", "The start date is not valid and was dropped.";
    base_dropped(day: usize):
        "第{day}天的起终点不在地球上，已去掉。",
        "Where day {day} starts or ends is not a place on earth and was dropped.";
    stay_dropped(stop: &str):
        "在“{stop}”的停留时间不可用，已按通常时间。",
        "The length of the stay at {stop} is not valid; the usual one is used.";
    rides_dropped(day: usize, count: usize):
        "第{day}天有 {count} 班自己的车船不可用，已去掉。",
        "Rides of day {day} that are not valid were dropped ({count}).";
    field_not_understood(field: &str):
        "文件里的“{field}”看不懂，没有采用；其余照旧。",
        "“{field}” in the file could not be read and was ignored; the rest is kept.";
    base_not_understood(day: usize):
        "第{day}天的起终点这里还看不懂，没有显示。",
        "Where day {day} starts or ends cannot be read here and is not shown.";
    visits_not_understood(count: usize):
        "有 {count} 处安排这里还看不懂，没有显示。",
        "Visits that cannot be read here are not shown ({count}).";
    mode_not_understood:
        "这里还没有它的出行方式，先按公交地铁显示。",
        "Its means of transport is not known here; it is shown as public transport.";

    // The name of a trip without a title: 杭州、宁波 2 天：西湖、天一阁等 3 站（10月3日 周六起）
    between_cities: "、", " and ";
    on_a_date(date: &str): "（{date}）", ", on {date}";
    from_a_date(date: &str): "（{date}起）", ", from {date}";
    one_day(cities: &str, places: &str, stops: usize, date: &str):
        "{cities} 1 天：{places} {stops} 站{date}", "{cities}, 1 day{date}: {places}";
    several_days(cities: &str, days: usize, places: &str, stops: usize, date: &str):
        "{cities} {days} 天：{places} {stops} 站{date}", "{cities}, {days} days{date}: {places}";
    and_other_places(places: &str, more: usize): "{places}等", "{places} and {more} more";
}

/// Between two sentences that follow each other.
pub const fn between_sentences(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "",
        Lang::En => " ",
    }
}

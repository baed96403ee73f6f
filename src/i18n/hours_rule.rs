//! The words of rules for opening hours: 11月至4月 周二至周日 09:00–17:00.

sentences! {
    from_to(from: &str, to: &str): "{from}至{to}", "{from}–{to}";
    whole_month(month: u32, name: &str): "{month}月", "{name}";
    day_of_month(month: u32, name: &str, day: u32): "{month}月{day}日", "{day} {name}";
    day_of_year(year: i32, month: u32, name: &str, day: u32):
        "{year}年{month}月{day}日", "{day} {name} {year}";
    every_day: "每天", "Daily";
    public_holidays: "法定节假日", "public holidays";
}

//! Texts of realistic length, made of sentences that fit every place; numbers and names make each text unique.

use super::names::Name;
use fastrand::Rng;
use serde_json::{Value, json};

/// Sentences in both languages; `{y}` is a year, `{n}` a small number.
const SENTENCES: [(&str, &str); 16] = [
    (
        "这里最早的记载在{y}年，那时四周还是一片水田和几户人家。",
        "The oldest record of the place is of {y}, when nothing but paddies and a few houses lay around it.",
    ),
    (
        "后来重修过{n}次，墙上的青砖和门前的石阶却一直留着。",
        "It was rebuilt {n} times since, but the grey bricks and the steps at the gate have always stayed.",
    ),
    (
        "清晨有人在河埠头洗菜，傍晚有人搬了竹椅坐在门口乘凉。",
        "In the morning people wash vegetables at the landing, and in the evening they sit outside on bamboo chairs.",
    ),
    (
        "从入口往里走{n}分钟，先看水，再看树，最后抬头看屋檐。",
        "Walk in for {n} minutes and look at the water first, then at the trees, then up at the eaves.",
    ),
    (
        "春天开的花到四月就谢了，秋天的叶子却要等到十一月底才红。",
        "What blooms in spring is over by April, while the leaves of autumn wait until the end of November.",
    ),
    (
        "院子中间有一口井，深{n}米，井圈上的绳痕一道一道很清楚。",
        "In the middle of the yard is a well, {n} metres deep, with the marks of the ropes along its rim.",
    ),
    (
        "{y}年的一场大水没过了门槛，当年的水位刻在东边的柱子上。",
        "A flood in {y} rose above the threshold, and its level is cut into the pillar on the east side.",
    ),
    (
        "老人说从前船可以一直摇到后门，现在那里只剩下一段石驳岸。",
        "Old people say that boats once came right up to the back door, where a stone quay is all that is left.",
    ),
    (
        "附近的茶馆一碗面只要{n}元，吃完正好沿着河岸慢慢走一段。",
        "The tea house next to it has noodles for {n} yuan, and afterwards one can stroll along the bank.",
    ),
    (
        "屋里陈列着{n}件旧物，其中最好的一件放在靠窗的柜子里。",
        "Inside are {n} old things on show, and the best of them stands in the case beside the window.",
    ),
    (
        "天气好的时候从坡上能望见对岸，下雨天就在廊下听听雨声。",
        "On a clear day one sees the other shore from the slope, and on a wet one the rain is heard from the gallery.",
    ),
    (
        "{y}年以后它归了学校，孩子们在院里念书，直到新楼盖好为止。",
        "After {y} it belonged to the school, and children learned in its yard until the new house was built.",
    ),
    (
        "想拍照的人最好早点来，太阳过了正午，光线就照到背面去了。",
        "Whoever wants a picture should come early, since after noon the light falls on the other side.",
    ),
    (
        "石桥一共{n}级台阶，推车的人从旁边的小坡绕过去就行。",
        "The stone bridge has {n} steps, and those with a pushchair take the little ramp beside it.",
    ),
    (
        "每年农历初{n}有集市，乡下的船载着竹器和新茶一早就到了。",
        "On day {n} of the lunar month there is a market, to which boats bring baskets and new tea early on.",
    ),
    (
        "关于它的来历有两种说法，{y}年的碑文和地方志上写的并不一样。",
        "There are two tales of how it came to be, for the stone of {y} and the old chronicle do not agree.",
    ),
];

/// How many sentences a story has: 120 to 250 characters in Chinese, 60 to 130 words in English.
const STORY: usize = 6;
/// How many sentences an introduction to a route has: 80 to 160 characters.
const INTRO: usize = 4;

/// A story.
pub fn story(random: &mut Rng) -> Value {
    some(STORY, random)
}

/// An introduction to a route.
pub fn intro(random: &mut Rng) -> Value {
    some(INTRO, random)
}

/// One sentence about a stop.
pub fn summary(name: &Name, district: &Name, random: &mut Rng) -> Value {
    let (year, number) = (year(random), random.u32(2..60));
    let zh = format!("{}的{}，{year}年建，步行{number}分钟可以看完。", district.zh, name.zh);
    let en = format!("{} in {}, built in {year} and seen on foot in {number} minutes.", name.en, district.en);
    json!({ "zh": zh, "en": en })
}

/// `count` different sentences.
fn some(count: usize, random: &mut Rng) -> Value {
    let mut order: Vec<usize> = (0..SENTENCES.len()).collect();
    random.shuffle(&mut order);
    let (mut zh, mut en) = (String::new(), Vec::new());
    for (in_zh, in_en) in order.iter().take(count).map(|at| SENTENCES[*at]) {
        let (year, number) = (year(random).to_string(), random.u32(3..30).to_string());
        let filled = |text: &str| text.replace("{y}", &year).replace("{n}", &number);
        zh += &filled(in_zh);
        en.push(filled(in_en));
    }
    json!({ "zh": zh, "en": en.join(" ") })
}

fn year(random: &mut Rng) -> u32 {
    random.u32(900..1990)
}

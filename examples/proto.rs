//! proto bench
fn main() {
    let seconds: f64 = std::env::var("S").unwrap().parse().unwrap();
    let step: usize = std::env::var("STEP").map(|v| v.parse().unwrap()).unwrap_or(1);
    let off: usize = std::env::var("OFF").map(|v| v.parse().unwrap()).unwrap_or(0);
    let only = std::env::var("ONLY").unwrap_or_default();
    let verbose = std::env::var("V").is_ok();
    let dir = "/work/shared/toptw/instances";
    let best: serde_json::Value = serde_json::from_str(&std::fs::read_to_string("/work/shared/toptw/best_known.json").unwrap()).unwrap();
    let mut names: Vec<String> = best.as_object().unwrap().keys().cloned().collect();
    names.sort();
    let mut pairs = vec![];
    for n in names { for m in [1usize, 2, 4] { if n.starts_with(&only) { if let Some(b) = best[&n][m.to_string()].as_f64() { pairs.push((n.clone(), m, b)); } } } }
    let seed: u64 = std::env::var("SEED").map(|v| v.parse().unwrap()).unwrap_or(1);
    let mut groups: std::collections::BTreeMap<String, (f64, f64, usize)> = Default::default();
    for (name, m, b) in pairs.iter().skip(off).step_by(step) {
        let inst = hangyong::plan::toptw::parse(name, &std::fs::read_to_string(format!("{dir}/{name}.txt")).unwrap()).unwrap();
        let mut clock = || { cpu_time::ProcessTime::now().as_duration().as_secs_f64() };
        use hangyong::plan::*;
        let problem = inst.problem(*m);
        let out = solve(&problem, Effort { budget: Budget::Seconds(seconds), seed, prove: false }, &mut clock, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        assert!(out.unmet.is_empty());
        let (score, rounds) = (out.score, out.rounds);
        let gap = (b - score as f64) / b * 100.0;
        if verbose { println!("{name} {m} {score} {b} {gap:.2} {rounds}"); }
        let family: String = name.chars().take_while(|c| c.is_alphabetic()).collect::<String>() + if name.starts_with("pr") { "" } else if name.contains("2") && name.chars().filter(|c| c.is_numeric()).next() == Some('2') { "2" } else { "1" };
        for g in [format!("{family} {m}"), format!("~all {m}"), "~~all".to_string()] {
            let e = groups.entry(g).or_default();
            e.0 += gap; e.1 = e.1.max(gap); e.2 += 1;
        }
    }
    let line: Vec<String> = groups.iter().map(|(g, e)| format!("{g}: {:.2} (max {:.1}, n {})", e.0 / e.2 as f64, e.1, e.2)).collect();
    if verbose { println!("{}", line.join("\n")); } else {
        let e = &groups["~~all"];
        let by: Vec<String> = groups.iter().map(|(g, e)| format!("{g}={:.2}", e.0 / e.2 as f64)).collect();
        println!("mean {:.3} max {:.2} | {}", e.0 / e.2 as f64, e.1, by.join(" "));
    }
}

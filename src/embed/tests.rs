//! The messages of the protocol, and what happens to messages that only look like them.

use serde_json::{Value, json};

use super::*;

/// Every message that a host may send, in its simplest form.
fn table() -> Vec<(Value, Incoming)> {
    let trip = json!({ "v": 1, "days": [] });
    vec![
        (json!({ "hangyong": 1, "type": "hello" }), Incoming::Hello(HostTheme::default())),
        (
            json!({ "hangyong": 1, "type": "show_route", "route": "canal" }),
            Incoming::ShowRoute("canal".into()),
        ),
        (
            json!({ "hangyong": 1, "type": "select_stop", "stop": "west-lake" }),
            Incoming::SelectStop("west-lake".into()),
        ),
        (json!({ "hangyong": 1, "type": "set_language", "lang": "en" }), Incoming::SetLanguage("en".into())),
        (json!({ "hangyong": 1, "type": "set_theme", "theme": "dark" }), Incoming::SetTheme("dark".into())),
        (json!({ "hangyong": 1, "type": "fit" }), Incoming::Fit),
        (json!({ "hangyong": 1, "type": "load_trip", "trip": trip }), Incoming::LoadTrip(trip.to_string())),
        (json!({ "hangyong": 1, "type": "request_trip" }), Incoming::RequestTrip),
        (json!({ "hangyong": 1, "type": "scrolled", "by": -12.5 }), Incoming::Scrolled(-12.5)),
    ]
}

#[test]
fn every_message_of_the_table_is_understood_also_with_keys_of_the_host_s_own() {
    for (mut posted, read) in table() {
        assert_eq!(Incoming::parse(&posted.to_string()).as_ref(), Some(&read));
        assert_eq!(posted["type"], read.name());
        posted["id"] = json!(7);
        assert_eq!(Incoming::parse(&posted.to_string()), Some(read));
    }
}

#[test]
fn answers_are_written_as_the_contract_says() {
    let refusal = Refusal::of(&Incoming::Fit, "no_map", "There is no map.");
    for (message, written) in [
        (Outgoing::Drag { at: 712 }, json!({ "hangyong": 1, "type": "drag", "at": 712 })),
        (Outgoing::Ready, json!({ "hangyong": 1, "type": "ready" })),
        (
            Outgoing::RouteShown { route: Some("canal".into()) },
            json!({ "hangyong": 1, "type": "route_shown", "route": "canal" }),
        ),
        (
            Outgoing::StopSelected { stop: None },
            json!({ "hangyong": 1, "type": "stop_selected", "stop": null }),
        ),
        (
            Outgoing::LanguageChanged { lang: "en" },
            json!({ "hangyong": 1, "type": "language_changed", "lang": "en" }),
        ),
        (
            Outgoing::TripChanged { stops: 3, days: 2 },
            json!({ "hangyong": 1, "type": "trip_changed", "stops": 3, "days": 2 }),
        ),
        (
            Outgoing::Trip { trip: json!({ "v": 1 }) },
            json!({ "hangyong": 1, "type": "trip", "trip": { "v": 1 } }),
        ),
        (Outgoing::Size { height: 640 }, json!({ "hangyong": 1, "type": "size", "height": 640 })),
        (
            Outgoing::Error(refusal),
            json!({ "hangyong": 1, "type": "error", "re": "fit", "code": "no_map", "message": "There is no map." }),
        ),
    ] {
        assert_eq!(serde_json::from_str::<Value>(&message.to_json()).ok(), Some(written));
    }
}

/// Values to replace the value of a message's key; none of them is valid for any key.
fn wrong_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(2),
        json!(-1),
        json!(1.5),
        json!([]),
        json!([1]),
        json!(["canal"]),
        json!([{ "type": "hello" }]),
        json!(1e300),
    ]
}

/// Words that look like a message's type.
fn lookalikes(word: &str) -> Vec<String> {
    let without = |at: usize| word.chars().take(at).chain(word.chars().skip(at + 1)).collect();
    let mut lookalikes: Vec<String> = (0..word.len()).map(without).collect();
    lookalikes.extend([
        word.to_uppercase(),
        format!(" {word}"),
        format!("{word} "),
        format!("{word}\0"),
        format!("{word}.toString"),
        format!("\u{200b}{word}"),
        word.replace('_', "-"),
        format!("{word}{word}"),
        "__proto__".into(),
        "constructor".into(),
        "ready".into(),
        "trip".into(),
        String::new(),
    ]);
    lookalikes.retain(|lookalike| lookalike != word);
    lookalikes
}

/// Each message of the table with one mistake.
fn broken_messages() -> Vec<String> {
    let mut broken = Vec::new();
    for (good, _) in table() {
        let keys: Vec<String> =
            good.as_object().into_iter().flat_map(|object| object.keys().cloned()).collect();
        for key in &keys {
            let mut without = good.clone();
            without.as_object_mut().map(|object| object.remove(key));
            broken.push(without.to_string());
            // A `trip` that is not a trip is refused where trips are read: see `app::host`.
            if key != "trip" {
                // Every distance that a window can be scrolled by is valid.
                let is_right = |value: &Value| key == "by" && value.as_f64().is_some_and(|by| by.abs() < 1e4);
                let wrong = wrong_values().into_iter().filter(|value| !is_right(value));
                broken.extend(wrong.map(|value| with(&good, key, value)));
            }
        }
        let word = good["type"].as_str().unwrap_or_default();
        broken.extend(lookalikes(word).into_iter().map(|lookalike| with(&good, "type", json!(lookalike))));
        broken.extend(["1", "one", "", "１"].map(|version| with(&good, "hangyong", json!(version))));
        broken.push(json!([good]).to_string());
        broken.push(json!({ "data": good }).to_string());
        broken.push(json!(good.to_string()).to_string());
        let text = good.to_string();
        broken.extend((1..text.len()).filter_map(|cut| text.get(..cut)).map(str::to_owned));
        broken.extend((1..text.len()).filter_map(|cut| text.get(cut..)).map(str::to_owned));
    }
    broken
}

fn with(good: &Value, key: &str, value: Value) -> String {
    let mut changed = good.clone();
    changed[key] = value;
    changed.to_string()
}

#[test]
fn a_thousand_messages_with_one_thing_wrong_are_nothing() {
    let broken = broken_messages();
    assert!(broken.len() >= 1_000, "{}", broken.len());
    let heard: Vec<_> = broken.iter().filter(|text| Incoming::parse(text).is_some()).collect();
    assert_eq!(heard, Vec::<&String>::new());
}

#[test]
fn letters_changed_at_random_never_break_the_reading() {
    let mut random = fastrand::Rng::with_seed(5);
    for (good, _) in table().iter().cycle().take(4_000) {
        let mut letters: Vec<char> = good.to_string().chars().collect();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..letters.len());
            letters[at] = char::from(random.u8(1..128));
        }
        let text: String = letters.into_iter().collect();
        // Either it is still a message of the table with other words in it, or it is ignored.
        if let Some(read) = Incoming::parse(&text) {
            assert!(
                serde_json::from_str::<Value>(&text).is_ok_and(|value| value["type"] == read.name()),
                "{text}"
            );
        }
    }
}

#[test]
fn a_message_that_is_too_long_or_too_deep_is_nothing() {
    let long = json!({ "hangyong": 1, "type": "show_route", "route": "x".repeat(MAX_CHARS) }).to_string();
    assert_eq!(Incoming::parse(&long), None);
    let deep = format!(
        r#"{{"hangyong":1,"type":"load_trip","trip":{{"a":{}1{}}}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(Incoming::parse(&deep), None);
}

#[test]
fn a_hello_may_ask_for_height_and_colour_and_nothing_else_gets_into_styles() {
    let hello = |extra: Value| {
        let mut said = json!({ "hangyong": 1, "type": "hello" });
        for (key, value) in extra.as_object().into_iter().flatten() {
            said[key] = value.clone();
        }
        match Incoming::parse(&said.to_string()) {
            Some(Incoming::Hello(look)) => look,
            other => panic!("{other:?}"),
        }
    };
    let look = hello(json!({ "height": "auto", "accent": "#06c", "radius": 4 }));
    assert_eq!(
        look,
        HostTheme { auto_height: true, place: false, accent: Some(Rgb(0, 0x66, 0xcc)), radius_px: Some(4.0) }
    );
    assert!(look.variables().contains(&("--host-radius", "4.0px".into())));
    for extra in [
        json!({ "height": 5, "accent": "url(//evil)", "radius": -1 }),
        json!({ "accent": "#06c;background:url(//evil)", "radius": "4px" }),
        json!({ "accent": ["#06c"], "radius": 1e9 }),
        json!({ "height": ["auto"], "accent": null, "radius": null }),
    ] {
        assert_eq!(hello(extra.clone()).variables(), Vec::new(), "{extra}");
        assert!(!hello(extra).auto_height);
    }
}

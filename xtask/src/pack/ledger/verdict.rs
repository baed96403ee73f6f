//! The verdict on a single finding.

use super::*;
use hangyong::geometry::LonLat;

/// A finding's position counts as that of the pin if it is within this many metres.
const SAME_PLACE_M: f64 = 150.0;

/// What was done with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The pack contains the finding and cites its source.
    Applied,
    /// The pack cites the source but says something else, by the rule in `docs/facts.md`.
    Overruled,
    /// The finding is not used.
    Aside,
    /// Not decided yet.
    Open,
}

impl Verdict {
    /// The word used in tables and in the file of decisions.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Overruled => "overruled",
            Self::Aside => "put aside",
            Self::Open => "open",
        }
    }

    /// The verdict for a word; `open` is not accepted, since it is not a decision.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Applied, Self::Overruled, Self::Aside].into_iter().find(|verdict| verdict.word() == word)
    }
}

/// A finding.
#[derive(Debug, Default)]
pub struct Row {
    /// The stop that it is about; `None` if it is about a train, an event or a perk.
    pub stop: Option<StopId>,
    /// The field that it is about.
    pub field: String,
    /// The value that it states.
    pub value: String,
    /// The address of its source.
    url: Option<String>,
    position: Option<LonLat>,
}

impl Row {
    /// Reads a finding from a JSON object; `field` is given for lists in which all rows are about the same field.
    pub fn read(row: &Value, field: Option<&str>) -> Self {
        let text = |key: &str| row.get(key).and_then(Value::as_str).map(ToOwned::to_owned);
        let value = row.get(if field.is_some() { "position" } else { "value" });
        let numbers = value.and_then(Value::as_array).map(|pair| pair.iter().filter_map(Value::as_f64));
        let pair: Vec<f64> = numbers.map(Iterator::collect).unwrap_or_default();
        Self {
            stop: text("stop").as_deref().map(StopId::from),
            field: field.map(ToOwned::to_owned).or_else(|| text("field")).unwrap_or_default(),
            value: value.map_or_else(String::new, |value| {
                value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
            }),
            url: text("url"),
            position: if let [lon, lat] = pair[..] { Some(LonLat::new(lon, lat)) } else { None },
        }
    }

    /// Whether it is the row that a decision refers to.
    pub fn is_of(&self, stop: &str, field: &str) -> bool {
        self.stop.as_ref().map_or("", StopId::as_str) == stop && self.field == field
    }

    fn claim(&self) -> Option<Claim> {
        Some(match self.field.as_str() {
            "hours" => Claim::Hours,
            "last_entry" => Claim::LastEntry,
            "ticket" => Claim::Ticket,
            "free_for" => Claim::Concessions,
            "reservation" => Claim::Booking,
            "phone" => Claim::Contact,
            "metro" => Claim::Metro,
            "position" => Claim::Position,
            "closure" | "venue_today" => Claim::Status,
            _ => return None,
        })
    }
}

/// What rows are judged against.
pub struct Findings<'a> {
    /// The pack.
    pub atlas: &'a Atlas,
    /// The pack's files as they are, for the addresses that they cite.
    pub cited: Vec<Value>,
    /// Decisions made by hand, by row.
    pub decisions: HashMap<usize, (Verdict, String)>,
}

/// The verdict on a row, and the reason: by what the pack cites, else by the decisions, else by a position's distance.
pub fn judge(findings: &Findings, at: usize, row: &Row) -> (Verdict, String) {
    let known = row.stop.as_ref().and_then(|id| findings.atlas.stop(id)).zip(row.claim());
    let cited = match known {
        Some((stop, claim)) => by_source(stop, claim, row),
        None => cited(findings, row),
    };
    cited
        .or_else(|| findings.decisions.get(&at).cloned())
        .or_else(|| by_place(known?.0, row))
        .unwrap_or_else(|| (Verdict::Open, String::new()))
}

fn cited(findings: &Findings, row: &Row) -> Option<(Verdict, String)> {
    let url = row.url.as_deref()?;
    let found = findings.cited.iter().any(|file| cites(file, url));
    found.then(|| (Verdict::Applied, "the pack cites it".to_owned()))
}

/// By what the stop says about the source: that it gives the fact, or that it states it differently. Sources without an
/// address cannot be distinguished; any of them counts if the value is the pack's own.
fn by_source(stop: &Stop, claim: Claim, row: &Row) -> Option<(Verdict, String)> {
    let value = told(stop, claim);
    let same = |source: &&Source| match &row.url {
        Some(_) => source.url == row.url,
        None => source.url.is_none(),
    };
    let agrees = row.url.is_some() || value.as_deref() == Some(row.value.as_str());
    let title = |source: &Source| source.title.en.to_string();
    let mut sources = stop.sources.iter().filter(same);
    if let Some(source) = sources.clone().find(|source| source.gives.contains(claim)).filter(|_| agrees) {
        return Some((Verdict::Applied, format!("given by {}; {}", title(source), says(value.as_deref()))));
    }
    let source = sources.find(|source| source.differs.contains(claim))?;
    let better = stop.sources.iter().find(|other| other.gives.contains(claim));
    let by = better.map_or_else(|| "nobody".to_owned(), title);
    Some((Verdict::Overruled, format!("{} differs from {by}; {}", title(source), says(value.as_deref()))))
}

/// Judges a position by its distance from the pin.
fn by_place(stop: &Stop, row: &Row) -> Option<(Verdict, String)> {
    let metres = stop.position.distance_m(row.position.filter(|_| row.field == "position")?);
    if metres <= SAME_PLACE_M {
        return Some((Verdict::Applied, format!("{metres:.0} m from the pin: it bears it out")));
    }
    let better = stop.sources.iter().find(|source| source.gives.contains(Claim::Position))?;
    Some((
        Verdict::Overruled,
        format!("{metres:.0} m from the pin, which is where {} has it", better.title.en),
    ))
}

fn says(value: Option<&str>) -> String {
    value.map_or_else(|| "the pack has it in words".to_owned(), |value| format!("the pack says {value}"))
}

/// The pack's value, if it can be expressed as a short text.
fn told(stop: &Stop, claim: Claim) -> Option<String> {
    match claim {
        Claim::Hours => stop.hours.as_ref().map(|hours| hours.text().to_owned()),
        Claim::Ticket => stop.ticket_cny.map(|cny| cny.to_string()),
        Claim::LastEntry => match stop.last_entry.as_ref()? {
            hangyong::domain::LastEntry::At(minute) => Some(format!("{:02}:{:02}", minute / 60, minute % 60)),
            _ => None,
        },
        Claim::Contact => stop.details.phone.clone(),
        _ => None,
    }
}

fn cites(value: &Value, url: &str) -> bool {
    match value {
        Value::String(text) => text == url,
        Value::Array(items) => items.iter().any(|item| cites(item, url)),
        Value::Object(object) => object.values().any(|item| cites(item, url)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::atlas::PackFiles;

    fn small_pack() -> PackFiles {
        pack_folder::read(&workspace::root().join("tests/data/pack-small")).expect("the small pack")
    }

    /// The verdict on a finding about the first stop of the small pack when that stop has these sources.
    fn judged(sources: &Value, row: &Value, decision: Option<&str>) -> (Verdict, String) {
        let mut files = small_pack();
        let mut stops: Value =
            serde_json::from_slice(files.get("stops.geojson").expect("stops")).expect("JSON");
        stops["features"][0]["properties"]["sources"] = sources.clone();
        stops["features"][0]["properties"]["opening_hours"] = "Mo-Su 09:00-17:00".into();
        files.insert("stops.geojson", stops.to_string());
        let (atlas, _) = atlas::parse_files(&files).expect("a pack");
        let mut row = row.clone();
        row["stop"] = atlas.stops[0].id.as_str().into();
        let decisions = decision.map(|why| (0, (Verdict::Aside, why.to_owned()))).into_iter().collect();
        judge(&Findings { atlas: &atlas, cited: Vec::new(), decisions }, 0, &Row::read(&row, None))
    }

    fn source(url: Option<&str>, gives: &[&str], differs: &[&str]) -> Value {
        serde_json::json!({ "title": { "zh": "导览", "en": "Guide" }, "url": url, "checked": "2026-01-01", "gives": gives,
            "differs": differs })
    }

    #[test]
    fn a_finding_is_applied_where_its_page_gives_the_fact_and_overruled_where_it_differs() {
        let row = serde_json::json!({ "field": "hours", "value": "Mo-Su 08:00-18:00", "url": "https://a.example/" });
        let giving = serde_json::json!([source(Some("https://a.example/"), &["hours"], &[])]);
        assert_eq!(judged(&giving, &row, None).0, Verdict::Applied);
        let better = source(None, &["hours"], &[]);
        let differing = serde_json::json!([better, source(Some("https://a.example/"), &[], &["hours"])]);
        let (verdict, why) = judged(&differing, &row, None);
        assert_eq!(verdict, Verdict::Overruled);
        assert!(why.contains("the pack says Mo-Su 09:00-17:00"), "{why}");
    }

    #[test]
    fn a_finding_that_nothing_cites_is_open_until_somebody_decides() {
        let row = serde_json::json!({ "field": "hours", "value": "24/7", "url": "https://b.example/" });
        let sources = serde_json::json!([source(Some("https://a.example/"), &["hours"], &[])]);
        assert_eq!(judged(&sources, &row, None).0, Verdict::Open);
        assert_eq!(judged(&sources, &row, Some("of no use")), (Verdict::Aside, "of no use".to_owned()));
    }

    #[test]
    fn sources_without_an_address_stand_for_a_finding_only_with_the_same_value() {
        let sources = serde_json::json!([source(None, &["hours"], &[])]);
        let row = |value: &str| serde_json::json!({ "field": "hours", "value": value, "url": null });
        assert_eq!(judged(&sources, &row("Mo-Su 09:00-17:00"), None).0, Verdict::Applied);
        assert_eq!(judged(&sources, &row("Mo-Su 08:00-17:00"), None).0, Verdict::Open);
    }

    #[test]
    fn words_of_decisions_are_read_back_and_open_is_none() {
        assert_eq!(Verdict::from_word("put aside"), Some(Verdict::Aside));
        assert_eq!(Verdict::from_word("open"), None);
    }
}

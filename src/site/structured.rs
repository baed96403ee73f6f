//! Structured data of the pages for search engines, in the vocabulary of schema.org (JSON-LD): what the page says,
//! including its doubts. Approximate positions are left out, and so is free entry if the ticket price is in doubt;
//! doubtful hours get the same mark as on the page as their description. Hours are left out if the format cannot
//! express them exactly (months, dated closures). A remark on a stop's status does not suppress its hours: closures are
//! part of the hours themselves.

use serde_json::{Map, Value, json};

use super::link::Deployment;
use super::opening::specification;
use crate::app::Page;
use crate::app::present::doubt::doubt;
use crate::app::present::route_view::stop_at;
use crate::domain::{Atlas, Claim, Lang, PositionQuality, Route, Stop};

/// Steps per degree to which positions are rounded: about a metre.
const DEGREE_STEPS: f64 = 1e5;

/// What is needed to describe a page.
pub struct Described<'a> {
    /// The pack.
    pub atlas: &'a Atlas,
    /// Where the site will be deployed.
    pub site: Deployment<'a>,
    /// The page's language.
    pub lang: Lang,
    /// The page's folder below the site's root.
    pub path: &'a str,
}

impl Described<'_> {
    /// The description of a page; `None` for pages that are about the site itself.
    pub fn json_ld(&self, page: &Page) -> Option<Value> {
        let mut said = match page {
            Page::Overview => self.overview(),
            Page::Route(id) => self.trip(self.atlas.route(id)?),
            Page::Stop(id) => self.attraction(self.atlas.stop(id)?),
            _ => return None,
        };
        said.insert("@context".into(), "https://schema.org".into());
        if let Some(picture) = self.site.picture(self.atlas, page) {
            said.insert("image".into(), self.site.link(self.path, &picture).into());
        }
        Some(said.into())
    }

    fn link(&self, page: &Page) -> String {
        self.site.link(self.path, &page.path_in(self.lang))
    }

    fn overview(&self) -> Map<String, Value> {
        let info = &self.atlas.info;
        let trips = self.atlas.routes.iter().map(|route| {
            let url = self.link(&Page::Route(route.id.clone()));
            json!({ "@type": "TouristTrip", "name": route.name.get(self.lang), "url": url })
        });
        object([
            ("@type", "CollectionPage".into()),
            ("name", info.title.get(self.lang).into()),
            ("description", info.summary.get(self.lang).into()),
            ("url", self.link(&Page::Overview).into()),
            ("inLanguage", self.lang.tag().into()),
            ("dateModified", info.checked.to_string().into()),
            ("mainEntity", list(trips)),
        ])
    }

    fn trip(&self, route: &Route) -> Map<String, Value> {
        let stops = (0..route.legs.len()).filter_map(|at| stop_at(self.atlas, route, at));
        let brief = stops.map(|stop| {
            let mut said = self.place(stop);
            said.insert("url".into(), self.link(&Page::Stop(stop.id.clone())).into());
            said.into()
        });
        object([
            ("@type", "TouristTrip".into()),
            ("name", route.name.get(self.lang).into()),
            ("description", route.intro.get(self.lang).into()),
            ("url", self.link(&Page::Route(route.id.clone())).into()),
            ("itinerary", list(brief)),
        ])
    }

    fn attraction(&self, stop: &Stop) -> Map<String, Value> {
        let mut said = self.place(stop);
        said.extend(object([
            ("alternateName", stop.name.get(self.lang.other()).into()),
            ("description", stop.summary.get(self.lang).into()),
            ("url", self.link(&Page::Stop(stop.id.clone())).into()),
        ]));
        let doubt = |claim| doubt(self.lang, stop, claim);
        if let Some(yuan) = stop.ticket_cny.filter(|_| doubt(Claim::Ticket).is_none()) {
            said.insert("isAccessibleForFree".into(), (yuan == 0).into());
        }
        let hours = stop.hours.as_ref();
        if let Some(hours) = hours.and_then(|hours| specification(hours.text(), doubt(Claim::Hours))) {
            said.insert("openingHoursSpecification".into(), hours.into());
        }
        said
    }

    /// The name and the location of a stop.
    fn place(&self, stop: &Stop) -> Map<String, Value> {
        let city = self.atlas.city_name(&stop.city).map(|name| name.get(self.lang)).unwrap_or_default();
        let mut said = object([
            ("@type", "TouristAttraction".into()),
            ("name", stop.name.get(self.lang).into()),
            ("address", address(city, stop.district.get(self.lang))),
        ]);
        if stop.quality == PositionQuality::Exact {
            let round = |degrees: f64| (degrees * DEGREE_STEPS).round() / DEGREE_STEPS;
            let (lat, lon) = (round(stop.position.lat), round(stop.position.lon));
            said.insert(
                "geo".into(),
                json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }),
            );
        }
        said
    }
}

fn address(city: &str, district: &str) -> Value {
    let parts = [
        ("@type", "PostalAddress".into()),
        ("addressCountry", "CN".into()),
        ("addressRegion", city.into()),
        ("addressLocality", district.into()),
    ];
    object(parts).into()
}

/// Empty strings are left out.
fn object<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    let said = pairs.into_iter().filter(|(_, value)| value.as_str() != Some(""));
    said.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn list(items: impl Iterator<Item = Value>) -> Value {
    let items = items.enumerate();
    let items: Vec<Value> =
        items.map(|(at, item)| json!({ "@type": "ListItem", "position": at + 1, "item": item })).collect();
    json!({
        "@type": "ItemList",
        "numberOfItems": items.len(),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": items,
    })
}

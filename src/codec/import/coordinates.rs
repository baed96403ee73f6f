//! Coordinates as they come from a file, in whatever form its writer stored numbers.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};

/// Two numbers that should be longitude and latitude in degrees.
pub type Raw = (f64, f64);

/// Most positions kept of one geometry; the others are only counted.
const MAX_KEPT: usize = 1_000;

/// A number in text form; a decimal comma is accepted.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.replace(',', ".").parse().ok())
}

/// GeoJSON coordinates of any geometry: the first positions, and how many there are. Nothing else is kept, however long
/// or deeply nested the list is (`serde_json` limits the depth).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coordinates {
    /// The first positions.
    pub first: Vec<Raw>,
    /// How many positions there are in total.
    pub positions: usize,
    /// Whether a number was written as text.
    pub in_text: bool,
}

impl<'de> Deserialize<'de> for Coordinates {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match from.deserialize_any(ItemVisitor)? {
            Item::List(coordinates) => Ok(coordinates),
            Item::Number(..) | Item::Other => Ok(Self::default()),
        }
    }
}

/// An item of a list of coordinates.
enum Item {
    /// A number, and whether it was written as text.
    Number(f64, bool),
    List(Coordinates),
    Other,
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Item, E> {
        Ok(Item::Number(number, false))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Item, E> {
        Ok(Item::Number(number as f64, false))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Item, E> {
        Ok(Item::Number(number as f64, false))
    }

    fn visit_unit<E>(self) -> Result<Item, E> {
        Ok(Item::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Item, E> {
        Ok(Item::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Item, E> {
        Ok(number(text).map_or(Item::Other, |number| Item::Number(number, true)))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Item, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Item::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Item, A::Error> {
        let (mut own, mut found) = ([None; 2], Coordinates::default());
        let mut at = 0;
        while let Some(item) = list.next_element::<Item>()? {
            match item {
                Item::Number(number, in_text) => {
                    if let Some(slot) = own.get_mut(at) {
                        *slot = Some(number);
                        found.in_text |= in_text;
                    }
                }
                Item::List(inner) => {
                    found.positions += inner.positions;
                    found.in_text |= inner.in_text;
                    let room = MAX_KEPT.saturating_sub(found.first.len());
                    found.first.extend(inner.first.into_iter().take(room));
                }
                Item::Other => {}
            }
            at += 1;
        }
        if let [Some(lon), Some(lat)] = own {
            (found.first, found.positions) = (vec![(lon, lat)], 1);
        }
        Ok(Item::List(found))
    }
}

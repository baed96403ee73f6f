//! Positions that came from a file.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};

use crate::geometry::LonLat;

/// A position, if the two numbers are one on the earth.
pub fn position(lon: f64, lat: f64) -> Option<LonLat> {
    Some(LonLat::new(lon, lat)).filter(|position| position.is_on_earth())
}

/// GeoJSON coordinates of any geometry: the position of a point, and of all else the number of positions. Nothing but
/// these two is kept, however long or deep the list is (`serde_json` limits the depth).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coordinates {
    /// The first two numbers, where the list is one of numbers.
    pub position: Option<LonLat>,
    /// How many lists of numbers there are.
    pub positions: usize,
}

impl<'de> Deserialize<'de> for Coordinates {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match from.deserialize_any(ItemVisitor)? {
            Item::List(coordinates) => Ok(coordinates),
            Item::Number(_) | Item::Other => Ok(Self::default()),
        }
    }
}

/// An item of a list of coordinates.
enum Item {
    Number(f64),
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
        Ok(Item::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Item, E> {
        Ok(Item::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Item, E> {
        Ok(Item::Number(number as f64))
    }

    fn visit_unit<E>(self) -> Result<Item, E> {
        Ok(Item::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Item, E> {
        Ok(Item::Other)
    }

    fn visit_str<E>(self, _: &str) -> Result<Item, E> {
        Ok(Item::Other)
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Item, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Item::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Item, A::Error> {
        let (mut first, mut inner) = ([None; 2], 0);
        let mut at = 0;
        while let Some(item) = list.next_element::<Item>()? {
            match item {
                Item::Number(number) => {
                    if let Some(slot) = first.get_mut(at) {
                        *slot = Some(number);
                    }
                }
                Item::List(coordinates) => inner += coordinates.positions,
                Item::Other => {}
            }
            at += 1;
        }
        let [lon, lat] = first;
        let found = lon.zip(lat);
        let positions = if found.is_some() { 1 } else { inner };
        Ok(Item::List(Coordinates { position: found.and_then(|(lon, lat)| position(lon, lat)), positions }))
    }
}

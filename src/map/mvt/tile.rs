//! A parsed vector tile: layers, their features, and the properties that the map uses.

use super::MvtError;
use super::protobuf::{Value, fields};
use crate::map::varint;

/// Side of a tile in its own units when the tile does not say.
const EXTENT: u32 = 4_096;
/// Limit on the features, keys and values of a layer taken together, and on the layers and features of a tile.
const MAX_PARTS: usize = 100_000;
/// Property keys of a feature's names: in its own script, in Chinese, in English.
const NAME_KEYS: [&str; 3] = ["name", "name:zh", "name:en"];
/// Property keys of a feature's kind: Protomaps 4, Protomaps up to 3, OpenMapTiles.
const KIND_KEYS: [&str; 3] = ["kind", "pmap:kind", "class"];

/// A vector tile. It borrows from the bytes that it was read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tile<'a> {
    /// Layers in the order of the file.
    pub layers: Vec<Layer<'a>>,
}

/// A layer of a tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Side of the tile in units of the layer, above 0.
    pub extent: u32,
    /// Points, lines and areas.
    pub features: Vec<Feature<'a>>,
}

/// What the drawing commands of a feature mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Points.
    Points,
    /// Lines.
    Lines,
    /// Areas with holes.
    Areas,
}

/// The names of a feature; empty where it has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Names<'a> {
    /// In its own script.
    pub local: &'a str,
    /// In Chinese, where that differs.
    pub zh: &'a str,
    /// In English, where that differs.
    pub en: &'a str,
}

/// Something on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature<'a> {
    /// What its commands mean.
    pub shape: Shape,
    /// Its kind, in the words of its schema; empty if the tile does not say.
    pub kind: &'a str,
    /// What it is called.
    pub names: Names<'a>,
    /// Its drawing commands as packed varints.
    pub commands: &'a [u8],
}

impl<'a> Tile<'a> {
    /// Reads a tile.
    ///
    /// # Errors
    /// When the bytes are not a vector tile, or it holds too much.
    pub fn read(bytes: &'a [u8]) -> Result<Self, MvtError> {
        let (mut layers, mut parts) = (Vec::new(), 0);
        fields(bytes, |number, value| {
            if let (3, Value::Bytes(layer)) = (number, value) {
                let layer = read_layer(layer)?;
                parts += 1 + layer.features.len();
                if parts > MAX_PARTS {
                    return Err(MvtError::TooLarge);
                }
                layers.push(layer);
            }
            Ok(())
        })?;
        Ok(Self { layers })
    }
}

fn read_layer(bytes: &[u8]) -> Result<Layer<'_>, MvtError> {
    let (mut name, mut extent) = ("", u64::from(EXTENT));
    let (mut features, mut keys, mut values) = (Vec::new(), Vec::new(), Vec::new());
    fields(bytes, |number, value| {
        if features.len() + keys.len() + values.len() > MAX_PARTS {
            return Err(MvtError::TooLarge);
        }
        match (number, value) {
            (1, Value::Bytes(text)) => name = read_text(text)?,
            (2, Value::Bytes(feature)) => features.push(feature),
            (3, Value::Bytes(text)) => keys.push(read_text(text)?),
            (4, Value::Bytes(value)) => values.push(read_value(value)?),
            (5, Value::Number(number)) => extent = number,
            _ => {}
        }
        Ok(())
    })?;
    let extent = u32::try_from(extent).ok().filter(|extent| *extent > 0);
    let extent = extent.ok_or(MvtError::Damaged("a layer has no size"))?;
    let kinds = Kinds { keys: &keys, values: &values };
    let features = features.into_iter().filter_map(|feature| read_feature(feature, &kinds).transpose());
    Ok(Layer { name, extent, features: features.collect::<Result<_, _>>()? })
}

fn read_text(bytes: &[u8]) -> Result<&str, MvtError> {
    std::str::from_utf8(bytes).map_err(|_| MvtError::Damaged("a text is not UTF-8"))
}

/// A property's value if it is a text, otherwise empty: numbers are not needed for painting.
fn read_value(bytes: &[u8]) -> Result<&str, MvtError> {
    let mut text = "";
    fields(bytes, |number, value| {
        if let (1, Value::Bytes(bytes)) = (number, value) {
            text = read_text(bytes)?;
        }
        Ok(())
    })?;
    Ok(text)
}

/// The keys and values of a layer, to which its features refer by index.
struct Kinds<'a, 'b> {
    keys: &'b [&'a str],
    values: &'b [&'a str],
}

impl<'a> Kinds<'a, '_> {
    /// The kind and names of a feature, from its properties: pairs of a key's index and a value's index.
    fn of(&self, mut tags: &[u8]) -> Result<(&'a str, Names<'a>), MvtError> {
        let (mut kind, mut names) = ("", Names::default());
        while !tags.is_empty() {
            let (key, value) = (word(self.keys, &mut tags)?, word(self.values, &mut tags)?);
            if KIND_KEYS.contains(&key) && !value.is_empty() {
                kind = value;
            }
            match NAME_KEYS.iter().position(|name| *name == key) {
                Some(0) => names.local = value,
                Some(1) => names.zh = value,
                Some(_) => names.en = value,
                None => {}
            }
        }
        Ok((kind, names))
    }
}

fn word<'a>(words: &[&'a str], tags: &mut &[u8]) -> Result<&'a str, MvtError> {
    let at = varint::take(tags).and_then(|at| usize::try_from(at).ok());
    let word = at.and_then(|at| words.get(at)).copied();
    word.ok_or(MvtError::Damaged("a property refers to a word that is not there"))
}

/// `None` for an unknown geometry type, as a newer version may bring.
fn read_feature<'a>(bytes: &'a [u8], kinds: &Kinds<'a, '_>) -> Result<Option<Feature<'a>>, MvtError> {
    let (mut shape, mut tags, mut commands) = (0, &[][..], &[][..]);
    fields(bytes, |number, value| {
        match (number, value) {
            (2, Value::Bytes(bytes)) => tags = bytes,
            (3, Value::Number(number)) => shape = number,
            (4, Value::Bytes(bytes)) => commands = bytes,
            _ => {}
        }
        Ok(())
    })?;
    let shape = match shape {
        1 => Shape::Points,
        2 => Shape::Lines,
        3 => Shape::Areas,
        _ => return Ok(None),
    };
    let (kind, names) = kinds.of(tags)?;
    Ok(Some(Feature { shape, kind, names, commands }))
}

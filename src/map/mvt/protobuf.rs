//! Protocol buffers, as far as vector tiles use them: a message is a sequence of numbered fields.

use super::MvtError;
use crate::map::varint;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A whole number.
    Number(u64),
    /// A text, a message, or packed numbers.
    Bytes(&'a [u8]),
    /// A number of four or eight bytes. Its value is skipped: the map needs none of them.
    Fixed,
}

/// Calls `each` with the number and the value of every field of a message, in order.
///
/// # Errors
/// When the message ends too early or has a field of unknown type, and whatever error `each` returns.
pub fn fields<'a>(
    mut bytes: &'a [u8],
    mut each: impl FnMut(u64, Value<'a>) -> Result<(), MvtError>,
) -> Result<(), MvtError> {
    while !bytes.is_empty() {
        let tag = varint::take(&mut bytes).ok_or(MvtError::Protobuf)?;
        let value = match tag & 7 {
            0 => Value::Number(varint::take(&mut bytes).ok_or(MvtError::Protobuf)?),
            1 => skip(&mut bytes, 8)?,
            2 => {
                let length = varint::take(&mut bytes).ok_or(MvtError::Protobuf)?;
                Value::Bytes(split(&mut bytes, length)?)
            }
            5 => skip(&mut bytes, 4)?,
            _ => return Err(MvtError::Protobuf),
        };
        each(tag >> 3, value)?;
    }
    Ok(())
}

fn skip<'a>(bytes: &mut &'a [u8], length: u64) -> Result<Value<'a>, MvtError> {
    split(bytes, length).map(|_| Value::Fixed)
}

fn split<'a>(bytes: &mut &'a [u8], length: u64) -> Result<&'a [u8], MvtError> {
    let length = usize::try_from(length).map_err(|_| MvtError::Protobuf)?;
    let (taken, rest) = bytes.split_at_checked(length).ok_or(MvtError::Protobuf)?;
    *bytes = rest;
    Ok(taken)
}

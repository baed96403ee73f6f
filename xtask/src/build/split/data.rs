//! Splits static data: the first half has gaps that the deferred half will fill.

use super::SplitError;
use super::references::{Addresses, Piece};
use std::collections::BTreeSet;
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, MemoryId, Module};

/// Bytes of the program and their address in memory.
pub struct Moved {
    memory: MemoryId,
    address: u32,
    bytes: Vec<u8>,
}

/// The addresses of the pieces that move; adjacent ones are merged.
pub fn moving(pieces: &[Piece], staying: &BTreeSet<usize>) -> Vec<Addresses> {
    let moving = pieces.iter().enumerate().filter(|(at, _)| !staying.contains(at));
    let mut runs: Vec<Addresses> = Vec::new();
    for (_, Piece { addresses, .. }) in moving {
        match runs.last_mut() {
            Some(last) if last.end == addresses.start => last.end = addresses.end,
            _ => runs.push(addresses.clone()),
        }
    }
    runs
}

/// Removes the bytes at `moving` from the data of `module`: zeros remain, which cost nothing once compressed.
///
/// # Errors
/// When a data segment does not have the form that the linker writes.
pub fn take_out(module: &mut Module, moving: &[Addresses]) -> Result<Vec<Moved>, SplitError> {
    let mut taken = Vec::new();
    for data in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        let data = module.data.get_mut(data);
        let DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(start)) } = &data.kind else {
            return Err(SplitError::StrangeData);
        };
        let (memory, start) = (*memory, start.cast_unsigned());
        for addresses in moving {
            let at = |address: u32| address.saturating_sub(start) as usize;
            let within = at(addresses.start)..at(addresses.end).min(data.value.len());
            let Some(bytes) = data.value.get_mut(within).filter(|bytes| bytes.iter().any(|byte| *byte != 0))
            else {
                continue;
            };
            taken.push(Moved { memory, address: addresses.start.max(start), bytes: bytes.to_vec() });
            bytes.fill(0);
        }
    }
    Ok(taken)
}

/// Adds the removed bytes to `module`, which has the same memories.
pub fn put_in(module: &mut Module, moved: Vec<Moved>) {
    for Moved { memory, address, bytes } in moved {
        let offset = ConstExpr::Value(Value::I32(address.cast_signed()));
        let data = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(data);
    }
}

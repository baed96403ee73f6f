//! Static data in two: the first half has gaps where the rest will write.

use super::SplitError;
use super::references::{Addresses, Piece};
use std::collections::BTreeSet;
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, MemoryId, Module};

/// Bytes of the program and where they go in memory.
pub struct Moved {
    memory: MemoryId,
    address: u32,
    bytes: Vec<u8>,
}

/// The addresses of the pieces that do not stay; those that touch are one.
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

/// Takes what lies at `moving` out of the data of `module`: zeros remain, which cost nothing once they are compressed.
///
/// # Errors
/// When a data segment is not written as the linker writes them.
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

/// Gives `module`, which has the same memories, what was taken out.
pub fn put_in(module: &mut Module, moved: Vec<Moved>) {
    for Moved { memory, address, bytes } in moved {
        let offset = ConstExpr::Value(Value::I32(address.cast_signed()));
        let data = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(data);
    }
}

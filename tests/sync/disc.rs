//! A simulated disc that keeps records with their revisions, and every document that was ever on it.

use std::collections::{BTreeMap, HashSet};

use hangyong::domain::storage::{Batch, Everything, Record, StorageError, is_expected};

#[derive(Default)]
pub struct Disc {
    pub records: BTreeMap<String, Record>,
    pub desk: Option<String>,
    pub bin: Vec<String>,
    /// Every document that was ever written.
    pub ever: HashSet<String>,
    /// Whether it writes regardless of the revision that is stored.
    pub takes_any_revision: bool,
}

impl Disc {
    pub fn put(&mut self, record: Record) {
        self.ever.insert(record.doc.clone());
        self.records.insert(record.id.clone(), record);
    }

    pub fn write(&mut self, batch: &Batch) -> Result<(), StorageError> {
        let rev = |id: &str| self.records.get(id).map(|record| record.rev.as_str());
        let clashing = batch.expected().filter(|(id, over)| !is_expected(rev(id), over));
        let clashing: Vec<String> = clashing.map(|(id, _)| id.to_owned()).collect();
        if !clashing.is_empty() && !self.takes_any_revision {
            return Err(StorageError::Clash(clashing));
        }
        batch.put.iter().for_each(|(record, _)| self.put(record.clone()));
        batch.delete.iter().for_each(|(id, _)| drop(self.records.remove(id)));
        self.desk = batch.desk.clone().or(self.desk.take());
        if let Some(bin) = &batch.bin {
            self.bin.clone_from(bin);
        }
        Ok(())
    }

    pub fn read(&self, ids: Option<&[String]>) -> Everything {
        match ids {
            None => Everything {
                records: self.records.values().cloned().collect(),
                desk: self.desk.clone(),
                bin: self.bin.clone(),
            },
            Some(ids) => Everything {
                records: ids.iter().filter_map(|id| self.records.get(id)).cloned().collect(),
                ..Everything::default()
            },
        }
    }
}

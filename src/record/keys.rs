//! The names of fields that the contract and the pack know, as numbers.

use super::shape;
use super::tree::Key;
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// Names in the order in which findings are shown: the contract's fields first, then the pack's own ids.
#[derive(Debug)]
pub struct Keys {
    names: Vec<String>,
    /// Open addressing; a slot holds a key's number plus one, or zero.
    slots: Vec<u16>,
}

impl Keys {
    /// The contract's names alone.
    pub fn new() -> Self {
        let mut keys = Self {
            names: Vec::with_capacity(256),
            slots: vec![0; 512],
        };
        for name in shape::FIELD_NAMES {
            keys.add(name);
        }
        keys
    }

    /// No names at all: for packs and options, which are looked up by text.
    pub fn none() -> Self {
        Self {
            names: Vec::new(),
            slots: Vec::new(),
        }
    }

    /// The number of `name`, added where it is new. At 30,000 names no more are taken.
    pub fn add(&mut self, name: &str) -> Key {
        let found = self.find(name);
        if found != Key::UNKNOWN || self.names.len() >= 30_000 {
            return found;
        }
        #[expect(clippy::cast_possible_truncation, reason = "30,000 at the most")]
        let key = self.names.len() as u16;
        self.names.push(name.to_owned());
        if self.names.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(64)];
            for number in 0..=key {
                self.place(number);
            }
        } else {
            self.place(key);
        }
        Key(key)
    }

    fn place(&mut self, key: u16) {
        let mut slot = hash(self.names[key as usize].as_bytes()) & (self.slots.len() - 1);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = key + 1;
    }

    /// The number of `name`, or [`Key::UNKNOWN`].
    pub fn find(&self, name: &str) -> Key {
        if self.slots.is_empty() {
            return Key::UNKNOWN;
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash(name.as_bytes()) & mask;
        while let Some(&entry) = self.slots.get(slot)
            && entry != 0
        {
            if self
                .names
                .get(entry as usize - 1)
                .is_some_and(|known| known == name)
            {
                return Key(entry - 1);
            }
            slot = (slot + 1) & mask;
        }
        Key::UNKNOWN
    }

    /// The text of a known key; empty for the unknown one.
    pub fn name(&self, key: Key) -> &str {
        self.names.get(key.0 as usize).map_or("", String::as_str)
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

/// FNV-1a: short names, a table that nobody outside fills.
fn hash(bytes: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ hash >> 15) as usize
}

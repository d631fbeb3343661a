//! The names of fields that the contract and the pack know, as numbers.

use super::shape;
use super::tree::Key;
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// Names in the order in which findings are shown: the contract's fields first, then the pack's own ids.
#[derive(Debug)]
pub struct Keys {
    names: Vec<String>,
    /// Of each name what tells it from the others at a glance.
    marks: Vec<Mark>,
    /// Open addressing; a slot holds a key's number plus one, or zero.
    slots: Vec<u16>,
}

impl Keys {
    /// The contract's names alone.
    pub fn new() -> Self {
        let mut keys = Self {
            names: Vec::with_capacity(256),
            marks: Vec::with_capacity(256),
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
            marks: Vec::new(),
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
        self.marks.push(Mark::of(name.as_bytes()));
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
        let mut slot = self.marks[key as usize].hash() & (self.slots.len() - 1);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = key + 1;
    }

    /// The number of `name`, or [`Key::UNKNOWN`].
    pub fn find(&self, name: &str) -> Key {
        self.find_bytes(name.as_bytes())
    }

    pub(crate) fn find_bytes(&self, name: &[u8]) -> Key {
        if self.slots.is_empty() {
            return Key::UNKNOWN;
        }
        let mark = Mark::of(name);
        let slots = self.slots.len() - 1;
        let mut slot = mark.hash() & slots;
        while let Some(&entry) = self.slots.get(slot)
            && entry != 0
        {
            let number = entry as usize - 1;
            let is_it = self.marks.get(number) == Some(&mark)
                && (mark.says_all()
                    || self
                        .names
                        .get(number)
                        .is_some_and(|known| known.as_bytes() == name));
            if is_it {
                return Key(entry - 1);
            }
            slot = (slot + 1) & slots;
        }
        Key::UNKNOWN
    }

    /// The text of a known key; empty for the unknown one.
    pub fn name(&self, key: Key) -> &str {
        self.names.get(key.0 as usize).map_or("", String::as_str)
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

/// The first and the last eight bytes of a name, and its length: all there is to say of most names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Mark {
    head: u64,
    tail: u64,
    length: usize,
}

impl Mark {
    fn of(name: &[u8]) -> Self {
        let four = |chunk: &[u8; 4]| u64::from(u32::from_le_bytes(*chunk));
        let one = |at: usize| name.get(at).map_or(0, |&byte| u64::from(byte));
        let (head, tail) = if let (Some(head), Some(tail)) =
            (name.first_chunk::<8>(), name.last_chunk::<8>())
        {
            (u64::from_le_bytes(*head), u64::from_le_bytes(*tail))
        } else if let (Some(head), Some(tail)) = (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            (four(head) | four(tail) << 32, 0)
        } else {
            // Three bytes at the most.
            (one(0) | one(1) << 8 | one(2) << 16, 0)
        };
        Self {
            head,
            tail,
            length: name.len(),
        }
    }

    /// Whether no other name has the same mark.
    fn says_all(self) -> bool {
        self.length <= 16
    }

    /// The high bits of a product, for a table that nobody outside fills.
    fn hash(self) -> usize {
        let mixed = (self.head ^ self.tail.rotate_left(29) ^ self.length as u64)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
        // A name's slot is taken from the low bits of this.
        (mixed >> 40) as usize
    }
}

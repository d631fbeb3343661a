//! A JavaScript object, packed by a small walk on the other side of the boundary, into a [`Tree`].
//!
//! The walk (`pkg-config/pack.js`) writes one word for each value, and all texts one behind the other into one string. That crosses the boundary
//! three to ten times quicker than JSON text or a deserialiser that asks the engine for every field.
//!
//! A value is one word: its type in the low four bits, the number of its name in the high sixteen ([`Key::UNKNOWN`]: one more word, the length
//! of the name, whose text comes next). Then follow: for a number its `f64` in two words, for text its length, for a list or an object the
//! number of its children. Lengths are UTF-16 code units, as JavaScript counts.

use super::json::JsonError;
use super::keys::Keys;
use super::limits;
use super::tree::{At, Key, Kind, Piece, Tree};
use alloc::vec::Vec;

/// The types, as the walk numbers them.
mod tag {
    pub const NULL: u32 = 0;
    pub const FALSE: u32 = 1;
    pub const TRUE: u32 = 2;
    pub const NUMBER: u32 = 3;
    pub const TEXT: u32 = 4;
    pub const LIST: u32 = 5;
    pub const OBJECT: u32 = 6;
    /// What JSON has no word for, or what threw while it was read.
    pub const UNREADABLE: u32 = 7;
    /// The walk met a limit here.
    pub const TOO_LARGE: u32 = 8;
}

/// Reads packed words; `text` holds all texts.
///
/// # Errors
/// [`JsonError::TooLarge`] past a limit, [`JsonError::Syntax`] where the words are not what the walk writes.
pub fn read<'a>(words: &[u32], text: &'a str, keys: &Keys) -> Result<Tree<'a>, JsonError> {
    if text.len() > limits::BYTES {
        return Err(JsonError::TooLarge);
    }
    let mut reader = Reader {
        words: words.iter(),
        text,
        at: 0,
        keys,
        tree: Tree::new(text, (words.len() / 2 + 1).min(limits::NODES)),
    };
    reader.all()?;
    reader.tree.index();
    Ok(reader.tree)
}

struct Reader<'a, 'w> {
    words: core::slice::Iter<'w, u32>,
    text: &'a str,
    at: usize,
    keys: &'w Keys,
    tree: Tree<'a>,
}

impl Reader<'_, '_> {
    fn all(&mut self) -> Result<(), JsonError> {
        // The containers around what is read, each with how many children it has and how many of them are still to come.
        let mut open: Vec<(At, u32, u32)> = Vec::with_capacity(8);
        loop {
            if self.tree.nodes.len() >= limits::NODES {
                return Err(JsonError::TooLarge);
            }
            if let Some((container, children)) = self.value()? {
                if open.len() >= limits::DEPTH {
                    return Err(JsonError::TooLarge);
                }
                open.push((container, children, children));
            }
            while let Some((container, children, 0)) = open.last().copied() {
                self.tree.close(container, children as usize);
                open.pop();
            }
            match open.last_mut() {
                Some((_, _, left)) => *left -= 1,
                None => return Ok(()),
            }
        }
    }

    fn word(&mut self) -> Result<u32, JsonError> {
        self.words
            .next()
            .copied()
            .ok_or(JsonError::Syntax { at: self.at })
    }

    fn value(&mut self) -> Result<Option<(At, u32)>, JsonError> {
        let word = self.word()?;
        let mut key = Key((word >> 16) as u16);
        let name = if word & 0x10 == 0 {
            Piece::default()
        } else {
            self.piece()?
        };
        if key == Key::UNKNOWN && name.len > 0 {
            key = self.keys.find(self.tree.text_of(name));
        }
        let (kind, value) = match word & 0xf {
            tag::NULL => (Kind::Absent, Piece::default()),
            tag::FALSE => (Kind::Bool, Piece::default()),
            tag::TRUE => (Kind::Bool, Piece { start: 1, len: 0 }),
            tag::NUMBER => (
                Kind::Number,
                Piece {
                    start: self.word()?,
                    len: self.word()?,
                },
            ),
            tag::TEXT => (Kind::Text, self.piece()?),
            tag @ (tag::LIST | tag::OBJECT) => {
                let children = self.word()?;
                if children as usize > limits::CHILDREN {
                    return Err(JsonError::TooLarge);
                }
                let kind = if tag == tag::LIST {
                    Kind::List
                } else {
                    Kind::Object
                };
                return Ok(Some((
                    self.tree.push(kind, key, name, Piece::default()),
                    children,
                )));
            }
            tag::UNREADABLE => (Kind::Unreadable, Piece::default()),
            tag::TOO_LARGE => return Err(JsonError::TooLarge),
            _ => return Err(JsonError::Syntax { at: self.at }),
        };
        self.tree.push(kind, key, name, value);
        Ok(None)
    }

    /// The next text, of so many UTF-16 code units.
    fn piece(&mut self) -> Result<Piece, JsonError> {
        let units = self.word()? as usize;
        let start = self.at;
        let rest = self
            .text
            .get(start..)
            .ok_or(JsonError::Syntax { at: start })?;
        // Plain ASCII is what most texts are: as many bytes as code units.
        let ascii = rest.as_bytes().get(..units).is_some_and(<[u8]>::is_ascii);
        let length = if ascii {
            units
        } else {
            let mut left = units;
            let mut bytes = 0;
            for character in rest.chars() {
                if left == 0 {
                    break;
                }
                left = left.saturating_sub(character.len_utf16());
                bytes += character.len_utf8();
            }
            if left > 0 {
                return Err(JsonError::Syntax { at: start });
            }
            bytes
        };
        self.at = start + length;
        Ok(Piece::in_source(start, self.at))
    }
}

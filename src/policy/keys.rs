//! The tables of keys that the pack language consists of.

/// A key that an object of a pack may have. What it holds and what it means is for the schema and the reference, which are made natively: no page
/// downloads it.
#[derive(Clone, Copy, Debug)]
pub struct KeyDoc {
    pub name: &'static str,
    #[cfg(not(target_arch = "wasm32"))]
    pub holds: Holds,
    #[cfg(not(target_arch = "wasm32"))]
    pub about: &'static str,
    /// Whether the object is nothing without it.
    pub required: bool,
}

impl KeyDoc {
    /// The same key, which must not be left out.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    Text,
    Bool,
    /// A number as it is written.
    Number,
    /// A whole number from 0 on.
    Count,
    /// A number, a pointer to one, or what is counted and summed.
    Amount,
    Amounts,
    Date,
    Dates,
    Period,
    Pointer,
    /// One pointer or several.
    Pointers,
    /// One text or several.
    Ids,
    Values,
    Value,
    /// A value, or the pointer to one that must be equal.
    Same,
    Condition,
    Conditions,
    /// A date of a condition: as it is written, today, or that of a pointer.
    Day,
    /// Where a time starts: a pointer, or the first, latest or earliest of several.
    Origin,
    OneOf(&'static [&'static str]),
    Finds(&'static [&'static str]),
    Code,
    /// An object with these keys.
    Object(&'static [KeyDoc]),
    /// A list of objects with these keys.
    List(&'static [KeyDoc]),
    /// An object whose keys the author chooses: texts.
    Texts,
    /// The same, of lists of texts.
    Words,
    Examples,
    Rules,
}

/// An entry of a table of keys.
#[cfg_attr(
    target_arch = "wasm32",
    expect(unused_variables, reason = "read only natively")
)]
pub const fn key(name: &'static str, holds: Holds, about: &'static str) -> KeyDoc {
    KeyDoc {
        name,
        #[cfg(not(target_arch = "wasm32"))]
        holds,
        #[cfg(not(target_arch = "wasm32"))]
        about,
        required: false,
    }
}

//! The tables of keys that the pack language consists of.

/// A key that an object of a pack may have. What it holds and what it means is for the schema and the reference, which are made natively: no page
/// downloads it.
#[derive(Clone, Copy, Debug)]
pub struct KeyDoc {
    /// The key itself.
    pub name: &'static str,
    /// What may stand there.
    #[cfg(not(target_arch = "wasm32"))]
    pub holds: Holds,
    /// What it means, in a few words; empty in the WebAssembly, where nobody reads it.
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
    /// What was discussed, in words.
    Text,
    /// `true` or `false`.
    Bool,
    /// A number as it is written.
    Number,
    /// A whole number from 0 on.
    Count,
    /// A number, a pointer to one, or what is counted and summed.
    Amount,
    /// A list of amounts.
    Amounts,
    /// A day, as ISO 8601.
    Date,
    /// A list of days.
    Dates,
    /// A length of time, as ISO 8601 or with working days, like `5WD`.
    Period,
    /// A pointer into the record, with `*` for rows.
    Pointer,
    /// One pointer or several.
    Pointers,
    /// One text or several.
    Ids,
    /// One value or several: texts, numbers, true, false.
    Values,
    /// One value.
    Value,
    /// A value, or the pointer to one that must be equal.
    Same,
    /// A condition.
    Condition,
    /// A list of conditions.
    Conditions,
    /// A date of a condition: as it is written, today, or that of a pointer.
    Day,
    /// Where a time starts: a pointer, or the first, latest or earliest of several.
    Origin,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Some of these words: the faults that a check looks for.
    Finds(&'static [&'static str]),
    /// A code of the contract.
    Code,
    /// An object with these keys.
    Object(&'static [KeyDoc]),
    /// A list of objects with these keys.
    List(&'static [KeyDoc]),
    /// An object whose keys the author chooses: texts.
    Texts,
    /// The same, of lists of texts.
    Words,
    /// A list of records, as examples of a rule.
    Examples,
    /// A list of rules.
    Rules,
}

/// An entry of a table of keys.
#[cfg_attr(
    target_arch = "wasm32",
    expect(unused_variables, reason = "read only natively")
)]
/// An entry of a table of keys. What it means is for the schema and the reference, which are made natively: no page downloads it.
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

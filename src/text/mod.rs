//! What is read from words: timescales, SMART, placeholders, identifiers.

pub mod frequency;
pub mod identifier;
pub mod placeholder;
pub mod smart;
pub mod timescale;

//! What is read from words: timescales, SMART, placeholders, identifiers.

pub mod frequency;
pub mod identifier;
pub mod lexicon;
mod owner;
pub mod placeholder;
pub mod smart;
mod table;
pub mod timescale;
mod tokens;
mod words;

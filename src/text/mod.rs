//! What is read from words: timescales, SMART, placeholders, identifiers.

pub mod lexicon;
mod owner;
pub mod placeholder;
pub mod smart;
mod table;
mod tokens;
mod words;

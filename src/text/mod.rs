//! What is read from words: timescales, SMART, placeholders, identifiers.

pub mod lexicon;
mod owner;
pub mod placeholder;
pub mod smart;
mod tokens;
mod words;

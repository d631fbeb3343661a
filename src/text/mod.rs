//! What is read from words: timescales, SMART, placeholders, identifiers.

pub mod lexicon;
pub mod placeholder;
pub mod smart;
mod words;

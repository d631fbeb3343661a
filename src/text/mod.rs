//! What is read from words: timescales, SMART, placeholders, identifiers.

pub mod timescale;

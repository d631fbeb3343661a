//! What is read from words: timescales, SMART, placeholders, identifiers.

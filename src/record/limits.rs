//! How much of a record is read. Beyond a limit the report says so (`record/too-large`) and nothing else is looked at.
//!
//! A supervision record of twenty pages has some 60 KB, 500 values and a depth of 6.

/// Bytes of one record's JSON.
pub const BYTES: usize = 4 << 20;
/// Lists and objects inside one another.
pub const DEPTH: usize = 32;
/// Values of every kind, the containers counted.
pub const NODES: usize = 50_000;
/// Findings of one report; more than a form could show.
pub const FINDINGS: usize = 1_000;

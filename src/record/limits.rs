//! How much of a record is read. Beyond a limit the report says so (`record/too-large`) and nothing else is looked at.
//!
//! A supervision record of twenty pages has some 60 KB, 500 values, lists of 30 rows and a depth of 6. The same limits hold for packs and options,
//! which are read by the same reader. `docs/robustness.md` has what a record at each limit costs.

/// Bytes of one record's JSON; of an object, bytes of its texts together.
pub const BYTES: usize = 4 << 20;
/// Lists and objects inside one another.
pub const DEPTH: usize = 32;
/// Values of every kind, the containers counted.
pub const NODES: usize = 50_000;
/// Rows of one list, members of one object: a session every week for nineteen years. Rules hold rows against rows, so that this bounds what grows
/// with the square.
pub const CHILDREN: usize = 1_000;
/// Rows and values that the rules look at together. A record of twenty pages takes some 3,000; a pack that counts rows inside rows inside rows could
/// otherwise take an hour.
pub const STEPS: u32 = 4_000_000;
/// Findings of one report; more than a form could show. Not an error: the first ones found stand.
pub const FINDINGS: usize = 1_000;
/// Deadlines of one report, likewise.
pub const DEADLINES: usize = 1_000;

//! What a form holds: read leniently, remembering what could not be read.
//!
//! [`json`] makes a [`Tree`] of the input, [`reading`] holds it against the fields of the contract ([`shape`]) and of the pack, and
//! [`mod@pointer`] finds in it what the rules ask for. Nothing here judges: what cannot be read becomes an [`Issue`], and the rest goes on.

pub mod json;
pub mod keys;
pub mod limits;
pub mod packed;
pub mod pointer;
pub mod reading;
pub(crate) mod scan;
pub mod shape;
pub mod tree;

pub use keys::Keys;
pub use pointer::{Place, Pointer, Step};
pub use reading::{Issue, IssueKind, Vocabulary};
pub use tree::{At, Key, Kind, Tree};

//! A pack as data: its types, reading it, checking it, the five that are built in.

pub mod built_in;
pub mod condition;
pub mod language;
pub mod pack;
pub mod read_condition;
pub mod reader;

pub use condition::Condition;
pub use pack::{Pack, Rule, Section};
pub use reader::{Fields, Problem};

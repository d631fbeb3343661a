//! A pack as data: its types, reading it, checking it, the five that are built in.

pub mod amount;
pub mod built_in;
mod check;
pub mod condition;
mod examples;
mod extend;
mod keys;
pub mod language;
pub mod pack;
pub mod read_condition;
mod read_pack;
mod read_rules;
mod read_values;
pub mod reader;
pub mod wording;
mod written;

pub use condition::Condition;
pub use pack::{Pack, Rule, Section};
pub use reader::{Fields, Problem};

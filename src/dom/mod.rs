//! An existing form: read it, mark it, summarise what is wrong, release it.
//!
//! The data flow one way: the controls of the page are resolved afresh ([`find`]), their state is read ([`control`]) as what belongs at
//! their pointers ([`answer`]), a record is put together ([`record`]), the validator holds it against the policy, and findings become
//! marks beside the controls ([`marks`]) and a summary before the form ([`summary`]). What needs no page compiles and is tested everywhere.

mod answer;
mod record;
mod rich_text;
mod row_pattern;
mod written_date;

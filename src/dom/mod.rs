//! An existing form: read it, mark it, summarise what is wrong, release it.
//!
//! The data flow one way: the controls of the page are resolved afresh ([`find`]), their state is read ([`control`]) as what belongs at
//! their pointers ([`answer`]), a record is put together ([`record`]), the validator holds it against the policy, and findings become
//! marks beside the controls ([`marks`]) and a summary before the form ([`summary`]). What needs no page compiles and is tested everywhere.
//!
//! Listeners, observers and the order of frames are in `pkg-config/form.js`: a trap in here must leave the page as it would be without
//! us, and only who calls in here can catch it.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "what reads the page is not there to use it")
)]

mod answer;
mod record;
mod rich_text;
mod row;
mod row_pattern;
mod written_date;

#[cfg(target_arch = "wasm32")]
mod binding;
#[cfg(target_arch = "wasm32")]
mod control;
#[cfg(target_arch = "wasm32")]
mod find;
#[cfg(target_arch = "wasm32")]
mod look;
#[cfg(target_arch = "wasm32")]
mod marks;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod patch;
#[cfg(target_arch = "wasm32")]
mod place;
#[cfg(target_arch = "wasm32")]
mod reading;
#[cfg(target_arch = "wasm32")]
mod strays;
#[cfg(target_arch = "wasm32")]
mod summary;
#[cfg(target_arch = "wasm32")]
mod title;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use self::row::record_of_row;
#[cfg(target_arch = "wasm32")]
pub use self::{
    binding::Binding, find::Entry, look::Look, marks::Marks, page::Form, patch::Patches,
    reading::Reading, summary::Summary, title::Title,
};

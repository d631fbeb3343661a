//! Holds social-work supervision records against a council's own supervision policy.
//!
//! ```text
//! form (DOM) ── dom ──┐
//! JS object ──────────┤→ record → rules(policy, calendar, today) → report ─┬→ JS objects
//! JSON, NDJSON ───────┘                                                    └→ marks on the page
//!                          policies/*.json ── policy ──↗
//! ```
//!
//! Read on in the order in which the data flows: [`record`] reads what a form holds, leniently; [`policy`] is a pack as data; [`rules`] has one file
//! for each kind of check; [`calendar`] counts days; [`text`] reads words; [`report`] puts what was found in order. [`Validator`] ties them
//! together. Nothing inside knows of JavaScript, a page, the clock or a network: today comes in once, with the [`Options`].

// The package is built without the standard library, whose panics bring the formatting machinery into the download.
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(unsafe_code)]

// The README's Rust is tested like any other example.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

extern crate alloc;

pub mod audit;
pub mod calendar;
pub mod code;
pub mod options;
pub mod policy;
pub mod record;
pub mod report;
pub mod rules;
pub mod text;

#[cfg(any(
    all(test, not(target_arch = "wasm32")),
    all(feature = "dom", target_arch = "wasm32")
))]
mod dom;
mod order;
mod shared;
mod spelling;
mod validator;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use code::{Code, Severity};
pub use options::{Options, OptionsError};
pub use policy::{Pack, Problem};
pub use report::Report;
pub use validator::Validator;

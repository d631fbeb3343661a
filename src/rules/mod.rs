//! The checks: one file for each kind, and this list of them.
//!
//! A check knows how to look for a fault; a pack's rule says where, how long, how grave. A check gets a [`Run`]: the record, the rule, the
//! calendar and today, and hands back what it found.

mod absent;
mod action;
mod actions_agreed;
mod agreement_limit;
mod anonymity;
mod case_review;
mod condition;
mod count;
mod deadline;
mod different;
pub(crate) mod duration;
mod earlier;
mod event;
mod file_item;
mod interval;
pub mod joined;
pub(crate) mod label;
mod next_session;
mod not_applicable;
mod present;
mod section;
mod sessions_in_window;
mod signature;
mod spacing;
pub mod standard_texts;
mod value;
pub mod wording;

pub(crate) mod run;

use alloc::boxed::Box;
pub use deadline::ORIGIN_KEYS;
pub(crate) use duration::minutes as session_minutes;
pub use run::{Applies, Finding, Found, Output, Run, View};
pub use spacing::{BAND_KEYS, Calendar};

use crate::code::Code;
use crate::policy::reader::KeyDoc;
use crate::policy::{Fields, Pack};

/// Something that can be looked for in a record.
pub trait Check: Send + Sync {
    /// Looks, and tells `run` what it found. Called only where the rule's condition can hold.
    fn run(&self, run: &mut Run);
}

// Not a bound of the trait: a check's parameters would bring every formatter along, into each download.
impl core::fmt::Debug for dyn Check {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("Check")
    }
}

/// What a check's reader may look up in the pack: its kinds and sections are known by then.
#[derive(Debug)]
pub struct Around<'p> {
    /// The pack as far as it has been read.
    pub pack: &'p Pack,
    /// The rule's kinds, as numbers of [`Pack::kinds`].
    pub kinds: &'p [usize],
}

/// One kind of check.
#[derive(Debug)]
pub struct CheckKind {
    /// The word in a rule's `check`.
    pub name: &'static str,
    /// What it looks for, in a sentence, for the reference.
    pub about: &'static str,
    /// The parameters, beside those of every rule.
    pub keys: &'static [KeyDoc],
    /// The codes it can give; those with a `code` parameter give any.
    pub codes: &'static [Code],
    /// Reads the parameters; `None` where a mistake in them leaves nothing to check.
    pub read: fn(&mut Fields, &Around) -> Option<Box<dyn Check>>,
}

/// What a check is for; like [`crate::policy::reader::key`], not for a page to download.
const fn about(about: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        about
    }
}

/// Every check there is.
pub const CHECKS: &[CheckKind] = &[
    section::KIND,
    present::KIND,
    value::KIND,
    absent::KIND,
    different::KIND,
    signature::KIND,
    action::KIND,
    actions_agreed::KIND,
    deadline::KIND,
    interval::KIND,
    next_session::KIND,
    sessions_in_window::KIND,
    duration::KIND,
    case_review::KIND,
    condition::KIND,
    count::KIND,
    anonymity::KIND,
    agreement_limit::KIND,
    file_item::KIND,
    event::KIND,
    not_applicable::KIND,
];

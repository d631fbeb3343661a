//! The policies that are built in: the files in `policies/`, embedded by `build/main.rs` without their prose and their examples.

use super::Pack;
use crate::shared::Once;
use alloc::sync::Arc;

/// A built-in policy as JSON.
#[derive(Debug)]
pub struct BuiltIn {
    /// The policy's id, which an option names.
    pub id: &'static str,
    /// Its pack without what only readers need: see `build/pack_parts.rs`.
    pub json: &'static str,
    pack: Once<Option<Arc<Pack>>>,
}

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// Every id, in the order in which they are listed.
pub fn ids() -> impl Iterator<Item = &'static str> + Clone {
    ALL.iter().map(|built_in| built_in.id)
}

/// The JSON of a built-in policy, as [`Pack::read`] takes it: every rule, without what it asks in words.
pub fn json(id: &str) -> Option<&'static str> {
    ALL.iter()
        .find(|built_in| built_in.id == id)
        .map(|built_in| built_in.json)
}

/// A built-in policy, read at its first use.
pub fn pack(id: &str) -> Option<Arc<Pack>> {
    let built_in = ALL.iter().find(|built_in| built_in.id == id)?;
    // A pack that cannot be read does not get into a build: `tests/packs.rs` reads each.
    built_in
        .pack
        .call_once(|| Pack::read(built_in.json).ok().map(Arc::new))
        .clone()
}

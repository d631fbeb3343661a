//! Earlier sessions, as the rows of `/history` have them.

use super::Run;
use crate::calendar::Date;
use crate::policy::{Condition, Fields};
use crate::record::pointer::each_place;
use crate::record::shape::known_key;
use crate::record::tree::{At, Kind};
use crate::record::{Place, Pointer};
use alloc::{string::String, vec::Vec};

/// Which earlier sessions count.
#[derive(Debug)]
pub struct Earlier {
    rows: Pointer,
    of: Vec<String>,
    /// Every kind counts.
    any_kind: bool,
    inside: Option<Condition>,
}

/// One earlier session that counts, or may.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    pub at: At,
    pub date: Date,
    /// Whether it is known to count.
    pub sure: bool,
}

impl Earlier {
    pub fn read(fields: &mut Fields, of: &str, inside: &str) -> Self {
        Self {
            rows: fields.own_pointer("/history/*"),
            of: fields.ids(of, "kinds"),
            any_kind: false,
            inside: fields.condition(inside),
        }
    }

    /// Those of the kinds that the key `of` names, or of every kind.
    pub fn numbered(fields: &mut Fields, of: &str) -> Self {
        let any_kind = !fields.has(of);
        Self {
            any_kind,
            ..Self::read(fields, of, "")
        }
    }

    /// The kinds that count as the pack names them; none for the record's own.
    pub fn kinds(&self) -> &[String] {
        &self.of
    }

    /// Whether a session counts by its kind and day alone, so that another record can be one.
    pub fn by_kind(&self) -> bool {
        self.inside.is_none() && !self.any_kind
    }

    /// The earliest of a kind that counts.
    pub fn earliest(&self, run: &Run) -> Option<Date> {
        let all = self.of_kind(run, &mut |_| Some(true));
        all.iter().map(|session| session.date).min()
    }

    /// Whether sessions of the record's own kind count.
    pub fn has_own_kind(&self, run: &Run) -> bool {
        self.of.is_empty() || self.of.iter().any(|kind| kind == own_kind(run))
    }

    /// Every one that counts or may, in the order of the record.
    pub fn sessions(&self, run: &Run) -> Vec<Session> {
        self.of_kind(run, &mut |place| {
            let inside = self.inside.as_ref();
            inside.map_or(Some(true), |inside| inside.holds(run.view, &[place]))
        })
    }

    fn of_kind(&self, run: &Run, holds: &mut dyn FnMut(&Place) -> Option<bool>) -> Vec<Session> {
        let tree = run.tree();
        let mut sessions = Vec::new();
        each_place(&self.rows, &[], tree, &mut |place| {
            let at = place.at();
            let kind = if tree.kind(at) == Kind::Object {
                tree.text(tree.member(at, known_key!("kind")))
            } else {
                None
            };
            // One that does not say is of the record's own kind.
            let kind = kind.unwrap_or(own_kind(run));
            let of_kind = if self.any_kind {
                true
            } else if self.of.is_empty() {
                kind == own_kind(run)
            } else {
                self.of.iter().any(|one| one == kind)
            };
            let date = tree
                .date(at)
                .or_else(|| tree.date(tree.member(at, known_key!("date"))));
            if let Some(date) = date
                && of_kind
            {
                let holds = holds(place);
                if holds != Some(false) {
                    let sure = holds.is_some();
                    sessions.push(Session { at, date, sure });
                }
            }
            true
        });
        sessions
    }
}

/// The id of the record's own kind.
pub fn own_kind<'r>(run: &Run<'r>) -> &'r str {
    let kinds = &run.view.pack.kinds;
    kinds.get(run.view.kind).map_or("", |kind| kind.id.as_str())
}

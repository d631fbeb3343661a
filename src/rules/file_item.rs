//! What a supervision file must hold, and until when it counts.

use super::wording::{Part, Sentence};
use super::{Around, Check, CheckKind, Found, Run};
use crate::calendar::Period;
use crate::code::Code;
use crate::policy::pack::ids_of;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::shape::known_key;
use crate::record::tree::Kind;
use crate::record::{Place, Pointer};
use alloc::{boxed::Box, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "file-item",
    about: super::about(
        "An item is in the supervision file, dated where it must be, and has not expired.",
    ),
    keys: &[
        key(
            "item",
            Holds::Ids,
            "the item, or several that are each asked",
        )
        .required(),
        key(
            "finds",
            Holds::Finds(FINDS),
            "of missing, expired, undated (default missing; expired too with validFor)",
        ),
        key(
            "dated",
            Holds::Bool,
            "true: the item’s date must be given too",
        ),
        key(
            "validFor",
            Holds::Period,
            "how long it counts from its date, where it does not say itself",
        ),
    ],
    codes: &[
        Code::FileMissingItem,
        Code::FileExpiredItem,
        Code::FieldInvalid,
    ],
    read,
};

const FINDS: &[&str] = &["missing", "expired", "undated"];

#[derive(Debug)]
struct FileItem {
    items: Vec<Pointer>,
    missing: bool,
    expired: bool,
    undated: bool,
    valid_for: Option<Period>,
}

fn read(fields: &mut Fields, around: &Around) -> Option<Box<dyn Check>> {
    let valid_for = fields.period("validFor");
    let default: &[&str] = if valid_for.is_some() {
        &["missing", "expired"]
    } else {
        &["missing"]
    };
    let finds = fields.finds(FINDS, default);
    let mut items = Vec::new();
    for id in fields.texts("item") {
        if !around.pack.file_items.iter().any(|item| item.id == id) {
            fields.not_one_of("item", id, &ids_of(&around.pack.file_items));
        }
        items.extend(fields.joined_pointer(&["/file/", id]));
    }
    if items.is_empty() {
        fields.missing("item");
    }
    Some(Box::new(FileItem {
        items,
        missing: finds.has("missing"),
        expired: finds.has("expired"),
        undated: finds.has("undated") || fields.boolean("dated", false),
        valid_for,
    }))
}

impl Check for FileItem {
    fn run(&self, run: &mut Run) {
        for item in &self.items {
            run.each(item, &mut |run, place| self.one(run, place));
        }
    }
}

impl FileItem {
    fn one(&self, run: &mut Run, place: &Place) {
        let (tree, at) = (run.tree(), place.at());
        if run.is_unreadable(at) {
            return;
        }
        let held = tree.is_present(at) && tree.boolean(at) != Some(false);
        if self.missing {
            run.answered(place, held);
            if !held {
                run.say(
                    place,
                    Code::FileMissingItem,
                    &[Part::Text("Add to the file: "), Part::LabelInside],
                );
            }
        }
        if !held {
            return;
        }
        let member = |key| tree.date(tree.member(at, key));
        let dated = tree.date(at).or_else(|| member(known_key!("on")));
        if self.undated
            && dated.is_none()
            && (tree.kind(at) == Kind::Bool || member(known_key!("validUntil")).is_none())
        {
            run.say(
                place,
                Code::FieldInvalid,
                &[Part::Text("Enter the date of "), Part::LabelInside],
            );
        }
        if self.expired {
            let by_period = || {
                self.valid_for
                    .and_then(|period| period.after(dated?, run.view.working_days))
            };
            if let Some(last) = member(known_key!("validUntil")).or_else(by_period) {
                if let (Some(from), Some(period)) = (dated, self.valid_for) {
                    run.deadline(place, from, last, period, None);
                }
                if run.view.today > last {
                    let parts = [Part::Label, Part::Text(" ran out on "), Part::Date(last)];
                    run.find(
                        place,
                        &Found::new(Code::FileExpiredItem, Sentence(&parts)).due(last),
                    );
                }
            }
        }
    }
}

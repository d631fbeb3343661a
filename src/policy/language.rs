//! The keys of the pack language: what a pack, its lists, its sections and its rules may have.
//!
//! The keys of a condition stand in [`super::read_condition`], those of each check in its own file under `src/rules/`.

use super::reader::{Holds, KeyDoc, key};

pub const PACK_KEYS: &[KeyDoc] = &[
    key(
        "id",
        Holds::Text,
        "the pack's name in records, options and rule ids, in kebab-case",
    ),
    key("title", Holds::Text, "the policy's title"),
    key("organisation", Holds::Text, "whose policy it is"),
    key(
        "version",
        Holds::Text,
        "the version or date of the document",
    ),
    key("source", Holds::Text, "where the document was published"),
    key(
        "division",
        Holds::Text,
        "whose bank holidays count: england-and-wales (default), scotland, northern-ireland or none",
    ),
    key(
        "closures",
        Holds::Dates,
        "days on which the council is closed",
    ),
    key(
        "kinds",
        Holds::Items,
        "the kinds of record that the policy covers, each with id and label",
    ),
    key(
        "roles",
        Holds::Items,
        "the roles a worker or supervisor may have, each with id and label",
    ),
    key("teams", Holds::Items, "the teams, each with id and label"),
    key(
        "circumstances",
        Holds::Items,
        "what changes what a worker or a case is owed, each with id, label and of (worker or case)",
    ),
    key(
        "noteTypes",
        Holds::Items,
        "the types of note on the case record",
    ),
    key(
        "recordOwners",
        Holds::Items,
        "whose record a case is written on",
    ),
    key("attachments", Holds::Items, "what may be attached"),
    key("events", Holds::Items, "what may happen around a session"),
    key(
        "terms",
        Holds::Items,
        "the terms of the supervision agreement, at /agreement/<id>",
    ),
    key(
        "fileItems",
        Holds::Items,
        "the contents of a supervision file, at /file/<id>",
    ),
    key(
        "extra",
        Holds::Items,
        "fields of the pack's own, at /extra/<id>, /supervisee/extra/<id> or /cases/*/extra/<id>",
    ),
    key(
        "sections",
        Holds::Sections,
        "the headings of the forms, in order",
    ),
    key(
        "labels",
        Holds::Labels,
        "pointer → what the form calls that field",
    ),
    key(
        "lexicon",
        Holds::Labels,
        "kind of word → words added to those by which actions are judged",
    ),
    key("rules", Holds::Rules, "the duties that a record can show"),
    key("notes", Holds::Items, "how unclear passages are read"),
    key(
        "covered",
        Holds::Items,
        "duties that another rule already finds",
    ),
    key(
        "notChecked",
        Holds::Items,
        "duties that no record can show, and why",
    ),
];

pub const NAMED_KEYS: &[KeyDoc] = &[
    key("id", Holds::Text, "as records have it"),
    key("label", Holds::Text, "as the form prints it"),
    key(
        "of",
        Holds::Text,
        "circumstances: worker or case; extra fields: record, supervisee or case",
    ),
    key(
        "type",
        Holds::Text,
        "of a field: text, date, number, yes-no or list",
    ),
    key("part", Holds::Text, "the part of the file"),
    key("help", Holds::Text, "a help text for the form"),
    key("when", Holds::Condition, "when the form asks for it"),
];

pub const SECTION_KEYS: &[KeyDoc] = &[
    key("id", Holds::Text, "the key under /sections"),
    key("kinds", Holds::Ids, "the kinds of record whose form has it"),
    key("label", Holds::Text, "the heading as the form prints it"),
    key(
        "answer",
        Holds::Text,
        "text (default), number, yes-no, actions, or fields",
    ),
    key(
        "at",
        Holds::Pointers,
        "with answer fields: where the form's answer stands",
    ),
    key("min", Holds::Number, "least number of a scale"),
    key("max", Holds::Number, "greatest number of a scale"),
    key(
        "per",
        Holds::Text,
        "case: asked for each case, at /cases/*/sections/<id>",
    ),
    key("help", Holds::Text, "a help text for the form"),
    key(
        "prompt",
        Holds::Bool,
        "true where the form only prints it as help",
    ),
    key("clause", Holds::Text, "where the document has it"),
    key("strength", Holds::Text, "must, should or advice"),
    key("when", Holds::Condition, "when the form asks it"),
];

/// What an entry of `also` may have beside its check's own keys.
pub const ALSO_KEYS: &[KeyDoc] = &[
    key("check", Holds::Text, "how it is checked"),
    key(
        "when",
        Holds::Condition,
        "the check speaks only where this is true (default the rule’s)",
    ),
    key("message", Holds::Text, "instead of the standard sentence"),
    key("hint", Holds::Text, "what to do about it"),
    key("label", Holds::Text, "what the sentence calls the field"),
];

/// What every rule may have beside its check's own keys.
pub const RULE_KEYS: &[KeyDoc] = &[
    key(
        "id",
        Holds::Text,
        "the duty in the policy's words, in kebab-case",
    ),
    key("clause", Holds::Text, "where the document asks it"),
    key(
        "kinds",
        Holds::Ids,
        "the kinds of record it is asked of; all where left out",
    ),
    key("strength", Holds::Text, "must, should or advice"),
    key(
        "asks",
        Holds::Text,
        "the duty in one's own words, with its number",
    ),
    key("check", Holds::Text, "how it is checked"),
    key(
        "when",
        Holds::Condition,
        "the rule speaks only where this is true",
    ),
    key("message", Holds::Text, "instead of the standard sentence"),
    key(
        "hint",
        Holds::Text,
        "what to do about it, instead of the standard hint",
    ),
    key("label", Holds::Text, "what the sentence calls the field"),
    key(
        "also",
        Holds::Rules,
        "further checks of the same duty, each with check, its parameters, and when, message, hint, label of its own",
    ),
    key("ok", Holds::Examples, "records that keep the rule"),
    key("fails", Holds::Examples, "records that break it, each once"),
];

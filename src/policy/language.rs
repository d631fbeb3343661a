//! The keys of the pack language: what a pack, its lists, its sections and its rules may have.
//!
//! The keys of a condition stand in [`super::read_condition`], those of a number in [`super::amount`], those of each check in its own
//! file under `src/rules/`.

use super::reader::{Holds, KeyDoc, key};

/// How strongly a policy asks: `strength` of a rule.
pub const STRENGTHS: &[&str] = &["must", "should", "advice"];
/// Whose bank holidays count: `division` of a pack.
pub const DIVISIONS: &[&str] = &["england-and-wales", "scotland", "northern-ireland", "none"];
/// What a section is answered with: its `answer`.
pub const ANSWERS: &[&str] = &["text", "number", "yes-no", "actions", "fields"];
/// What a field of the pack's own holds: its `type`.
pub const TYPES: &[&str] = &[
    "text", "date", "number", "yes-no", "list", "choice", "period",
];
/// Whose field it is, by which the record's place follows: `of` of a field of the pack's own.
pub const HOMES: &[&str] = &[
    "record",
    "supervisee",
    "supervisor",
    "case",
    "attendee",
    "session",
    "event",
];

/// The keys of a pack.
pub const PACK_KEYS: &[KeyDoc] = &[
    key(
        "$schema",
        Holds::Text,
        "where the schema of packs is, for editors",
    ),
    key(
        "extends",
        Holds::Text,
        "the id of the built-in policy that this pack changes",
    ),
    key(
        "id",
        Holds::Text,
        "the pack's name in records, options and rule ids, in kebab-case",
    )
    .required(),
    key("title", Holds::Text, "the policy's title").required(),
    key("organisation", Holds::Text, "whose policy it is").required(),
    key(
        "version",
        Holds::Text,
        "the version or date of the document",
    )
    .required(),
    key(
        "source",
        Holds::Object(SOURCE_KEYS),
        "where the document was published: text, or its title, date and publisher",
    ),
    key(
        "language",
        Holds::Text,
        "the language of the pack's sentences as BCP 47 has it, such as cy; en where left out. Sentences of another language are put \
         together without English grammar",
    ),
    key(
        "division",
        Holds::OneOf(DIVISIONS),
        "whose bank holidays count: england-and-wales (default), scotland, northern-ireland or none",
    ),
    key(
        "holidays",
        Holds::List(HOLIDAY_KEYS),
        "holidays of its own, beside those of the division",
    ),
    key(
        "closures",
        Holds::Dates,
        "days on which the council is closed",
    ),
    key(
        "opened",
        Holds::Dates,
        "bank holidays of the division on which it is open",
    ),
    key(
        "yearStarts",
        Holds::Count,
        "the month in which its year begins, 1 (default) to 12; quarters and half-years count from it",
    ),
    key(
        "calendars",
        Holds::List(CALENDAR_KEYS),
        "stretches of time given as dates, such as school terms",
    ),
    key(
        "kinds",
        Holds::List(NAMED_KEYS),
        "the kinds of record that the policy covers",
    )
    .required(),
    key(
        "roles",
        Holds::List(NAMED_KEYS),
        "the roles of workers, supervisors and others",
    ),
    key("teams", Holds::List(NAMED_KEYS), "the teams"),
    key(
        "circumstances",
        Holds::List(CIRCUMSTANCE_KEYS),
        "what changes what a worker or a case is owed",
    ),
    key(
        "noteTypes",
        Holds::List(NAMED_KEYS),
        "the types of note on the case record",
    ),
    key(
        "recordOwners",
        Holds::List(NAMED_KEYS),
        "whose record a case is written on",
    ),
    key(
        "attachments",
        Holds::List(NAMED_KEYS),
        "what may be attached",
    ),
    key(
        "events",
        Holds::List(NAMED_KEYS),
        "what may happen around a session",
    ),
    key(
        "parties",
        Holds::List(NAMED_KEYS),
        "who signs beside supervisor and supervisee, at /signatures/<id>",
    ),
    key(
        "terms",
        Holds::List(TERM_KEYS),
        "the terms of the supervision agreement, at /agreement/<id>",
    ),
    key(
        "fileItems",
        Holds::List(FILE_ITEM_KEYS),
        "the contents of a supervision file, at /file/<id>",
    ),
    key(
        "extra",
        Holds::List(EXTRA_KEYS),
        "fields of the pack's own, at /extra/<id>, /supervisee/extra/<id>, /supervisor/extra/<id>, /cases/*/extra/<id>, \
         /attendance/*/extra/<id>, /history/*/extra/<id> or /events/*/extra/<id>",
    ),
    key(
        "sections",
        Holds::List(SECTION_KEYS),
        "the headings of the forms, in order",
    ),
    key(
        "labels",
        Holds::Texts,
        "pointer → what the form calls that field",
    ),
    key(
        "wording",
        Holds::Texts,
        "standard sentence, label or word → the pack's own",
    ),
    key(
        "lexicon",
        Holds::Words,
        "kind of word → words added to those by which texts are judged",
    ),
    key("rules", Holds::Rules, "the duties that a record can show"),
    key(
        "notes",
        Holds::List(NOTE_KEYS),
        "how unclear passages are read",
    ),
    key(
        "covered",
        Holds::List(COVERED_KEYS),
        "duties that another rule already finds",
    ),
    key(
        "notChecked",
        Holds::List(NOT_CHECKED_KEYS),
        "duties that no record can show, and why",
    ),
];

const ID: KeyDoc = key("id", Holds::Text, "as records have it").required();
const LABEL: KeyDoc = key("label", Holds::Text, "as the form prints it").required();
const HELP: KeyDoc = key("help", Holds::Text, "a help text for the form");
/// With `extends`: takes the entry of that id out.
pub const REMOVE: KeyDoc = key(
    "remove",
    Holds::Bool,
    "with extends: true takes the built-in entry of this id out",
);
const CLAUSE: KeyDoc = key("clause", Holds::Text, "where the document has it");
const ASKED_WHEN: KeyDoc = key("when", Holds::Condition, "when the form asks for it");

/// The keys of an entry of `sources`.
pub const SOURCE_KEYS: &[KeyDoc] = &[
    key("title", Holds::Text, "the title of the document"),
    key("date", Holds::Text, "its date or version"),
    key("publisher", Holds::Text, "who published it"),
    key("url", Holds::Text, "where it can be read"),
];
/// The keys of what has a name and nothing else: kinds, roles, teams.
pub const NAMED_KEYS: &[KeyDoc] = &[ID, LABEL, HELP, REMOVE];
/// The keys of an entry of `circumstances`.
pub const CIRCUMSTANCE_KEYS: &[KeyDoc] = &[
    ID,
    LABEL,
    key(
        "of",
        Holds::OneOf(&["worker", "case"]),
        "whose circumstance it is: worker or case",
    ),
    HELP,
    REMOVE,
];
/// The keys of an entry of `agreementTerms`.
pub const TERM_KEYS: &[KeyDoc] = &[
    ID,
    LABEL,
    key(
        "type",
        Holds::OneOf(TYPES),
        "what it holds: text (default), date, number, yes-no, list, choice or period",
    ),
    key(
        "options",
        Holds::Ids,
        "of a choice: the answers that there are",
    ),
    HELP,
    ASKED_WHEN,
    REMOVE,
];
/// The keys of an entry of `fileItems`.
pub const FILE_ITEM_KEYS: &[KeyDoc] = &[
    ID,
    LABEL,
    key("part", Holds::Text, "the part of the file"),
    HELP,
    ASKED_WHEN,
    REMOVE,
];
/// The keys of an entry of `extra`.
pub const EXTRA_KEYS: &[KeyDoc] = &[
    ID,
    LABEL,
    key(
        "type",
        Holds::OneOf(TYPES),
        "what it holds: text (default), date, number, yes-no, list, choice or period; anything else is field/invalid",
    ),
    key(
        "options",
        Holds::Ids,
        "of a choice: the answers that there are",
    ),
    key(
        "of",
        Holds::Ids,
        "whose field it is: record (default), supervisee, supervisor, case, attendee, session (a row of history), event; one or several",
    ),
    HELP,
    ASKED_WHEN,
    REMOVE,
];
/// The keys of an entry of `holidays`.
pub const HOLIDAY_KEYS: &[KeyDoc] = &[
    key(
        "on",
        Holds::Text,
        "the day, 2026-05-09, or 05-09 for that day of every year",
    )
    .required(),
    key("name", Holds::Text, "what the holiday is called").required(),
];
/// The keys of an entry of `calendars`.
pub const CALENDAR_KEYS: &[KeyDoc] = &[
    key(
        "id",
        Holds::Text,
        "as rules name it in their key “calendar”",
    )
    .required(),
    key(
        "label",
        Holds::Text,
        "one of its stretches, in words: one school term",
    )
    .required(),
    key(
        "spans",
        Holds::List(SPAN_KEYS),
        "the stretches, in order, none into another",
    )
    .required(),
    REMOVE,
];
/// The keys of a stretch of days in a calendar.
pub const SPAN_KEYS: &[KeyDoc] = &[
    key("from", Holds::Date, "the first day").required(),
    key("to", Holds::Date, "the last day").required(),
];
/// The keys of an entry of `notes`.
pub const NOTE_KEYS: &[KeyDoc] = &[
    key("id", Holds::Text, "what the note is called").required(),
    CLAUSE,
    key("text", Holds::Text, "which reading holds, and why").required(),
    REMOVE,
];
/// The keys of an entry of `covered`.
pub const COVERED_KEYS: &[KeyDoc] = &[
    key("id", Holds::Text, "what the duty is called").required(),
    CLAUSE,
    key("by", Holds::Ids, "the rules that find it").required(),
    REMOVE,
];
/// The keys of an entry of `notChecked`.
pub const NOT_CHECKED_KEYS: &[KeyDoc] = &[
    key("id", Holds::Text, "what the duty is called").required(),
    CLAUSE,
    key(
        "strength",
        Holds::OneOf(STRENGTHS),
        "must, should or advice",
    ),
    key("asks", Holds::Text, "the duty in one's own words").required(),
    key("why", Holds::Text, "why no record shows it").required(),
    REMOVE,
];

/// The keys of a section.
pub const SECTION_KEYS: &[KeyDoc] = &[
    key("id", Holds::Text, "the key under /sections").required(),
    key(
        "kinds",
        Holds::Ids,
        "the kinds of record whose form has it; all where left out",
    ),
    key("label", Holds::Text, "the heading as the form prints it").required(),
    key(
        "answer",
        Holds::OneOf(ANSWERS),
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
        Holds::OneOf(&["record", "case"]),
        "case: asked for each case, at /cases/*/sections/<id>",
    ),
    HELP,
    key(
        "prompt",
        Holds::Bool,
        "true where the form only prints it as help",
    ),
    CLAUSE,
    key(
        "strength",
        Holds::OneOf(STRENGTHS),
        "must, should or advice",
    ),
    key("when", Holds::Condition, "when the form asks it"),
    REMOVE,
];

const CHECK: KeyDoc = key("check", Holds::Text, "how it is checked").required();
const MESSAGE: KeyDoc = key("message", Holds::Text, "instead of the standard sentence");
const HINT: KeyDoc = key(
    "hint",
    Holds::Text,
    "what to do about it, instead of the standard hint",
);
const CALLED: KeyDoc = key("label", Holds::Text, "what the sentence calls the field");

/// What an entry of `also` may have beside its check's own keys.
pub const ALSO_KEYS: &[KeyDoc] = &[
    CHECK,
    key(
        "when",
        Holds::Condition,
        "the check speaks only where this is true (default the rule’s)",
    ),
    MESSAGE,
    HINT,
    CALLED,
];

/// What every rule may have beside its check's own keys.
pub const RULE_KEYS: &[KeyDoc] = &[
    key(
        "id",
        Holds::Text,
        "the duty in the policy's words, in kebab-case",
    )
    .required(),
    key("clause", Holds::Text, "where the document asks it").required(),
    key(
        "kinds",
        Holds::Ids,
        "the kinds of record it is asked of; all where left out",
    ),
    key(
        "strength",
        Holds::OneOf(STRENGTHS),
        "must (an error), should (a warning) or advice",
    )
    .required(),
    key(
        "asks",
        Holds::Text,
        "the duty in one's own words, with its number",
    ),
    CHECK,
    key(
        "when",
        Holds::Condition,
        "the rule speaks only where this is true",
    ),
    MESSAGE,
    HINT,
    CALLED,
    key(
        "also",
        Holds::Rules,
        "further checks of the same duty, each with check, its parameters, and when, message, hint, label of its own",
    ),
    key("ok", Holds::Examples, "records that keep the rule"),
    key("fails", Holds::Examples, "records that break it, each once"),
    REMOVE,
];

//! Reads the parts of a pack: its lists, its sections, its words. Its rules are read in [`super::read_rules`].

use super::check::Claim;
use super::language::{
    ANSWERS, CALENDAR_KEYS, CIRCUMSTANCE_KEYS, COVERED_KEYS, DIVISIONS, EXTRA_KEYS, FILE_ITEM_KEYS,
    HOLIDAY_KEYS, HOMES, NAMED_KEYS, NOT_CHECKED_KEYS, NOTE_KEYS, PACK_KEYS, SECTION_KEYS,
    SOURCE_KEYS, SPAN_KEYS, STRENGTHS, TERM_KEYS, TYPES,
};
use super::pack::{Answer, Named, Pack, Section};
use super::read_rules::{read_kinds, read_rules};
use super::reader::{Fields, KeyDoc};
use super::wording::Wording;
use crate::calendar::{Date, Division, FIRST_YEAR, LAST_YEAR};
use crate::record::reading::OwnType;
use crate::record::shape::Set;
use crate::record::tree::Kind;
use crate::record::{Pointer, Vocabulary};
use crate::rules::Calendar;
use crate::rules::label::Labels;
use crate::text::lexicon::Lexicon;
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// Reads everything but the examples, which are run when all of the rest is known.
pub fn read(fields: &mut Fields) -> Pack {
    fields.refuse_unknown(&[PACK_KEYS]);
    let id = fields.required_text("id");
    if !id.is_empty() && !is_kebab_case(id) {
        fields.problem(
            "id",
            "Write the id in small letters, digits and hyphens, like adopt-north-east.",
        );
    }
    for name in ["$schema", "extends"] {
        fields.text(name);
    }
    let mut pack = Pack {
        id: id.to_owned(),
        title: fields.required_text("title").to_owned(),
        organisation: fields.required_text("organisation").to_owned(),
        version: fields.required_text("version").to_owned(),
        division: match fields.one_of("division", DIVISIONS) {
            Some(number) => Division::parse(DIVISIONS[number]),
            None => Some(Division::EnglandAndWales),
        },
        closures: read_dates(fields, "closures"),
        opened: read_dates(fields, "opened"),
        year_starts: read_year_start(fields),
        calendars: read_calendars(fields),
        kinds: read_named(fields, "kinds", NAMED_KEYS),
        sections: Vec::new(),
        terms: read_named(fields, "terms", TERM_KEYS),
        file_items: read_named(fields, "fileItems", FILE_ITEM_KEYS),
        extra: read_named(fields, "extra", EXTRA_KEYS),
        parties: read_named(fields, "parties", NAMED_KEYS),
        labels: Vec::new(),
        known_labels: Labels::new(),
        rules: Vec::new(),
        by_kind: Vec::new(),
        vocabulary: Vocabulary::default(),
        wording: Wording::default(),
        lexicon: Lexicon::default(),
    };
    if fields.tree().kind(fields.get("source")) != Kind::Object {
        fields.text("source");
    } else if let Some(mut source) = fields.object("source") {
        source.refuse_unknown(&[SOURCE_KEYS]);
        for key in SOURCE_KEYS {
            source.text(key.name);
        }
    }
    read_holidays(fields, &mut pack.closures);
    for (list, keys) in [
        ("roles", NAMED_KEYS),
        ("teams", NAMED_KEYS),
        ("circumstances", CIRCUMSTANCE_KEYS),
        ("noteTypes", NAMED_KEYS),
        ("recordOwners", NAMED_KEYS),
        ("attachments", NAMED_KEYS),
        ("events", NAMED_KEYS),
    ] {
        read_named(fields, list, keys);
    }
    if pack.kinds.is_empty() {
        fields.problem("kinds", "Name at least one kind of record.");
    }
    read_sections(fields, &mut pack);
    read_names(fields, &pack);
    read_labels(fields, &mut pack);
    pack.wording = Wording::read(fields);
    read_lexicon(fields, &mut pack);
    pack.by_kind = vec![Vec::new(); pack.kinds.len()];
    read_rules(fields, &mut pack);
    read_prose(fields, &pack);
    pack
}

pub fn is_kebab_case(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

fn read_dates(fields: &mut Fields, name: &str) -> Vec<Date> {
    let mut dates = Vec::new();
    fields.each_value(name, &mut |fields, row| dates.extend(fields.date(row)));
    dates
}

/// The month in which the year begins.
fn read_year_start(fields: &mut Fields) -> u32 {
    let month = fields.count("yearStarts").unwrap_or(1);
    if !(1..=12).contains(&month) {
        fields.problem("yearStarts", "Write the number of a month, 1 to 12.");
        return 1;
    }
    month
}

/// Days of a pack's own, on which nobody works: on one date, or on that day of every year that the calendar knows.
fn read_holidays(fields: &mut Fields, closures: &mut Vec<Date>) {
    fields.each("holidays", &mut |fields| {
        fields.refuse_unknown(&[HOLIDAY_KEYS]);
        fields.required_text("name");
        let on = fields.required_text("on");
        if on.len() == "05-09".len() {
            let of_year = |year: i32| {
                let mut text = String::new();
                crate::record::pointer::push_number(year.unsigned_abs(), &mut text);
                text.push('-');
                text.push_str(on);
                crate::calendar::parse_iso(&text)
            };
            let before = closures.len();
            closures.extend((FIRST_YEAR..=LAST_YEAR).filter_map(of_year));
            if closures.len() > before {
                return;
            }
        } else if let Some(date) = crate::calendar::parse_iso(on) {
            closures.push(date);
            return;
        }
        if !on.is_empty() {
            fields.problem(
                "on",
                "Write a date like 2026-05-09, or 05-09 for that day of every year.",
            );
        }
    });
}

fn read_calendars(fields: &mut Fields) -> Vec<Calendar> {
    let mut calendars = Vec::new();
    fields.each("calendars", &mut |fields| {
        fields.refuse_unknown(&[CALENDAR_KEYS]);
        let id = fields.required_text("id").to_owned();
        let label = fields.required_text("label").to_owned();
        let mut spans: Vec<(Date, Date)> = Vec::new();
        fields.each("spans", &mut |fields| {
            fields.refuse_unknown(&[SPAN_KEYS]);
            for name in ["from", "to"] {
                if !fields.has(name) {
                    fields.missing(name);
                }
            }
            let (Some(from), Some(to)) = (fields.date("from"), fields.date("to")) else {
                return;
            };
            if to < from {
                fields.problem("to", "“to” must not be before “from”.");
            } else if spans.last().is_some_and(|(_, last)| *last >= from) {
                fields.problem("from", "This begins before the one above it has ended.");
            } else {
                spans.push((from, to));
            }
        });
        if !fields.has("spans") {
            fields.missing("spans");
        }
        calendars.push(Calendar { id, label, spans });
    });
    calendars
}

fn read_named(fields: &mut Fields, list: &'static str, keys: &'static [KeyDoc]) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    fields.each(list, &mut |fields| {
        fields.refuse_unknown(&[keys]);
        let id = fields.required_text("id").to_owned();
        let label = fields.required_text("label").to_owned();
        for name in ["help", "part"] {
            fields.text(name);
        }
        if named.iter().any(|other| other.id == id) && !id.is_empty() {
            fields.problem("id", "This id is used twice in the list.");
        }
        if keys.iter().any(|key| key.name == "when") {
            fields.condition("when");
        }
        named.push(Named { id, label });
    });
    let ids = named.iter().map(|one| one.id.clone()).collect();
    fields.reading.lists.push((list, ids));
    named
}

/// Gives the record's reader the names that the pack adds.
fn read_names(fields: &mut Fields, pack: &Pack) {
    for section in &pack.sections {
        fields.reading.vocabulary.add(&section.id, Set::Section);
    }
    for party in ["supervisor", "supervisee", "manager"] {
        fields.reading.vocabulary.add(party, Set::Party);
    }
    for party in &pack.parties {
        fields.reading.vocabulary.add(&party.id, Set::Party);
    }
    for (list, set, named) in [
        ("terms", Set::Term, &pack.terms),
        ("fileItems", Set::FileItem, &pack.file_items),
        ("extra", Set::Extra, &pack.extra),
    ] {
        for one in named {
            fields.reading.vocabulary.add(&one.id, set);
        }
        if set == Set::FileItem {
            continue;
        }
        fields.each(list, &mut |fields| {
            let kind = fields.one_of("type", TYPES);
            let options = fields.owned_texts("options");
            if fields.has("options") != (kind == Some(TYPE_OF_CHOICE)) {
                fields.problem(
                    "",
                    "“options” are the answers of a field of type choice, and only of that.",
                );
            }
            let id = fields.text("id").unwrap_or("");
            if let Some(kind) = kind {
                let of = OwnType::ALL[kind];
                fields.reading.vocabulary.add_type(id, set, of, options);
            }
        });
    }
    fields.each("extra", &mut |fields| {
        for home in fields.texts("of") {
            if !HOMES.contains(&home) {
                fields.not_one_of("of", home, HOMES);
            }
        }
    });
    fields.each("circumstances", &mut |fields| {
        fields.one_of("of", &["worker", "case"]);
    });
}

/// The place of choice in [`TYPES`].
const TYPE_OF_CHOICE: usize = 5;

fn read_sections(fields: &mut Fields, pack: &mut Pack) {
    let mut sections: Vec<Section> = Vec::new();
    let kinds = &pack.kinds;
    fields.each("sections", &mut |fields| {
        fields.refuse_unknown(&[SECTION_KEYS]);
        let id = fields.required_text("id").to_owned();
        let label = fields.required_text("label").to_owned();
        let kinds = read_kinds(fields, kinds);
        let answer = match fields.one_of("answer", ANSWERS) {
            Some(1) => Answer::Number,
            Some(2) => Answer::YesNo,
            Some(3) => Answer::Actions,
            Some(4) => Answer::Fields,
            _ => Answer::Text,
        };
        let (min, max) = (fields.number("min"), fields.number("max"));
        if let (Some(min), Some(max)) = (min, max)
            && min >= max
        {
            fields.problem("min", "“min” must be less than “max”.");
        }
        if answer != Answer::Number && (min.is_some() || max.is_some()) {
            fields.problem(
                "answer",
                "“min” and “max” are those of a scale: write “answer”: “number”.",
            );
        }
        fields.one_of("strength", STRENGTHS);
        fields.one_of("per", &["record", "case"]);
        fields.boolean("prompt", false);
        for name in ["help", "clause"] {
            fields.text(name);
        }
        fields.pointers("at");
        if sections
            .iter()
            .any(|other| other.id == id && other.kinds.iter().any(|kind| kinds.contains(kind)))
        {
            fields.problem(
                "id",
                "This kind of record has a section of that id already.",
            );
        }
        fields.condition("when");
        sections.push(Section {
            id,
            label,
            kinds,
            answer,
            min,
            max,
        });
    });
    pack.sections = sections;
}

fn read_labels(fields: &mut Fields, pack: &mut Pack) {
    let tree = fields.tree();
    let list = fields.get("labels");
    if list.is_some() && tree.kind(list) != Kind::Object {
        fields.problem("labels", "Write an object from pointers to labels here.");
        return;
    }
    let Some(mut fields) = fields.object("labels") else {
        return;
    };
    for child in tree.children(list) {
        let name = tree.name(child);
        match (
            Pointer::read(name, &mut fields.reading.vocabulary.keys),
            tree.text(child),
        ) {
            (Some(pointer), Some(label)) => {
                fields.mention(name, &pointer, Claim::Place);
                pack.labels.push((pointer, label.to_owned()));
            }
            _ => fields.problem(
                name,
                "Each label is text, under a pointer like /cases/*/recordedOn.",
            ),
        }
    }
}

/// Words that the pack adds to those by which actions are judged.
fn read_lexicon(fields: &mut Fields, pack: &mut Pack) {
    let Some(mut fields) = fields.object("lexicon") else {
        return;
    };
    let tree = fields.tree();
    for member in tree.children(fields.at) {
        let kind = tree.name(member);
        let words = fields.texts(kind);
        if let Err(known) = pack.lexicon.extend(kind, &words) {
            fields.not_one_of(kind, kind, &known);
        }
    }
}

/// The parts of a pack that only people read.
fn read_prose(fields: &mut Fields, pack: &Pack) {
    for (list, keys) in [
        ("notes", NOTE_KEYS),
        ("covered", COVERED_KEYS),
        ("notChecked", NOT_CHECKED_KEYS),
    ] {
        let mut ids: Vec<&str> = Vec::new();
        fields.each(list, &mut |fields| {
            fields.refuse_unknown(&[keys]);
            fields.one_of("strength", STRENGTHS);
            let id = fields.required_text("id");
            if ids.contains(&id) {
                fields.problem("id", "This id is used twice in the list.");
            }
            ids.push(id);
            for key in keys.iter().filter(|key| key.required && key.name != "by") {
                fields.required_text(key.name);
            }
            for by in fields.texts("by") {
                if !pack.rules.iter().any(|rule| rule.id == by) {
                    let rules: Vec<&str> = pack.rules.iter().map(|rule| rule.id.as_str()).collect();
                    fields.no_such_rule("by", by, &rules);
                }
            }
        });
    }
}

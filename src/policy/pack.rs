//! The types of a pack, and reading one from its JSON.

use super::check::{self, Claim};
use super::condition::Condition;
use super::language::{
    ALSO_KEYS, ANSWERS, CALENDAR_KEYS, CIRCUMSTANCE_KEYS, COVERED_KEYS, DIVISIONS, EXTRA_KEYS,
    FILE_ITEM_KEYS, HOLIDAY_KEYS, HOMES, NAMED_KEYS, NOT_CHECKED_KEYS, NOTE_KEYS, PACK_KEYS,
    RULE_KEYS, SECTION_KEYS, SOURCE_KEYS, SPAN_KEYS, STRENGTHS, TERM_KEYS, TYPES,
};
use super::reader::{Fields, KeyDoc, Problem, Reading};
use super::wording::Wording;
use super::{examples, extend};
use crate::calendar::{Date, Division, FIRST_YEAR, LAST_YEAR, WorkingDays};
use crate::code::Severity;
use crate::record::reading::OwnType;
use crate::record::shape::Set;
use crate::record::tree::{At, Kind};
use crate::record::{Keys, Pointer, Tree, Vocabulary, json};
use crate::rules::label::Labels;
use crate::rules::{self, Calendar, Check};
use crate::text::lexicon::Lexicon;
use alloc::{borrow::ToOwned, boxed::Box, string::String, vec, vec::Vec};

/// A policy, ready to be asked.
#[derive(Debug)]
pub struct Pack {
    /// What options and citations call the policy, in kebab case.
    pub id: String,
    /// The title of the document.
    pub title: String,
    /// Whose policy it is.
    pub organisation: String,
    /// Which version of the document the pack is of, in the words of the pack.
    pub version: String,
    /// `None`: no bank holidays.
    pub division: Option<Division>,
    /// Days that are not worked: holidays of the pack's own, and closure days.
    pub closures: Vec<Date>,
    /// Bank holidays that are worked.
    pub opened: Vec<Date>,
    /// The month, from 1, in which the policy's year begins.
    pub year_starts: u32,
    /// Stretches of days that intervals may be counted in, like school terms.
    pub calendars: Vec<Calendar>,
    /// The kinds of record that the policy covers, in the pack's order.
    pub kinds: Vec<Named>,
    /// The headings of its forms, in their order.
    pub sections: Vec<Section>,
    /// What an agreement has to settle.
    pub terms: Vec<Named>,
    /// What a supervision file has to hold.
    pub file_items: Vec<Named>,
    /// Fields that the contract does not know, under `extra`.
    pub extra: Vec<Named>,
    /// Who signs beside supervisor and supervisee.
    pub parties: Vec<Named>,
    /// What the form calls a field.
    pub labels: Vec<(Pointer, String)>,
    /// The labels that were found so far.
    pub(crate) known_labels: Labels,
    /// The duties, in the pack's order: a rule's number is its place here.
    pub rules: Vec<Rule>,
    /// For each of `kinds`, the rules that ask something of it.
    pub by_kind: Vec<Vec<u16>>,
    /// The names that a record under this policy may use.
    pub vocabulary: Vocabulary,
    /// Standard sentences in words of the pack's own.
    pub wording: Wording,
    lexicon: Lexicon,
}

/// An id and what the form calls it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// The id, in kebab case.
    pub id: String,
    /// What the form prints.
    pub label: String,
}

/// One heading of a form.
#[derive(Debug)]
pub struct Section {
    /// Its key under `/sections`.
    pub id: String,
    /// The heading as the form prints it.
    pub label: String,
    /// Indices into [`Pack::kinds`].
    pub kinds: Vec<usize>,
    /// What it is answered with.
    pub answer: Answer,
    /// The least number that is an answer; `None` for no limit.
    pub min: Option<f64>,
    /// The greatest.
    pub max: Option<f64>,
}

/// What a section is answered with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// What was discussed, in words.
    Text,
    /// A number on a scale: `min` to `max` of the section.
    Number,
    /// “yes” or “no”.
    YesNo,
    /// Actions that were agreed.
    Actions,
    /// Fields elsewhere in the record.
    Fields,
}

/// One duty of the policy.
#[derive(Debug)]
pub struct Rule {
    /// What a citation calls the rule behind the policy's id and a stroke.
    pub id: String,
    /// Where the document asks for it.
    pub clause: String,
    /// The policy's strength, before options change it.
    pub severity: Severity,
    /// When it asks; `None`: always.
    pub when: Option<Condition>,
    /// Whether `when` can differ from row to row.
    pub when_has_rows: bool,
    /// A sentence of the pack's own instead of the check's.
    pub message: Option<String>,
    /// What to do about it, in the pack's words.
    pub hint: Option<String>,
    /// What the rule calls the date or the field that it is about.
    pub label: Option<String>,
    /// What looks for the fault.
    pub check: Box<dyn Check>,
}

impl Pack {
    /// Reads a pack. One that extends a built-in policy is that policy with its own entries in place.
    ///
    /// # Errors
    /// Every mistake in it, with its pointer. A pack with any is not used.
    ///
    /// ```
    /// use supervision_validator::Pack;
    ///
    /// let problems = Pack::read(r#"{ "id": "fellmoor", "tite": "Supervision" }"#).unwrap_err();
    /// assert!(problems.iter().any(|problem| problem.path == "/tite" && problem.message.contains("title")));
    /// ```
    pub fn read(json: &str) -> Result<Self, Vec<Problem>> {
        let tree = json::read(json, &Keys::none()).map_err(|error| {
            vec![Problem {
                path: String::new(),
                message: not_json(error, json),
            }]
        })?;
        if !tree.member_named(At::ROOT, "extends").is_some() {
            return Self::from_tree(&tree);
        }
        let merged = extend::merge(&tree).map_err(|problem| vec![problem])?;
        let tree = json::read(&merged.json, &Keys::none()).map_err(|error| {
            vec![Problem {
                path: "/extends".to_owned(),
                message: not_json(error, &merged.json),
            }]
        })?;
        Self::from_tree(&tree).map_err(|problems| merged.as_written(problems))
    }

    fn from_tree(tree: &Tree) -> Result<Self, Vec<Problem>> {
        let mut reading = Reading {
            tree,
            vocabulary: Vocabulary::default(),
            problems: Vec::new(),
            lists: Vec::new(),
            mentions: Vec::new(),
        };
        let mut fields = Fields {
            reading: &mut reading,
            at: At::ROOT,
            path: String::new(),
        };
        if tree.kind(At::ROOT) != Kind::Object {
            fields.problem("", "A pack is an object { … }.");
            return Err(reading.problems);
        }
        let mut pack = Self::from_fields(&mut fields);
        check::references(&mut fields);
        pack.vocabulary = reading.vocabulary;
        // Examples of rules that were not understood would all fail.
        if reading.problems.is_empty() {
            examples::run(tree, &pack, &mut reading.problems);
        }
        if reading.problems.is_empty() {
            Ok(pack)
        } else {
            Err(reading.problems)
        }
    }

    fn from_fields(fields: &mut Fields) -> Self {
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
        let mut pack = Self {
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
        if fields.tree().kind(fields.get("source")) == Kind::Object {
            fields.inside("source", |fields| {
                fields.refuse_unknown(&[SOURCE_KEYS]);
                for key in SOURCE_KEYS {
                    fields.text(key.name);
                }
            });
        } else {
            fields.text("source");
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

    /// The number of a kind of record among [`Pack::kinds`].
    pub fn kind_number(&self, id: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.id == id)
    }

    /// The days that are worked under this policy.
    pub fn working_days(&self) -> WorkingDays {
        self.working_days_in(None)
    }

    /// The same in another division.
    pub fn working_days_in(&self, division: Option<Division>) -> WorkingDays {
        let mut days = WorkingDays::new(division.or(self.division));
        for date in &self.closures {
            days.close(*date);
        }
        for date in &self.opened {
            days.open(*date);
        }
        days
    }

    /// The words by which actions are judged.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The section of that id; `None` where the pack has none.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// The mistake of a text that is no JSON, with its line and column.
pub fn not_json(error: json::JsonError, text: &str) -> String {
    let json::JsonError::Syntax { at } = error else {
        return "This is larger than a pack may be.".to_owned();
    };
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before
        .iter()
        .rev()
        .take_while(|byte| **byte != b'\n')
        .count()
        + 1;
    let mut message = String::from("This is not JSON from line ");
    push_count(line, &mut message);
    message.push_str(", column ");
    push_count(column, &mut message);
    message.push_str(" on.");
    message
}

fn push_count(count: usize, out: &mut String) {
    crate::record::pointer::push_number(u32::try_from(count).unwrap_or(u32::MAX), out);
}

fn is_kebab_case(id: &str) -> bool {
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

/// The ids of a list, as a sentence about a wrong one names them.
pub fn ids_of(named: &[Named]) -> Vec<&str> {
    named.iter().map(|one| one.id.as_str()).collect()
}

/// The kinds that an entry is for; all where it names none.
fn read_kinds(fields: &mut Fields, kinds: &[Named]) -> Vec<usize> {
    if !fields.has("kinds") {
        return (0..kinds.len()).collect();
    }
    let ids = fields.ids("kinds", "kinds");
    let mut numbers = Vec::new();
    for id in &ids {
        let number = kinds.iter().position(|kind| kind.id == *id);
        numbers.extend(number.filter(|number| !numbers.contains(number)));
    }
    if ids.is_empty() {
        fields.problem(
            "kinds",
            "Name at least one kind, or leave “kinds” out for all.",
        );
    }
    numbers
}

fn read_labels(fields: &mut Fields, pack: &mut Pack) {
    let tree = fields.tree();
    let list = fields.get("labels");
    if list.is_some() && tree.kind(list) != Kind::Object {
        fields.problem("labels", "Write an object from pointers to labels here.");
        return;
    }
    fields.inside("labels", |fields| {
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
    });
}

/// Words that the pack adds to those by which actions are judged.
fn read_lexicon(fields: &mut Fields, pack: &mut Pack) {
    let lexicon = &mut pack.lexicon;
    fields.inside("lexicon", |fields| {
        let tree = fields.tree();
        for member in tree.children(fields.at) {
            let kind = tree.name(member);
            let words = fields.texts(kind);
            if let Err(known) = lexicon.extend(kind, &words) {
                fields.not_one_of(kind, kind, &known);
            }
        }
    });
}

fn read_rules(fields: &mut Fields, pack: &mut Pack) {
    let mut ids: Vec<String> = Vec::new();
    // Rules look the pack's sections up while they are read: it is handed out and put back.
    let mut rules = Vec::new();
    let mut by_kind = core::mem::take(&mut pack.by_kind);
    let pack_so_far = &*pack;
    fields.each("rules", &mut |fields| {
        let id = fields.required_text("id").to_owned();
        if !is_kebab_case(&id) && !id.is_empty() {
            fields.problem("id", "Write the id in small letters, digits and hyphens, like case-recorded-within-a-week.");
        }
        if ids.contains(&id) {
            fields.problem("id", "Another rule has this id already.");
        }
        ids.push(id.clone());
        let kinds = read_kinds(fields, &pack_so_far.kinds);
        let mut add = |rule: Rule| {
            #[expect(clippy::cast_possible_truncation, reason = "a pack of limits::NODES nodes has fewer rules")]
            let number = rules.len() as u16;
            for &kind in &kinds {
                by_kind[kind].push(number);
            }
            rules.push(rule);
        };
        let Some(duty) = read_duty(fields, id) else { return };
        if let Some(rule) = read_rule(fields, RULE_KEYS, &duty, &kinds, pack_so_far) {
            add(rule);
        }
        fields.each("also", &mut |fields| {
            if let Some(rule) = read_rule(fields, ALSO_KEYS, &duty, &kinds, pack_so_far) {
                add(rule);
            }
        });
    });
    pack.rules = rules;
    pack.by_kind = by_kind;
}

/// What the checks of one rule share.
struct Duty {
    id: String,
    clause: String,
    severity: Severity,
    /// The condition of the rule, read again for each of its checks that has none of its own.
    when: At,
    path: String,
}

fn read_duty(fields: &mut Fields, id: String) -> Option<Duty> {
    let clause = fields.required_text("clause").to_owned();
    let strength = fields.one_of("strength", STRENGTHS);
    if !fields.has("strength") {
        fields.missing("strength");
    }
    fields.text("asks");
    let severity = strength.and_then(|number| Severity::of_strength(STRENGTHS[number]));
    Some(Duty {
        id,
        clause,
        severity: severity?,
        when: fields.get("when"),
        path: fields.path.clone(),
    })
}

/// One check of a rule: the rule itself, or an entry of its `also`.
fn read_rule(
    fields: &mut Fields,
    common: &'static [KeyDoc],
    duty: &Duty,
    kinds: &[usize],
    pack: &Pack,
) -> Option<Rule> {
    let name = fields.required_text("check");
    let Some(kind) = rules::CHECKS.iter().find(|check| check.name == name) else {
        if !name.is_empty() {
            let known: Vec<&str> = rules::CHECKS.iter().map(|check| check.name).collect();
            fields.not_one_of("check", name, &known);
        }
        return None;
    };
    fields.refuse_unknown(&[common, kind.keys]);
    let when = if fields.has("when") {
        fields.condition("when")
    } else {
        fields.condition_at(duty.when, &duty.path)
    };
    let text = |fields: &mut Fields, name| fields.text(name).map(str::to_owned);
    let (message, hint, label) = (
        text(fields, "message"),
        text(fields, "hint"),
        text(fields, "label"),
    );
    if let Some(when) = &when {
        let names: Vec<&str> = kinds
            .iter()
            .filter_map(|kind| pack.kinds.get(*kind))
            .map(|kind| kind.id.as_str())
            .collect();
        check::can_hold(fields, when, &names);
    }
    let before = fields.reading.problems.len();
    let check = (kind.read)(fields, &rules::Around { pack, kinds });
    if check.is_none() && fields.reading.problems.len() == before {
        fields.problem("", "This rule lacks something that its check needs.");
    }
    let when_has_rows = when.as_ref().is_some_and(Condition::has_rows);
    let (id, clause, severity) = (duty.id.clone(), duty.clause.clone(), duty.severity);
    Some(Rule {
        id,
        clause,
        severity,
        when,
        when_has_rows,
        message,
        hint,
        label,
        check: check?,
    })
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

//! The types of a pack, and reading one from its JSON.

use super::condition::Condition;
use super::language::{ALSO_KEYS, NAMED_KEYS, PACK_KEYS, RULE_KEYS, SECTION_KEYS};
use super::reader::{Fields, KeyDoc, Problem, Reading};
use crate::calendar::{Date, Division};
use crate::code::Severity;
use crate::record::shape::Set;
use crate::record::tree::{At, Kind};
use crate::record::{Keys, Pointer, Vocabulary, json};
use crate::rules::{self, Check};
use crate::text::lexicon::Lexicon;
use alloc::{borrow::ToOwned, boxed::Box, string::String, vec, vec::Vec};

/// A policy, ready to be asked.
#[derive(Debug)]
pub struct Pack {
    pub id: String,
    pub title: String,
    pub organisation: String,
    pub version: String,
    /// `None`: no bank holidays.
    pub division: Option<Division>,
    pub closures: Vec<Date>,
    pub kinds: Vec<Named>,
    pub sections: Vec<Section>,
    pub terms: Vec<Named>,
    pub file_items: Vec<Named>,
    pub extra: Vec<Named>,
    /// What the form calls a field.
    pub labels: Vec<(Pointer, String)>,
    pub rules: Vec<Rule>,
    /// For each of `kinds`, the rules that ask something of it.
    pub by_kind: Vec<Vec<u16>>,
    pub vocabulary: Vocabulary,
    lexicon: Lexicon,
}

/// An id and what the form calls it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    pub id: String,
    pub label: String,
}

/// One heading of a form.
#[derive(Debug)]
pub struct Section {
    pub id: String,
    pub label: String,
    /// Indices into [`Pack::kinds`].
    pub kinds: Vec<usize>,
    pub answer: Answer,
    pub min: Option<f64>,
    pub max: Option<f64>,
}

/// What a section is answered with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Text,
    Number,
    YesNo,
    Actions,
    /// Fields elsewhere in the record.
    Fields,
}

/// One duty of the policy.
#[derive(Debug)]
pub struct Rule {
    pub id: String,
    pub clause: String,
    pub severity: Severity,
    pub when: Option<Condition>,
    /// Whether `when` can differ from row to row.
    pub when_has_rows: bool,
    pub message: Option<String>,
    pub hint: Option<String>,
    pub label: Option<String>,
    pub check: Box<dyn Check>,
}

impl Pack {
    /// Reads a pack.
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
        let tree = match json::read(json, &Keys::none()) {
            Ok(tree) => tree,
            Err(error) => {
                return Err(vec![Problem {
                    path: String::new(),
                    message: not_json(error, json),
                }]);
            }
        };
        let mut reading = Reading {
            tree: &tree,
            vocabulary: Vocabulary::default(),
            problems: Vec::new(),
        };
        let pack = if tree.kind(At::ROOT) == Kind::Object {
            Self::from_fields(&mut Fields {
                reading: &mut reading,
                at: At::ROOT,
                path: String::new(),
            })
        } else {
            reading.problems.push(Problem {
                path: String::new(),
                message: "A pack is an object { … }.".to_owned(),
            });
            None
        };
        match pack {
            Some(mut pack) if reading.problems.is_empty() => {
                pack.vocabulary = reading.vocabulary;
                Ok(pack)
            }
            _ => Err(reading.problems),
        }
    }

    fn from_fields(fields: &mut Fields) -> Option<Self> {
        fields.refuse_unknown(&[PACK_KEYS]);
        let id = fields.required_text("id");
        if !id.is_empty() && !is_kebab_case(id) {
            fields.problem(
                "id",
                "Write the id in small letters, digits and hyphens, like adopt-north-east.",
            );
        }
        let mut pack = Self {
            id: id.to_owned(),
            title: fields.required_text("title").to_owned(),
            organisation: fields.required_text("organisation").to_owned(),
            version: fields.required_text("version").to_owned(),
            division: read_division(fields),
            closures: read_dates(fields, "closures"),
            kinds: read_named(fields, "kinds"),
            sections: Vec::new(),
            terms: read_named(fields, "terms"),
            file_items: read_named(fields, "fileItems"),
            extra: read_named(fields, "extra"),
            labels: Vec::new(),
            rules: Vec::new(),
            by_kind: Vec::new(),
            vocabulary: Vocabulary::default(),
            lexicon: Lexicon::default(),
        };
        for list in [
            "roles",
            "teams",
            "circumstances",
            "noteTypes",
            "recordOwners",
            "attachments",
            "events",
        ] {
            read_named(fields, list);
        }
        if pack.kinds.is_empty() {
            fields.problem("kinds", "Name at least one kind of record.");
        }
        read_sections(fields, &mut pack);
        read_names(fields, &pack);
        read_labels(fields, &mut pack);
        read_lexicon(fields, &mut pack);
        pack.by_kind = vec![Vec::new(); pack.kinds.len()];
        read_rules(fields, &mut pack);
        Some(pack)
    }

    /// The number of a kind of record among [`Pack::kinds`].
    pub fn kind_number(&self, id: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.id == id)
    }

    /// The words by which actions are judged.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

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

fn read_division(fields: &mut Fields) -> Option<Division> {
    let text = fields.text("division").unwrap_or("england-and-wales");
    if text == "none" {
        return None;
    }
    let division = Division::parse(text);
    if division.is_none() {
        fields.not_one_of(
            "division",
            text,
            &["england-and-wales", "scotland", "northern-ireland", "none"],
        );
    }
    division
}

fn read_dates(fields: &mut Fields, name: &str) -> Vec<Date> {
    let texts = fields.texts(name);
    let dates: Vec<_> = texts
        .iter()
        .filter_map(|text| crate::calendar::parse_iso(text))
        .collect();
    if dates.len() != texts.len() {
        fields.problem(name, "Write dates like 2026-12-24 in this list.");
    }
    dates
}

fn read_named(fields: &mut Fields, list: &str) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    fields.each(list, &mut |fields| {
        fields.refuse_unknown(&[NAMED_KEYS]);
        let id = fields.required_text("id").to_owned();
        let label = fields.required_text("label").to_owned();
        if named.iter().any(|other| other.id == id) {
            fields.problem("id", "This id is used twice in the list.");
        }
        named.push(Named { id, label });
    });
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
    for (list, set, named) in [
        ("terms", Set::Term, &pack.terms),
        ("fileItems", Set::FileItem, &pack.file_items),
        ("extra", Set::Extra, &pack.extra),
    ] {
        for one in named {
            fields.reading.vocabulary.add(&one.id, set);
        }
        fields.each(list, &mut |fields| {
            let is_date = fields.get("type").is_some() && fields.text("type") == Some("date");
            if let Some(id) = fields.text("id")
                && is_date
            {
                fields.reading.vocabulary.add_date(id, set);
            }
        });
    }
}

fn read_sections(fields: &mut Fields, pack: &mut Pack) {
    let mut sections: Vec<Section> = Vec::new();
    let kinds = &pack.kinds;
    fields.each("sections", &mut |fields| {
        fields.refuse_unknown(&[SECTION_KEYS]);
        let id = fields.required_text("id").to_owned();
        let label = fields.required_text("label").to_owned();
        let kinds = read_kinds(fields, kinds);
        let answer = match fields.text("answer").unwrap_or("text") {
            "text" => Answer::Text,
            "number" => Answer::Number,
            "yes-no" => Answer::YesNo,
            "actions" => Answer::Actions,
            "fields" => Answer::Fields,
            other => {
                fields.not_one_of(
                    "answer",
                    other,
                    &["text", "number", "yes-no", "actions", "fields"],
                );
                Answer::Text
            }
        };
        let (min, max) = (fields.number("min"), fields.number("max"));
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
    let mut numbers = Vec::new();
    for id in fields.texts("kinds") {
        match kinds.iter().position(|kind| kind.id == id) {
            Some(number) => numbers.push(number),
            None => fields.not_one_of("kinds", id, &ids_of(kinds)),
        }
    }
    numbers
}

fn read_labels(fields: &mut Fields, pack: &mut Pack) {
    let tree = fields.tree();
    let list = fields.get("labels");
    if list.is_some() && tree.kind(list) != Kind::Object {
        fields.problem("labels", "Write an object from pointers to labels here.");
    }
    for child in tree.children(list) {
        match (
            Pointer::read(tree.name(child), &mut fields.reading.vocabulary.keys),
            tree.text(child),
        ) {
            (Some(pointer), Some(label)) => pack.labels.push((pointer, label.to_owned())),
            _ => fields.problem(
                "labels",
                "Each label is text, under a pointer like /cases/*/recordedOn.",
            ),
        }
    }
}

/// Words that the pack adds to those by which actions are judged.
fn read_lexicon(fields: &mut Fields, pack: &mut Pack) {
    let lexicon = &mut pack.lexicon;
    fields.inside("lexicon", |fields| {
        let tree = fields.tree();
        for member in tree.children(fields.at) {
            let kind = tree.name(member);
            let words = fields.texts(kind);
            if lexicon.extend(kind, words.into_iter()).is_err() {
                fields.not_one_of(kind, kind, &crate::text::lexicon::KINDS);
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
    let strength = fields.required_text("strength");
    let severity = Severity::of_strength(strength);
    if severity.is_none() && !strength.is_empty() {
        fields.not_one_of("strength", strength, &["must", "should", "advice"]);
    }
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

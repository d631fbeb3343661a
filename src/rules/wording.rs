//! The sentences: what is wrong, in the words of the form, so that it reads alike beside the control and in a summary.
//!
//! After GOV.UK's pattern for error messages: what to do, no "please", no "valid", dates as 9 March 2026. Nothing that somebody wrote in the
//! record is ever repeated.

use super::label;
use super::run::Run;
use crate::calendar::{self, Date, Period};
use crate::policy::wording::Wording;
use crate::record::Place;
use crate::record::pointer::push_number;
use crate::record::shape::known_key;
use crate::record::tree::At;
use alloc::string::String;

/// A sentence as its parts.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'f>(pub &'f [Part<'f>]);

/// A piece of a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Part<'f> {
    /// Words as they stand.
    Text(&'f str),
    /// What the form calls the field, as it begins a sentence.
    Label,
    /// The same inside a sentence.
    LabelInside,
    /// The field itself, where the rule's own label names its deadline.
    Field,
    /// A day in words: 9 March 2026.
    Date(Date),
    /// A number in figures.
    Number(u32),
    /// A length of time in words: “5 working days”.
    Period(Period),
    /// A length of time in words: "one calendar month".
    Word(&'f str),
    /// The same behind "every" or "the": "month" where it is one.
    EachPeriod(Period),
}

/// What is said of a field with nothing in it.
pub const ENTER: &[Part] = &[Part::Text("Enter "), Part::LabelInside];

/// Where something is said: the place, and its pointer as text.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'s> {
    /// The place itself.
    pub place: &'s Place<'s>,
    /// Its JSON Pointer in this record.
    pub path: &'s str,
}

/// Builds the sentence for one place.
pub fn message(sentence: &Sentence, run: &Run, spot: Spot) -> String {
    let mut out = String::with_capacity(112);
    let wording = &run.view.pack.wording;
    if !wording.is_empty() {
        let mut key = String::new();
        for part in sentence.0 {
            match part {
                Part::Text(text) => key.push_str(text),
                other => {
                    key.push('{');
                    key.push_str(other.name());
                    key.push('}');
                }
            }
        }
        if let Some(own) = wording.get(&key) {
            fill_parts(own, sentence, run, spot, &mut out);
            return out;
        }
    }
    for part in sentence.0 {
        push_part(part, run, spot, &mut out);
    }
    out
}

impl Part<'_> {
    /// What stands for it in a standard text.
    fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "",
            Self::Label | Self::LabelInside | Self::Field => "label",
            Self::Date(_) => "date",
            Self::Number(_) => "number",
            Self::Period(_) | Self::EachPeriod(_) | Self::Word(_) => "period",
        }
    }
}

fn push_part(part: &Part, run: &Run, spot: Spot, out: &mut String) {
    let wording = &run.view.pack.wording;
    match *part {
        Part::Text(text) => out.push_str(text),
        Part::Label => push_label(run, spot, false, out),
        Part::LabelInside => push_label(run, spot, true, out),
        Part::Field => push_field(run, spot, out),
        Part::Date(date) => push_date(date, wording, out),
        Part::Number(number) => push_number(number, out),
        Part::Word(words) => out.push_str(wording.of(words)),
        Part::Period(period) => {
            let mut words = String::new();
            period.push_words(&mut words);
            push_period(&words, wording, out);
        }
        Part::EachPeriod(period) => {
            let mut words = String::new();
            period.push_words(&mut words);
            push_period(words.strip_prefix("1 ").unwrap_or(&words), wording, out);
        }
    }
}

/// A pack's own text for a standard one: each name in braces stands for the part of that name, the second of the same name for the second.
fn fill_parts(own: &str, sentence: &Sentence, run: &Run, spot: Spot, out: &mut String) {
    let mut used: [(&str, usize); 4] = [("label", 0), ("date", 0), ("number", 0), ("period", 0)];
    each_piece(own, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::Name(name) => {
            let Some((_, count)) = used.iter_mut().find(|(known, _)| *known == name) else {
                return;
            };
            let mut parts = sentence.0.iter().filter(|part| part.name() == name);
            let part = parts.clone().nth(*count).or_else(|| parts.next());
            *count += 1;
            if let Some(part) = part {
                push_part(part, run, spot, out);
            }
        }
    });
}

/// A piece of a text with braces.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'t> {
    /// What stands outside them.
    Text(&'t str),
    /// What stands in braces.
    Name(&'t str),
}

/// Visits what stands outside and inside braces, in order.
pub fn each_piece<'t>(text: &'t str, visit: &mut dyn FnMut(Piece<'t>)) {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else {
            break;
        };
        visit(Piece::Text(before));
        visit(Piece::Name(name));
        rest = after;
    }
    visit(Piece::Text(rest));
}

/// A date as sentences have it: 9 March 2026, or in the pack's own order and months.
pub fn push_date(date: Date, wording: &Wording, out: &mut String) {
    let start = out.len();
    calendar::push_long(date, out);
    if wording.is_empty() {
        return;
    }
    let english = out.split_off(start);
    let mut parts = english.split(' ');
    let (day, month, year) = (
        parts.next().unwrap_or(""),
        parts.next().unwrap_or(""),
        parts.next().unwrap_or(""),
    );
    each_piece(wording.of(DATE), &mut |piece| {
        out.push_str(match piece {
            Piece::Text(text) => text,
            Piece::Name("day") => day,
            Piece::Name("month") => wording.of(month),
            Piece::Name("year") => year,
            Piece::Name(_) => "",
        });
    });
}

const DATE: &str = "{day} {month} {year}";

/// A length of time: in the pack's words for it, or for so many of it.
fn push_period(english: &str, wording: &Wording, out: &mut String) {
    if let Some(own) = wording.get(english) {
        out.push_str(own);
        return;
    }
    if let Some((number, unit)) = english.split_once(' ') {
        let mut key = String::from("{number} ");
        key.push_str(unit);
        if let Some(own) = wording.get(&key) {
            each_piece(own, &mut |piece| {
                out.push_str(match piece {
                    Piece::Text(text) => text,
                    Piece::Name(_) => number,
                });
            });
            return;
        }
    }
    out.push_str(english);
}

/// A pack's own sentence: `{label}`, `{row}` and `{due}` stand for the field, the number of its row and the latest date.
pub fn fill(own: &str, run: &Run, spot: Spot, due: Option<Date>) -> String {
    let mut out = String::with_capacity(own.len() + 16);
    each_piece(own, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::Name("label") => push_label(run, spot, !out.is_empty(), &mut out),
        Piece::Name("row") => {
            if let Some((number, _)) = spot.place.row(run.tree()) {
                push_number(number, &mut out);
            }
        }
        Piece::Name("due") => {
            if let Some(due) = due {
                push_date(due, &run.view.pack.wording, &mut out);
            }
        }
        Piece::Name(other) => {
            out.push('{');
            out.push_str(other);
            out.push('}');
        }
    });
    out
}

/// What the form calls the field at this place.
pub fn label(run: &Run, spot: Spot) -> String {
    let mut out = String::with_capacity(80);
    push_label(run, spot, false, &mut out);
    out
}

fn push_label(run: &Run, spot: Spot, inside: bool, out: &mut String) {
    let start = out.len();
    if let Some(own) = &run.rule.label {
        out.push_str(own);
        push_case(run, spot, start, out);
    } else {
        push_field(run, spot, out);
    }
    if inside && !run.view.pack.wording.is_foreign {
        lower_first(out, start);
        add_article(out, start);
    }
}

fn push_field(run: &Run, spot: Spot, out: &mut String) {
    let (start, view) = (out.len(), run.view);
    let row = spot.place.row(view.tree);
    let find = || label::find(view.pack, view.kind, spot.path);
    match spot.place.pattern(view.tree) {
        Some(pattern) => {
            let known = &view.pack.known_labels;
            known.with((view.kind, pattern), &find, &mut |label| {
                label.push(row, out);
            });
        }
        None => find().push(row, out),
    }
    push_case(run, spot, start, out);
}

/// Which case it is about, where there are several and the label at `start` does not say so yet.
fn push_case(run: &Run, spot: Spot, start: usize, out: &mut String) {
    let tree = run.tree();
    let row = spot
        .path
        .strip_prefix("/cases/")
        .and_then(|rest| rest.split('/').next()?.parse::<u32>().ok());
    let Some(row) = row else {
        return;
    };
    let cases = tree.member(At::ROOT, known_key!("cases"));
    let mark = run.view.pack.wording.case_mark.as_str();
    if tree.children(cases).nth(1).is_some() && !contains(out.get(start..).unwrap_or(""), mark) {
        out.push_str(mark);
        push_number(row.saturating_add(1), out);
        out.push(')');
    }
}

/// The standard library's search for a text in a text is two kilobytes of code for what is done here alone.
fn contains(text: &str, part: &str) -> bool {
    let first = part.as_bytes().first();
    text.as_bytes()
        .windows(part.len().max(1))
        .any(|piece| piece.first() == first && piece == part.as_bytes())
}

/// "Enter date" becomes "Enter the date": labels are headings, sentences want an article.
fn add_article(out: &mut String, start: usize) {
    let label = out.get(start..).unwrap_or("");
    let first = label.split([' ', ',', '’']).next().unwrap_or("");
    if out
        .get(..start)
        .is_some_and(|before| before.ends_with("Enter ") || before.ends_with(" for "))
        && TAKE_AN_ARTICLE.split(' ').any(|word| word == first)
    {
        out.insert_str(start, "the ");
    }
}

const TAKE_AN_ARTICLE: &str = "agreed case copy date day duration end first frequency length name note number person place \
    reason review role signature start supervisee supervisor time type venue worker";

/// Small first letter inside a sentence, except for abbreviations and names that a capital in the second place gives away, and for what
/// the form writes with capitals throughout: "Reflective Supervision Discussion Form".
fn lower_first(out: &mut str, start: usize) {
    let label = out.get(start..).unwrap_or("");
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.next());
    let capitals = label
        .split_once(' ')
        .is_some_and(|(_, rest)| rest.starts_with(|next: char| next.is_ascii_uppercase()));
    if let Some(first) = first
        && first.is_ascii_uppercase()
        && !capitals
        && second.is_none_or(|second| second.is_ascii_lowercase() || second == ' ')
        && let Some(first) = out.get_mut(start..=start)
    {
        first.make_ascii_lowercase();
    }
}

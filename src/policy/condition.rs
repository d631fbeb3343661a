//! Conditions: when a rule speaks.
//!
//! Three-valued, after Kleene: true, false, undecidable. A rule speaks only where its condition is true, so that what the record does
//! not hold never becomes a finding by guess.

use super::amount::Amount;
use crate::calendar::{Date, Period};
use crate::record::tree::{At, Kind};
use crate::record::{Place, Pointer, Tree, pointer};
use crate::rules::View;
use crate::text::frequency;
use crate::text::identifier::is_in_word;
use alloc::{boxed::Box, string::String, vec, vec::Vec};

/// What has to be so for a rule to speak. Three-valued: a record may leave it undecided, and a rule is then silent.
#[derive(Debug)]
pub enum Condition {
    /// `all`: every one holds. One that fails decides, whatever the others are.
    All(Vec<Condition>),
    /// `any`: at least one holds. One that does decides.
    Any(Vec<Condition>),
    /// `not`: undecided where what it turns round is.
    Not(Box<Condition>),
    /// A question about the value at a pointer; of several rows, whether it is so of any.
    Test(Pointer, Test),
    /// Two amounts held against one another.
    Compare(Amount, Comparison, Amount),
    /// How many values there are at a pointer.
    Count {
        /// The rows that are counted: those that hold something.
        of: Pointer,
        /// What has to be so of a row for it to count.
        inside: Option<Box<Condition>>,
        /// No fewer than these.
        at_least: Option<u32>,
        /// No more than these.
        at_most: Option<u32>,
    },
}

/// What is asked of the value that a pointer leads to.
#[derive(Debug)]
pub enum Test {
    /// Something stands there, or, where false, nothing does.
    Present(bool),
    /// One of these values.
    In(Vec<Value>),
    /// True also where nothing stands there.
    NotIn(Vec<Value>),
    /// A list with at least one of these values, or one of them itself.
    ContainsAny(Vec<Value>),
    /// The same of none of them.
    ContainsNone(Vec<Value>),
    /// The same as what stands at another pointer, or not; undecidable where one of them is absent.
    Same(Pointer, bool),
    /// A number as it is held against an amount.
    Number(Comparison, Amount),
    /// A date as it is held against another.
    Date(Comparison, DateValue),
    /// A day that is worked, or not.
    WorkingDay(bool),
    /// How often, in words or as a period, with more days in between than this has.
    LongerThan(Period),
    /// The same with fewer.
    ShorterThan(Period),
    /// The text holds one of these words or phrases, whole, in any case.
    Mentions(Vec<String>),
}

/// How one value stands to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// Below it; a date before it.
    Less,
    /// Equal or below.
    AtMost,
    /// Equal or above.
    AtLeast,
    /// Above it; a date after it.
    More,
}

impl Comparison {
    fn holds<T: PartialOrd>(self, one: &T, other: &T) -> bool {
        match self {
            Self::Less => one < other,
            Self::AtMost => one <= other,
            Self::AtLeast => one >= other,
            Self::More => one > other,
        }
    }

    /// The same for numbers that were multiplied and divided: what differs in the tenth digit is equal.
    pub fn holds_for_numbers(self, one: f64, other: f64) -> bool {
        let slack = 1e-9
            * if other < 0.0 {
                1.0 - other
            } else {
                1.0 + other
            };
        match self {
            Self::Less => one < other - slack,
            Self::AtMost => one <= other + slack,
            Self::AtLeast => one >= other - slack,
            Self::More => one > other + slack,
        }
    }
}

/// A value as a pack writes it.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Text, equal without the space around it. “yes” and “no” equal true and false.
    Text(String),
    /// A number, equal in every digit.
    Number(f64),
    /// True or false, also as “yes” and “no”.
    Bool(bool),
}

impl Value {
    /// Whether the node holds this value; what cannot be read holds none.
    pub fn matches(&self, at: At, tree: &Tree) -> bool {
        match self {
            Self::Text(text) => match tree.boolean(at) {
                // A form writes yes, a program true.
                Some(boolean) => text == if boolean { "yes" } else { "no" },
                None => tree.text(at).is_some_and(|found| found.trim() == text),
            },
            // Both come from the same reader, exact for the small numbers of records.
            Self::Number(number) => tree.number(at) == Some(*number),
            Self::Bool(boolean) => match tree.text(at).map(str::trim) {
                Some("yes") => *boolean,
                Some("no") => !*boolean,
                _ => tree.boolean(at) == Some(*boolean),
            },
        }
    }
}

/// A date as a pack writes it.
#[derive(Debug)]
pub enum DateValue {
    /// A day as it is written.
    Fixed(Date),
    /// The day of the validation.
    Today,
    /// The date at a pointer, or so long after or before it.
    Of {
        /// Where the date stands.
        pointer: Pointer,
        /// How much later; counted first.
        plus: Option<Period>,
        /// How much earlier.
        minus: Option<Period>,
    },
}

impl DateValue {
    /// The day; `None` where the pointer leads to no date, or counting leaves the calendar.
    pub fn resolve(&self, view: &View, places: &[&Place]) -> Option<Date> {
        match self {
            Self::Fixed(date) => Some(*date),
            Self::Today => Some(view.today),
            Self::Of {
                pointer,
                plus,
                minus,
            } => {
                let mut found = None;
                pointer::each_place(pointer, places, view.tree, &mut |place| {
                    found = view.tree.date(place.at());
                    false
                });
                let mut date = found?;
                if let Some(period) = plus {
                    date = period.after(date, view.working_days)?;
                }
                if let Some(period) = minus {
                    date = period.before(date, view.working_days)?;
                }
                Some(date)
            }
        }
    }
}

impl Condition {
    /// `None` where the record does not decide it.
    pub fn holds(&self, view: &View, places: &[&Place]) -> Option<bool> {
        match self {
            Self::All(conditions) => {
                let mut result = Some(true);
                for condition in conditions {
                    match condition.holds(view, places) {
                        Some(false) => return Some(false),
                        None => result = None,
                        Some(true) => {}
                    }
                }
                result
            }
            Self::Any(conditions) => {
                let mut result = Some(false);
                for condition in conditions {
                    match condition.holds(view, places) {
                        Some(true) => return Some(true),
                        None => result = None,
                        Some(false) => {}
                    }
                }
                result
            }
            Self::Not(condition) => condition.holds(view, places).map(|holds| !holds),
            Self::Test(pointer, test) => holds_somewhere(pointer, test, view, places),
            Self::Compare(one, comparison, other) => Some(
                comparison.holds_for_numbers(one.value(view, places)?, other.value(view, places)?),
            ),
            Self::Count {
                of,
                inside,
                at_least,
                at_most,
            } => {
                let (mut sure, mut unsure) = (0u32, 0u32);
                pointer::each_row(of, places, view.tree, &mut |place| {
                    if !view.tree.is_present(place.at()) {
                        return true;
                    }
                    let mut inner = vec![place];
                    inner.extend(places);
                    match inside
                        .as_ref()
                        .map_or(Some(true), |inside| inside.holds(view, &inner))
                    {
                        Some(true) => sure += 1,
                        None => unsure += 1,
                        Some(false) => {}
                    }
                    // More rows cannot change the answer.
                    let too_many = at_most.is_some_and(|most| sure > most);
                    let settled = at_most.is_none() && at_least.is_some_and(|least| sure >= least);
                    !too_many && !settled
                });
                let enough = at_least.map_or(Some(true), |least| {
                    decide(sure >= least, sure + unsure < least)
                });
                let not_too_many = at_most.map_or(Some(true), |most| {
                    decide(sure + unsure <= most, sure > most)
                });
                match (enough, not_too_many) {
                    (Some(true), Some(true)) => Some(true),
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    _ => None,
                }
            }
        }
    }

    /// Every pointer that the condition looks at, for the checks that a pack's author gets.
    pub fn each_pointer<'c>(&'c self, visit: &mut dyn FnMut(&'c Pointer)) {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                for condition in conditions {
                    condition.each_pointer(visit);
                }
            }
            Self::Not(condition) => condition.each_pointer(visit),
            Self::Test(pointer, test) => {
                visit(pointer);
                match test {
                    Test::Date(_, DateValue::Of { pointer, .. }) | Test::Same(pointer, _) => {
                        visit(pointer);
                    }
                    Test::Number(_, amount) => amount.each_pointer(visit),
                    _ => {}
                }
            }
            Self::Compare(one, _, other) => {
                one.each_pointer(visit);
                other.each_pointer(visit);
            }
            Self::Count { of, inside, .. } => {
                visit(of);
                if let Some(inside) = inside {
                    inside.each_pointer(visit);
                }
            }
        }
    }

    /// Whether it may differ from row to row.
    pub fn has_rows(&self) -> bool {
        let mut rows = false;
        self.each_pointer(&mut |pointer| rows |= pointer.has_rows());
        rows
    }
}

fn decide(yes: bool, no: bool) -> Option<bool> {
    if yes {
        Some(true)
    } else if no {
        Some(false)
    } else {
        None
    }
}

/// A test on a pointer with rows of its own holds where some row passes it.
fn holds_somewhere(pointer: &Pointer, test: &Test, view: &View, places: &[&Place]) -> Option<bool> {
    let mut any_row = false;
    let mut result = Some(false);
    pointer::each_place(pointer, places, view.tree, &mut |place| {
        any_row = true;
        match test.holds(place.at(), view, places) {
            Some(true) => {
                result = Some(true);
                return false;
            }
            None => result = None,
            Some(false) => {}
        }
        true
    });
    // No row at all: as where nothing stands there.
    if any_row {
        result
    } else {
        test.holds(At::NONE, view, places)
    }
}

impl Test {
    fn holds(&self, at: At, view: &View, places: &[&Place]) -> Option<bool> {
        let tree = view.tree;
        let kind = tree.kind(at);
        match self {
            Self::Present(wanted) => Some((kind != Kind::Absent) == *wanted),
            _ if kind == Kind::Unreadable => None,
            Self::In(values) => {
                (kind != Kind::Absent).then(|| values.iter().any(|value| value.matches(at, tree)))
            }
            Self::NotIn(values) => Some(!values.iter().any(|value| value.matches(at, tree))),
            Self::ContainsAny(values) => Some(contains_any(values, at, tree)),
            Self::ContainsNone(values) => Some(!contains_any(values, at, tree)),
            Self::Number(comparison, amount) => {
                Some(comparison.holds_for_numbers(tree.number(at)?, amount.value(view, places)?))
            }
            Self::Same(pointer, wanted) => {
                let mut other = At::NONE;
                pointer::each_place(pointer, places, tree, &mut |place| {
                    other = place.at();
                    false
                });
                same(at, other, tree).map(|same| same == *wanted)
            }
            Self::WorkingDay(wanted) => {
                Some(view.working_days.is_working_day(tree.date(at)?) == *wanted)
            }
            Self::Date(comparison, date) => {
                let found = tree.date(at)?;
                Some(comparison.holds(&found, &date.resolve(view, places)?))
            }
            Self::LongerThan(period) => {
                let found = frequency::read_every(tree.text(at)?)?;
                Some(frequency::days_about(found) > frequency::days_about(*period))
            }
            Self::Mentions(phrases) => {
                let text = tree.text(at)?;
                Some(phrases.iter().any(|phrase| mentions(text, phrase)))
            }
            Self::ShorterThan(period) => {
                let found = frequency::read_every(tree.text(at)?)?;
                Some(frequency::days_about(found) < frequency::days_about(*period))
            }
        }
    }
}

/// Whether the words stand in the text one after the other, whole, whatever their case and what separates them.
fn mentions(text: &str, words: &str) -> bool {
    let split =
        |text| str::split(text, |letter| !is_in_word(letter)).filter(|word| !word.is_empty());
    let same = |(one, other): (&str, &str)| one.eq_ignore_ascii_case(other);
    let count = split(words).count();
    let mut from = split(text);
    loop {
        if count > 0
            && from.clone().take(count).count() == count
            && from.clone().zip(split(words)).all(same)
        {
            return true;
        }
        if from.next().is_none() {
            return false;
        }
    }
}

/// Whether two places hold the same text, number, date or answer; `None` where one of them holds none.
fn same(one: At, other: At, tree: &Tree) -> Option<bool> {
    if let (Some(one), Some(other)) = (tree.text(one), tree.text(other)) {
        return Some(one.trim().eq_ignore_ascii_case(other.trim()));
    }
    if let (Some(one), Some(other)) = (tree.number(one), tree.number(other)) {
        #[expect(clippy::float_cmp, reason = "both as written")]
        return Some(one == other);
    }
    if let (Some(one), Some(other)) = (tree.date(one), tree.date(other)) {
        return Some(one == other);
    }
    Some(tree.boolean(one)? == tree.boolean(other)?)
}

fn contains_any(values: &[Value], at: At, tree: &Tree) -> bool {
    if tree.kind(at) == Kind::List {
        tree.children(at)
            .any(|row| values.iter().any(|value| value.matches(row, tree)))
    } else {
        values.iter().any(|value| value.matches(at, tree))
    }
}

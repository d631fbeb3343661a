//! Reads conditions: the part of the pack language that says when a rule speaks.

use super::check::Claim;
use super::condition::{Comparison, Condition, DateValue, Test, Value};
use super::reader::{Fields, Holds, KeyDoc, key};
use crate::record::Pointer;
use crate::record::tree::{At, Kind};
use alloc::{borrow::ToOwned, boxed::Box, vec::Vec};

impl Fields<'_, '_> {
    /// The condition under that key; `None` where there is none, or none that can be read, of which a problem is told.
    pub fn condition(&mut self, name: &str) -> Option<Condition> {
        self.object(name)?.read_condition()
    }

    /// A condition that stands elsewhere in the pack.
    pub fn condition_at(&mut self, at: At, path: &str) -> Option<Condition> {
        if !at.is_some() {
            return None;
        }
        let mut path = path.to_owned();
        path.push_str("/when");
        Fields {
            reading: self.reading,
            at,
            path,
        }
        .read_condition()
    }

    fn conditions(&mut self, name: &str) -> Vec<Condition> {
        let mut conditions = Vec::new();
        self.each(name, &mut |fields| {
            conditions.extend(fields.read_condition());
        });
        if conditions.is_empty() {
            self.problem(name, "Write a list of at least one condition here.");
        }
        conditions
    }

    /// This object as a condition. Nesting is as deep as the reader of JSON allows.
    fn read_condition(&mut self) -> Option<Condition> {
        self.refuse_unknown(&[CONDITION_KEYS]);
        let ways = WAYS.iter().filter(|way| self.has(way)).count();
        if ways > 1 {
            self.problem(
                "",
                "A condition has one of “at”, “all”, “any”, “not”, “count” and “number”: join several with “all”.",
            );
            return None;
        }
        if self.has("all") {
            return Some(Condition::All(self.conditions("all")));
        }
        if self.has("any") {
            return Some(Condition::Any(self.conditions("any")));
        }
        if self.has("not") {
            return self
                .condition("not")
                .map(|condition| Condition::Not(Box::new(condition)));
        }
        if self.has("count") {
            let of = self.pointer("count")?;
            let inside = self.condition("where").map(Box::new);
            let (at_least, at_most) = (self.count("atLeast"), self.count("atMost"));
            if at_least.is_none() && at_most.is_none() {
                self.problem("", "Say how many: add “atLeast” or “atMost”.");
            }
            return Some(Condition::Count {
                of,
                inside,
                at_least,
                at_most,
            });
        }
        if self.has("number") {
            return self.read_comparison();
        }
        if !self.has("at") {
            self.problem(
                "",
                "A condition needs “at”, “all”, “any”, “not”, “count” or “number”.",
            );
            return None;
        }
        let at = self.pointer("at");
        let test = self.read_test();
        let (at, test) = (at?, test?);
        self.mention_values(&at, &test);
        Some(Condition::Test(at, test))
    }

    /// What the test says of the values at the pointer.
    fn mention_values(&mut self, at: &Pointer, test: &Test) {
        match test {
            Test::In(values)
            | Test::NotIn(values)
            | Test::ContainsAny(values)
            | Test::ContainsNone(values) => {
                for value in values {
                    if let Value::Text(text) = value {
                        self.mention("", at, Claim::Text(text.clone()));
                    }
                }
            }
            Test::Date(..) | Test::WorkingDay(_) => self.mention("", at, Claim::Date),
            Test::Number(..) => self.mention("", at, Claim::Number),
            _ => {}
        }
    }

    /// `{ "number": amount, "atLeast": amount }`; several limits must all hold.
    fn read_comparison(&mut self) -> Option<Condition> {
        let mut all = Vec::new();
        for (name, comparison) in COMPARISONS {
            if self.has(name) {
                all.push(Condition::Compare(
                    self.amount("number")?,
                    comparison,
                    self.amount(name)?,
                ));
            }
        }
        if all.is_empty() {
            self.problem(
                "",
                "Say what the number is held against: add “atLeast”, “atMost”, “moreThan” or “lessThan”.",
            );
            return None;
        }
        Some(Condition::All(all))
    }

    /// A value to be equal to, or the pointer to it.
    fn same_as(&mut self, name: &str) -> Option<Pointer> {
        let mut fields = self.object(name)?;
        fields.refuse_unknown(&[OTHER_KEYS]);
        if !fields.has("of") {
            fields.missing("of");
        }
        fields.pointer("of")
    }

    fn read_test(&mut self) -> Option<Test> {
        type OfValues = fn(Vec<Value>) -> Test;
        let mut tests = Vec::new();
        if self.has("present") {
            tests.push(Test::Present(self.boolean("present", true)));
        }
        let of_values: [(&str, OfValues); 7] = [
            ("is", Test::In),
            ("in", Test::In),
            ("isNot", Test::NotIn),
            ("notIn", Test::NotIn),
            ("contains", Test::ContainsAny),
            ("containsAny", Test::ContainsAny),
            ("containsNone", Test::ContainsNone),
        ];
        for (name, make) in of_values {
            let is_object = self.reading.tree.kind(self.get(name)) == Kind::Object;
            if is_object && matches!(name, "is" | "isNot") {
                tests.push(Test::Same(self.same_as(name)?, name == "is"));
            } else if self.has(name) {
                tests.push(make(self.values(name)));
            }
        }
        for (name, comparison) in COMPARISONS {
            if self.has(name) {
                tests.push(Test::Number(comparison, self.amount(name)?));
            }
        }
        if self.has("workingDay") {
            tests.push(Test::WorkingDay(self.boolean("workingDay", true)));
        }
        for (name, comparison) in [
            ("before", Comparison::Less),
            ("onOrBefore", Comparison::AtMost),
            ("after", Comparison::More),
            ("onOrAfter", Comparison::AtLeast),
        ] {
            if self.has(name) {
                tests.push(Test::Date(comparison, self.date_value(name)?));
            }
        }
        if self.has("longerThan") {
            tests.push(Test::LongerThan(self.period("longerThan")?));
        }
        if self.has("shorterThan") {
            tests.push(Test::ShorterThan(self.period("shorterThan")?));
        }
        if self.has("mentions") {
            tests.push(Test::Mentions(self.owned_texts("mentions")));
        }
        match tests.len() {
            1 => tests.pop(),
            0 => {
                self.problem("", "Say what “at” must be: add “present”, “is”, “in”, “contains”, “before” or another test.");
                None
            }
            _ => {
                self.problem("", "One condition has one test: join several with “all”.");
                None
            }
        }
    }

    /// The date under that key as a condition writes it: a day, `today`, or an object with a pointer. `None` as with [`Fields::condition`].
    pub fn date_value(&mut self, name: &str) -> Option<DateValue> {
        if self.reading.tree.kind(self.get(name)) == Kind::Object {
            let mut fields = self.object(name)?;
            fields.refuse_unknown(&[DATE_VALUE_KEYS]);
            let pointer = fields.pointer("of");
            if pointer.is_none() && !fields.has("of") {
                fields.missing("of");
            }
            let (plus, minus) = (fields.period("plus"), fields.period("minus"));
            return Some(DateValue::Of {
                pointer: pointer?,
                plus,
                minus,
            });
        }
        if self.reading.tree.text(self.get(name)) == Some("today") {
            return Some(DateValue::Today);
        }
        self.date(name).map(DateValue::Fixed)
    }
}

const WAYS: [&str; 6] = ["all", "any", "not", "count", "number", "at"];

const COMPARISONS: [(&str, Comparison); 4] = [
    ("atLeast", Comparison::AtLeast),
    ("atMost", Comparison::AtMost),
    ("moreThan", Comparison::More),
    ("lessThan", Comparison::Less),
];

/// Where the value stands that another must be equal to.
pub const OTHER_KEYS: &[KeyDoc] =
    &[key("of", Holds::Pointer, "the value that stands there").required()];

/// The keys of a condition.
pub const CONDITION_KEYS: &[KeyDoc] = &[
    key("all", Holds::Conditions, "all of these conditions hold"),
    key(
        "any",
        Holds::Conditions,
        "at least one of these conditions holds",
    ),
    key("not", Holds::Condition, "the condition does not hold"),
    key(
        "count",
        Holds::Pointer,
        "the number of rows of this pointer; with atLeast or atMost",
    ),
    key(
        "where",
        Holds::Condition,
        "with count: only the rows for which this holds",
    ),
    key(
        "number",
        Holds::Amount,
        "an amount; with atLeast, atMost, moreThan or lessThan, each an amount too",
    ),
    key("at", Holds::Pointer, "the value that the test is about"),
    key(
        "present",
        Holds::Bool,
        "something stands there (true) or nothing does (false); always decidable",
    ),
    key(
        "is",
        Holds::Same,
        "equal to this, or to what stands at { of: pointer }; undecidable where absent",
    ),
    key(
        "in",
        Holds::Values,
        "equal to one of these; undecidable where absent",
    ),
    key(
        "isNot",
        Holds::Values,
        "not equal to this; true also where absent. With { of: pointer }: undecidable where one is absent",
    ),
    key(
        "notIn",
        Holds::Values,
        "none of these; true also where absent",
    ),
    key(
        "contains",
        Holds::Value,
        "the list has this; an absent list is empty",
    ),
    key(
        "containsAny",
        Holds::Values,
        "the list has at least one of these",
    ),
    key("containsNone", Holds::Values, "the list has none of these"),
    key("atLeast", Holds::Amount, "this amount or more"),
    key("atMost", Holds::Amount, "this amount or less"),
    key("moreThan", Holds::Amount, "more than this amount"),
    key("lessThan", Holds::Amount, "less than this amount"),
    key("before", Holds::Day, "a date before this one"),
    key("onOrBefore", Holds::Day, "this date or before"),
    key("after", Holds::Day, "a date after this one"),
    key("onOrAfter", Holds::Day, "this date or after"),
    key(
        "workingDay",
        Holds::Bool,
        "the date is a working day (true), or is not (false)",
    ),
    key(
        "mentions",
        Holds::Ids,
        "the text has one of these words or phrases, whole, in any case; undecidable where absent",
    ),
    key(
        "longerThan",
        Holds::Period,
        "the value is a period longer than this",
    ),
    key(
        "shorterThan",
        Holds::Period,
        "the value is a period shorter than this",
    ),
];

/// The keys of a date that is an object.
pub const DATE_VALUE_KEYS: &[KeyDoc] = &[
    key("of", Holds::Pointer, "the date that stands there").required(),
    key("plus", Holds::Period, "so much later"),
    key("minus", Holds::Period, "so much earlier"),
];

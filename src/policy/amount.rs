//! Amounts: numbers of a rule that the record decides, such as a twentieth of the hours worked or the minutes of all group sessions.

use super::condition::Condition;
use super::reader::{Fields, Holds, KeyDoc, key};
use crate::record::pointer::{each_place, each_row};
use crate::record::shape::known_key;
use crate::record::tree::At;
use crate::record::{Place, Pointer, Step};
use crate::rules::{View, session_minutes};
use alloc::{boxed::Box, vec::Vec};

/// A number, as a pack writes it.
#[derive(Debug)]
pub struct Amount {
    of: Of,
    factor: f64,
    divisor: f64,
}

#[derive(Debug)]
enum Of {
    Fixed(f64),
    Pointer(Pointer),
    Sum(Pointer, Option<Box<Condition>>),
    Count(Pointer, Option<Box<Condition>>),
    /// Words of a text.
    Words(Pointer),
    All(Vec<Amount>),
}

/// The keys of an amount that is an object.
pub const AMOUNT_KEYS: &[KeyDoc] = &[
    key("of", Holds::Pointer, "the number that stands there"),
    key(
        "sum",
        Holds::Pointer,
        "the sum of the numbers at this pointer, one in each row",
    ),
    key("count", Holds::Pointer, "the number of rows"),
    key(
        "where",
        Holds::Condition,
        "with sum or count: only the rows for which this holds",
    ),
    key(
        "words",
        Holds::Pointer,
        "how many words the text has that stands there",
    ),
    key("add", Holds::Amounts, "several amounts added up"),
    key("times", Holds::Number, "multiplied by this"),
    key("dividedBy", Holds::Number, "divided by this"),
];

impl Fields<'_, '_> {
    /// A number, a pointer, or an object of [`AMOUNT_KEYS`].
    pub fn amount(&mut self, name: &str) -> Option<Amount> {
        use crate::record::tree::Kind;
        let plain = |of| Amount {
            of,
            factor: 1.0,
            divisor: 1.0,
        };
        match self.tree().kind(self.get(name)) {
            Kind::Absent => None,
            Kind::Text => self
                .pointer(name)
                .map(|pointer| plain(Of::Pointer(pointer))),
            Kind::Object => self.object(name)?.read_amount(),
            Kind::Number => self.number(name).map(|number| plain(Of::Fixed(number))),
            _ => {
                self.problem(name, "Write a number, a pointer to one, or an object with “of”, “sum”, “count”, “words” or “add” here.");
                None
            }
        }
    }

    fn read_amount(&mut self) -> Option<Amount> {
        self.refuse_unknown(&[AMOUNT_KEYS]);
        let inside = self.condition("where").map(Box::new);
        let mut all = Vec::new();
        self.each_value("add", &mut |fields, name| all.extend(fields.amount(name)));
        let mut found = Vec::new();
        if let Some(pointer) = self.pointer("of") {
            found.push(Of::Pointer(pointer));
        }
        if let Some(pointer) = self.pointer("words") {
            found.push(Of::Words(pointer));
        }
        if !all.is_empty() {
            found.push(Of::All(all));
        }
        let plain = found.len();
        match (self.pointer("sum"), self.pointer("count")) {
            (Some(sum), None) => found.push(Of::Sum(sum, inside)),
            (None, Some(count)) => found.push(Of::Count(count, inside)),
            (None, None) if inside.is_some() => {
                self.problem("where", "“where” belongs to “sum” or “count”.");
            }
            (None, None) => {}
            (Some(_), Some(_)) => found.clear(),
        }
        if found.len() != 1 || (plain > 0 && (self.has("sum") || self.has("count"))) {
            self.problem(
                "",
                "An amount has one of “of”, “sum”, “count”, “words” and “add”.",
            );
            return None;
        }
        let factor = self.number("times").unwrap_or(1.0);
        let divisor = self.number("dividedBy").unwrap_or(1.0);
        if divisor == 0.0 {
            self.problem("dividedBy", "Nothing can be divided by 0.");
        }
        Some(Amount {
            of: found.pop()?,
            factor,
            divisor,
        })
    }
}

impl Amount {
    /// `None` where the record does not hold all that it is made of.
    pub fn value(&self, view: &View, places: &[&Place]) -> Option<f64> {
        let tree = view.tree;
        let value = match &self.of {
            Of::Fixed(number) => *number,
            Of::Pointer(pointer) => {
                let mut found = At::NONE;
                each_place(pointer, places, tree, &mut |place| {
                    found = place.at();
                    false
                });
                let is_length =
                    || pointer.steps.last() == Some(&Step::Key(known_key!("durationMinutes")));
                match tree.number(found) {
                    None if !tree.is_present(found) && is_length() => {
                        session_minutes(tree).map(f64::from)?
                    }
                    number => number?,
                }
            }
            Of::Words(pointer) => {
                let mut words = None;
                each_place(pointer, places, tree, &mut |place| {
                    words = tree
                        .text(place.at())
                        .map(|text| text.split_whitespace().count());
                    false
                });
                f64::from(u32::try_from(words?).ok()?)
            }
            Of::Sum(pointer, inside) => {
                let mut total = Some(0.0);
                rows(pointer, inside.as_deref(), view, places, &mut |at| {
                    total = at.and_then(|at| Some(total? + tree.number(at)?));
                });
                total?
            }
            Of::Count(pointer, inside) => {
                let mut count = Some(0.0);
                rows(pointer, inside.as_deref(), view, places, &mut |at| {
                    count = at.and(count).map(|count| count + 1.0);
                });
                count?
            }
            Of::All(amounts) => {
                let mut total = 0.0;
                for amount in amounts {
                    total += amount.value(view, places)?;
                }
                total
            }
        };
        Some(value * self.factor / self.divisor)
    }

    /// Every pointer that it looks at.
    pub fn each_pointer<'c>(&'c self, visit: &mut dyn FnMut(&'c Pointer)) {
        match &self.of {
            Of::Fixed(_) => {}
            Of::Pointer(pointer) | Of::Words(pointer) => visit(pointer),
            Of::Sum(pointer, inside) | Of::Count(pointer, inside) => {
                visit(pointer);
                if let Some(inside) = inside {
                    inside.each_pointer(visit);
                }
            }
            Of::All(amounts) => {
                for amount in amounts {
                    amount.each_pointer(visit);
                }
            }
        }
    }

    /// The number, where it does not depend on the record.
    pub fn fixed(&self) -> Option<f64> {
        match self.of {
            Of::Fixed(number) => Some(number * self.factor / self.divisor),
            _ => None,
        }
    }
}

/// Visits every row that counts; `None` stands for one of which that cannot be told.
fn rows(
    pointer: &Pointer,
    inside: Option<&Condition>,
    view: &View,
    places: &[&Place],
    visit: &mut dyn FnMut(Option<At>),
) {
    each_row(pointer, places, view.tree, &mut |place| {
        let mut inner = Vec::with_capacity(places.len() + 1);
        inner.push(place);
        inner.extend(places);
        match inside.map_or(Some(true), |inside| inside.holds(view, &inner)) {
            Some(true) => visit(Some(place.at())),
            Some(false) => {}
            None => visit(None),
        }
        true
    });
}

//! Attributes of the page's own elements, written so that they can be put back as they were.

use super::page::same;
use alloc::{borrow::ToOwned, string::String, vec::Vec};
use js_sys::Map;
use wasm_bindgen::prelude::JsValue;
use web_sys::Element;

/// What an attribute should have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// These words beside those that the page has there.
    Add(Vec<String>),
    Set(&'static str),
    Remove,
}

#[derive(Debug)]
pub struct Wanted {
    pub element: Element,
    pub attribute: &'static str,
    pub change: Change,
}

#[derive(Debug)]
struct Patch {
    wanted: Wanted,
    /// Before and after, as the attribute's text.
    original: Option<String>,
    written: Option<String>,
}

/// The attributes that are changed at present.
#[derive(Debug, Default)]
pub struct Patches {
    list: Vec<Patch>,
}

impl Patches {
    /// Brings the page to what is wanted: what is so already is not touched, what the page has taken off is put on again.
    pub fn apply(&mut self, wanted: Vec<Wanted>) {
        let mut numbers = Numbers::new();
        let wanted = merged(wanted, &mut numbers);
        let mut old: Vec<Vec<Patch>> = Vec::new();
        for patch in core::mem::take(&mut self.list) {
            let number = numbers.of(&patch.wanted.element);
            if old.len() <= number {
                old.resize_with(number + 1, Vec::new);
            }
            if let Some(of_element) = old.get_mut(number) {
                of_element.push(patch);
            }
        }
        let mut written = Vec::with_capacity(wanted.len());
        for wanted in wanted {
            let of_element = old.get_mut(numbers.of(&wanted.element));
            let known = of_element.and_then(|patches| {
                let is_of = |patch: &Patch| patch.wanted.attribute == wanted.attribute;
                let at = patches.iter().position(is_of)?;
                Some(patches.swap_remove(at))
            });
            written.push((wanted, known));
        }
        // First off with what is not wanted, so that a message that moves is never in two places.
        for patch in old.iter().flatten() {
            patch.undo();
        }
        for (wanted, known) in written {
            let current = wanted.element.get_attribute(wanted.attribute);
            let original = match known {
                Some(patch) if patch.written == current && patch.wanted.change == wanted.change => {
                    self.list.push(patch);
                    continue;
                }
                Some(patch) => wanted.change.taken_from(patch.without(current)),
                None => current,
            };
            let written = wanted.change.of(original.as_deref());
            write(&wanted.element, wanted.attribute, written.as_deref());
            self.list.push(Patch {
                wanted,
                original,
                written,
            });
        }
    }

    pub fn has(&self, element: &Element, attribute: &str) -> bool {
        self.list.iter().any(|patch| {
            patch.wanted.attribute == attribute && same(&patch.wanted.element, element)
        })
    }

    /// Changes one attribute and leaves the others.
    pub fn add(&mut self, element: &Element, attribute: &'static str, change: Change) {
        let original = element.get_attribute(attribute);
        let written = change.of(original.as_deref());
        write(element, attribute, written.as_deref());
        self.list.push(Patch {
            wanted: Wanted {
                element: element.clone(),
                attribute,
                change,
            },
            original,
            written,
        });
    }
}

impl Patch {
    fn undo(&self) {
        let attribute = self.wanted.attribute;
        let current = self.wanted.element.get_attribute(attribute);
        let before = self.without(current.clone());
        if before != current {
            write(&self.wanted.element, attribute, before.as_deref());
        }
    }

    /// What the attribute is without this patch: as it was, or where the page has changed it since, that without our words.
    fn without(&self, current: Option<String>) -> Option<String> {
        if current == self.written {
            return self.original.clone();
        }
        self.wanted.change.taken_from(current)
    }
}

impl Change {
    /// The text without these words.
    fn taken_from(&self, text: Option<String>) -> Option<String> {
        let Self::Add(words) = self else {
            return text;
        };
        let text = text?;
        let is_ours = |word: &str| words.iter().any(|own| own == word);
        if !text.split_ascii_whitespace().any(is_ours) {
            return Some(text);
        }
        let mut rest = String::new();
        for word in text.split_ascii_whitespace().filter(|word| !is_ours(word)) {
            if !rest.is_empty() {
                rest.push(' ');
            }
            rest.push_str(word);
        }
        (!rest.is_empty()).then_some(rest)
    }

    fn of(&self, original: Option<&str>) -> Option<String> {
        match self {
            Self::Remove => None,
            Self::Set(value) => Some((*value).to_owned()),
            Self::Add(words) => {
                let mut text = original.unwrap_or("").to_owned();
                for word in words {
                    if original
                        .is_some_and(|text| text.split_ascii_whitespace().any(|own| own == word))
                    {
                        continue;
                    }
                    if !text.is_empty() && !text.ends_with(' ') {
                        text.push(' ');
                    }
                    text.push_str(word);
                }
                Some(text)
            }
        }
    }
}

/// One entry for each attribute of each element; words come together.
fn merged(wanted: Vec<Wanted>, numbers: &mut Numbers) -> Vec<Wanted> {
    let mut list: Vec<Wanted> = Vec::with_capacity(wanted.len());
    let mut by_element: Vec<Vec<usize>> = Vec::new();
    for one in wanted {
        let number = numbers.of(&one.element);
        if by_element.len() <= number {
            by_element.resize_with(number + 1, Vec::new);
        }
        let Some(places) = by_element.get_mut(number) else {
            continue;
        };
        let is_of = |at: &&usize| {
            list.get(**at)
                .is_some_and(|known| known.attribute == one.attribute)
        };
        let known = places.iter().find(is_of).copied();
        match (known.and_then(|at| list.get_mut(at)), one.change) {
            (None, change) => {
                places.push(list.len());
                list.push(Wanted { change, ..one });
            }
            (Some(known), Change::Add(more)) => {
                if let Change::Add(words) = &mut known.change {
                    for word in more {
                        if !words.contains(&word) {
                            words.push(word);
                        }
                    }
                }
            }
            (Some(_), _) => {}
        }
    }
    list
}

/// Numbers elements, so that a hundred rows take no ten thousand comparisons.
struct Numbers {
    known: Map,
    next: usize,
}

impl Numbers {
    fn new() -> Self {
        Self {
            known: Map::new(),
            next: 0,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a small whole number")]
    fn of(&mut self, element: &Element) -> usize {
        if let Some(number) = self.known.get(element).as_f64() {
            return whole(number);
        }
        let number = self.next;
        self.known.set(element, &JsValue::from_f64(number as f64));
        self.next += 1;
        number
    }
}

/// A number that JavaScript counts with.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small whole numbers"
)]
pub fn whole(number: f64) -> usize {
    number as usize
}

fn write(element: &Element, attribute: &str, value: Option<&str>) {
    // Neither can fail for the names that are used here.
    let _ = match value {
        Some(value) => element.set_attribute(attribute, value),
        None => element.remove_attribute(attribute),
    };
}

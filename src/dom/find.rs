//! Which controls a form has, and which of them a field's entry means.
//!
//! Everything is resolved anew at each reading: rows come and go, and frameworks replace what they drew.

use super::page::{self, Form, all, by_id, elements, is_named, property, same, text_property};
use super::row_pattern;
use crate::order;
use crate::record::shape::{self, Shape};
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// A field of the record and where the page has it.
#[derive(Debug)]
pub struct Entry {
    /// A JSON Pointer; `*` for rows.
    pub pointer: String,
    /// A name, an id or a selector; `*` for what tells rows apart.
    pub control: String,
}

/// What kind of element it is to a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Input, select or text area.
    Native,
    /// A custom element with a value.
    Custom,
    /// What is written in directly.
    Editable,
    /// What may hold controls.
    Other,
}

/// An element of the form that has a name, an id or a value.
#[derive(Debug)]
pub struct Candidate {
    pub element: Element,
    pub kind: Kind,
    name: String,
    id: String,
    /// Its `data-supervision`.
    pointer: String,
    /// The index behind the last candidate inside it.
    end: usize,
}

/// The candidates of a form in the order of the page.
#[derive(Debug, Default)]
pub struct Candidates {
    list: Vec<Candidate>,
    /// Whether there are custom elements or shadow roots.
    pub has_components: bool,
}

/// A field as it was found.
#[derive(Debug)]
pub struct Found {
    pub pointer: String,
    /// The page's keys of the rows that the field is in.
    pub keys: Vec<String>,
    pub members: Vec<Element>,
    /// The place of its first control among the candidates; of several fields there, which was found first.
    order: (usize, usize),
}

/// Inputs that send nothing of the record.
const NOT_READ: &[&str] = &["submit", "button", "reset", "image", "file"];

impl Candidates {
    pub fn of(form: &Form) -> Self {
        let mut inside = Self::default();
        inside.walk(form, form.get("firstElementChild"));
        let mut before = Self::default();
        let mut after = Self::default();
        // Controls outside that say which form they belong to, and those of a form that a table has emptied.
        for element in elements(&form.get("elements")) {
            if form.contains(&element) {
                continue;
            }
            let position = form.call("compareDocumentPosition", &[&element]).as_f64();
            // A sum of flags, of which a control outside can have no others that are higher.
            let follows = position == Some(f64::from(Node::DOCUMENT_POSITION_FOLLOWING));
            let side = if follows { &mut after } else { &mut before };
            side.consider(form, &element);
        }
        before.has_components |= inside.has_components || after.has_components;
        let shift = before.list.len();
        for mut candidate in inside.list {
            candidate.end += shift;
            before.list.push(candidate);
        }
        let shift = before.list.len();
        for mut candidate in after.list {
            candidate.end += shift;
            before.list.push(candidate);
        }
        before
    }

    pub fn controls(&self) -> impl Iterator<Item = &Element> {
        let controls = self.list.iter().filter(|one| one.kind != Kind::Other);
        controls.map(|one| &one.element)
    }

    /// Takes in a subtree, shadow roots that are open included; forms inside it have controls of their own.
    fn walk(&mut self, form: &Form, first: wasm_bindgen::JsValue) {
        let child = |value: wasm_bindgen::JsValue| -> Option<Element> {
            value.is_object().then(|| value.unchecked_into())
        };
        let mut stack: Vec<(Option<Element>, Option<usize>)> = vec![(child(first), None)];
        while let Some((next, owner)) = stack.last_mut() {
            let Some(element) = next.take() else {
                if let Some(owner) = *owner {
                    let end = self.list.len();
                    if let Some(candidate) = self.list.get_mut(owner) {
                        candidate.end = end;
                    }
                }
                stack.pop();
                continue;
            };
            if is_named(&element, &["form"]) {
                *next = child(Form::new(element).get("nextElementSibling"));
                continue;
            }
            *next = element.next_element_sibling();
            let taken = self.consider(form, &element);
            let is_custom = taken
                .and_then(|at| self.list.get(at))
                .is_some_and(|candidate| candidate.kind == Kind::Custom);
            stack.push((element.first_element_child(), taken));
            if !is_custom && let Some(shadow) = page::element_property(&element, "shadowRoot") {
                self.has_components = true;
                stack.push((child(property(&shadow, "firstElementChild")), None));
            }
        }
    }

    fn consider(&mut self, form: &Form, element: &Element) -> Option<usize> {
        let local_name = element.local_name();
        self.has_components |= local_name.contains('-');
        let kind = match local_name.as_str() {
            "input" | "select" | "textarea" => Kind::Native,
            "button" | "option" | "template" => return None,
            name if name.contains('-') && has_value(element) => Kind::Custom,
            _ if element
                .get_attribute("contenteditable")
                .is_some_and(|value| !value.eq_ignore_ascii_case("false")) =>
            {
                Kind::Editable
            }
            _ => Kind::Other,
        };
        if kind == Kind::Native {
            let owner = property(element, "form");
            if (owner.is_object() && !form.is(&owner))
                || (local_name == "input"
                    && NOT_READ.contains(&text_property(element, "type").as_str()))
            {
                return None;
            }
        }
        let name = element.get_attribute("name").unwrap_or_default();
        let id = element.id();
        let pointer = element
            .get_attribute("data-supervision")
            .unwrap_or_default();
        if kind == Kind::Other && name.is_empty() && id.is_empty() && pointer.is_empty() {
            return None;
        }
        let at = self.list.len();
        self.list.push(Candidate {
            element: element.clone(),
            kind,
            name,
            id,
            pointer,
            end: at + 1,
        });
        Some(at)
    }

    /// Every field of the entries and of the page's own `data-supervision` that is there now, in the order of the page.
    pub fn fields(&self, form: &Form, entries: &[Entry]) -> Vec<Found> {
        let mut found = Vec::new();
        for entry in entries {
            self.entry(form, entry, &mut found);
        }
        self.attributes(form, entries, &mut found);
        found.retain(|field| !field.members.is_empty());
        for (number, field) in found.iter_mut().enumerate() {
            field.order.1 = number;
        }
        order::sort(&mut found, &|one, other| one.order < other.order);
        found
    }

    fn entry(&self, form: &Form, entry: &Entry, found: &mut Vec<Found>) {
        let rows = entry.pointer.contains('*');
        let before = found.len();
        if entry.control.contains('*') {
            self.by_pattern(entry, rows, found);
        } else {
            let places = self.places(entry);
            if rows {
                self.each_is_a_row(&entry.pointer, &places, found);
            } else if !places.is_empty() {
                found.push(self.field(&entry.pointer, Vec::new(), &places));
            }
        }
        if found.len() == before {
            self.containers(form, entry, rows, found);
        }
        if found.len() == before {
            self.elsewhere(form, entry, rows, found);
        }
    }

    /// What has neither name nor id and is found by a selector: the controls inside it. Each one is a row.
    fn containers(&self, form: &Form, entry: &Entry, rows: bool, found: &mut Vec<Found>) {
        if entry.control.contains('*') {
            return;
        }
        let selector = form.call("querySelectorAll", &[&entry.control.as_str().into()]);
        for (number, container) in elements(&selector).iter().enumerate() {
            let inside =
                self.which(&|one| one.kind != Kind::Other && page::holds(container, &one.element));
            if rows {
                self.add_row(&entry.pointer, number, &inside, found);
            } else if !inside.is_empty() {
                found.push(self.field(&entry.pointer, Vec::new(), &inside));
                return;
            }
        }
    }

    /// Those of that name; or of that id; or, for a date, those whose names begin so and go on with a part.
    fn places(&self, entry: &Entry) -> Vec<usize> {
        let wanted = &entry.control;
        let named = self.which(&|one| one.kind != Kind::Other && one.name == *wanted);
        if !named.is_empty() {
            return named;
        }
        let with_id = self.which(&|one| one.id == *wanted);
        if !with_id.is_empty() {
            return with_id;
        }
        if may_be_date(&entry.pointer) {
            let open = wanted.trim_end_matches([']', ')']);
            let parts = self.which(&|one| {
                let rest = one.name.strip_prefix(open);
                let rest = rest.or_else(|| one.id.strip_prefix(open));
                one.kind != Kind::Other
                    && rest.is_some_and(|rest| row_pattern::part_named(rest).is_some())
            });
            if parts.len() == 3 {
                return parts;
            }
        }
        // What is no selector is none for the second candidate either.
        let is_selector = self
            .list
            .first()
            .is_some_and(|one| one.element.matches(wanted).is_ok());
        if is_selector {
            self.which(&|one| one.element.matches(wanted).unwrap_or(false))
        } else {
            Vec::new()
        }
    }

    #[inline(never)]
    fn which(&self, fits: &dyn Fn(&Candidate) -> bool) -> Vec<usize> {
        let mut places = Vec::new();
        for (at, one) in self.list.iter().enumerate() {
            if fits(one) {
                places.push(at);
            }
        }
        places
    }

    /// A pattern of names; or of ids; or of the beginnings of names of a date's parts.
    fn by_pattern(&self, entry: &Entry, rows: bool, found: &mut Vec<Found>) {
        let before = found.len();
        let mut whole = |text: &dyn Fn(&Candidate) -> &str, controls: bool| {
            for (at, one) in self.list.iter().enumerate() {
                if controls && one.kind == Kind::Other {
                    continue;
                }
                if one.kind == Kind::Other && self.inside(at).is_empty() {
                    continue;
                }
                if let Some(keys) = row_pattern::keys(&entry.control, text(one)) {
                    self.add_to_row(&entry.pointer, &keys, rows, at, (before, found));
                }
            }
            found.len() > before
        };
        if whole(&|one| &one.name, true) || whole(&|one| &one.id, false) {
            return;
        }
        if may_be_date(&entry.pointer) {
            for (at, one) in self.list.iter().enumerate() {
                for text in [&one.name, &one.id] {
                    let open = entry.control.trim_end_matches([']', ')']);
                    if one.kind != Kind::Other
                        && let Some((keys, rest)) = row_pattern::keys_and_rest(open, text)
                        && row_pattern::part_named(rest).is_some()
                    {
                        self.add_to_row(&entry.pointer, &keys, rows, at, (before, found));
                        break;
                    }
                }
            }
        }
    }

    fn add_to_row(
        &self,
        pointer: &str,
        keys: &[&str],
        rows: bool,
        at: usize,
        (start, found): (usize, &mut Vec<Found>),
    ) {
        let keys: Vec<String> = if rows {
            keys.iter().map(|key| (*key).to_owned()).collect()
        } else {
            Vec::new()
        };
        let known = found
            .iter_mut()
            .skip(start)
            .rev()
            .find(|field| field.keys == keys);
        match known {
            Some(field) => self.add_members(at, &mut field.members),
            None => found.push(self.field(pointer, keys, &[at])),
        }
    }

    /// Several of one name are rows in the order of the page; radio buttons of one name are one.
    fn each_is_a_row(&self, pointer: &str, places: &[usize], found: &mut Vec<Found>) {
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for &at in places {
            let joins = rows
                .last()
                .and_then(|row| row.first())
                .is_some_and(|&first| {
                    self.is_radio(first) && self.is_radio(at) && self.name(first) == self.name(at)
                });
            match rows.last_mut() {
                Some(row) if joins => row.push(at),
                _ => rows.push(vec![at]),
            }
        }
        for (number, row) in rows.iter().enumerate() {
            self.add_row(pointer, number, row, found);
        }
    }

    fn add_row(&self, pointer: &str, number: usize, places: &[usize], found: &mut Vec<Found>) {
        let mut keys = vec!["0".to_owned(); pointer.matches('*').count().saturating_sub(1)];
        let mut key = String::new();
        crate::record::pointer::push_number(u32::try_from(number).unwrap_or(u32::MAX), &mut key);
        keys.push(key);
        found.push(self.field(pointer, keys, places));
    }

    fn is_radio(&self, at: usize) -> bool {
        self.list
            .get(at)
            .is_some_and(|one| text_property(&one.element, "type") == "radio")
    }

    fn name(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |one| one.name.as_str())
    }

    #[inline(never)]
    fn field(&self, pointer: &str, keys: Vec<String>, places: &[usize]) -> Found {
        let mut members = Vec::new();
        for &at in places {
            self.add_members(at, &mut members);
        }
        Found {
            pointer: pointer.to_owned(),
            keys,
            members,
            order: (places.first().copied().unwrap_or(usize::MAX), 0),
        }
    }

    /// A control itself with the radio buttons of its group; of anything else the controls inside it, or where there are none itself.
    fn add_members(&self, at: usize, members: &mut Vec<Element>) {
        let Some(one) = self.list.get(at) else {
            return;
        };
        let mut add = |element: &Element| {
            if !members.iter().any(|known| same(known, element)) {
                members.push(element.clone());
            }
        };
        if one.kind != Kind::Other {
            add(&one.element);
            if !one.name.is_empty() && self.is_radio(at) {
                for other in self.which(&|other| other.name == one.name) {
                    if self.is_radio(other)
                        && let Some(other) = self.list.get(other)
                    {
                        add(&other.element);
                    }
                }
            }
            return;
        }
        // An editor brings inputs of its own: for its links, its search.
        let inside = self.inside(at);
        if let Some(editor) = inside.iter().find(|inner| inner.kind == Kind::Editable) {
            add(&editor.element);
        } else if inside.is_empty() {
            add(&one.element);
        } else {
            for inner in inside {
                add(&inner.element);
            }
        }
    }

    #[inline(never)]
    fn inside(&self, at: usize) -> Vec<&Candidate> {
        let end = self.list.get(at).map_or(0, |one| one.end);
        let inner = self.list.get(at + 1..end).unwrap_or_default();
        let mut controls: Vec<&Candidate> = inner.iter().collect();
        controls.retain(|one| one.kind != Kind::Other);
        controls
    }

    /// Outside the form: by id, or by a selector, what belongs to no other form.
    fn elsewhere(&self, form: &Form, entry: &Entry, rows: bool, found: &mut Vec<Found>) {
        let root = form.root();
        let mut outside = match by_id(&root, &entry.control) {
            Some(element) => vec![element],
            None if entry.control.contains('*') && !entry.control.contains('[') => Vec::new(),
            None => all(&root, &entry.control),
        };
        outside.retain(|element| !form.contains(element) && belongs(form, element));
        let mut more = Self::default();
        let mut places = Vec::new();
        for element in &outside {
            if let Some(at) = more.consider(form, element) {
                places.push(at);
                more.walk(form, property(element, "firstElementChild"));
                let end = more.list.len();
                if let Some(one) = more.list.get_mut(at) {
                    one.end = end;
                }
            }
        }
        if places.is_empty() {
            return;
        }
        let before = found.len();
        if rows {
            more.each_is_a_row(&entry.pointer, &places, found);
        } else {
            found.push(more.field(&entry.pointer, Vec::new(), &places));
        }
        for field in found.iter_mut().skip(before) {
            field.order.0 = field.order.0.saturating_add(self.list.len());
        }
    }

    /// Fields that the page itself names, but for those that have an entry.
    fn attributes(&self, form: &Form, entries: &[Entry], found: &mut Vec<Found>) {
        let mut outside = Self::default();
        if self.list.iter().all(|one| !form.contains(&one.element)) {
            // The form of a table has nothing inside it: what stands beside it counts.
            for element in all(&form.root(), "[data-supervision]") {
                if belongs(form, &element) && !self.has(&element) {
                    outside.consider(form, &element);
                }
            }
        }
        for candidates in [self, &outside] {
            let mut pointers: Vec<&str> = Vec::new();
            for one in &candidates.list {
                let is_new = one.pointer.starts_with('/')
                    && !pointers.contains(&one.pointer.as_str())
                    && entries.iter().all(|entry| entry.pointer != one.pointer);
                if is_new {
                    pointers.push(&one.pointer);
                }
            }
            for pointer in pointers {
                let places = candidates.which(&|one| one.pointer == pointer);
                if pointer.contains('*') {
                    candidates.each_is_a_row(pointer, &places, found);
                } else {
                    found.push(candidates.field(pointer, Vec::new(), &places));
                }
            }
        }
    }

    fn has(&self, element: &Element) -> bool {
        self.list.iter().any(|one| same(&one.element, element))
    }
}

/// Whether an element is of no other form than this one.
fn belongs(form: &Form, element: &Element) -> bool {
    let owner = property(element, "form");
    if owner.is_object() {
        return form.is(&owner);
    }
    page::closest(element, "form").is_none_or(|owner| form.is(&owner))
}

fn has_value(element: &Element) -> bool {
    let value = property(element, "value");
    !(value.is_undefined() || value.is_function())
}

/// Whether a date in three parts may stand at the pointer.
pub fn may_be_date(pointer: &str) -> bool {
    let steps = || pointer.split('/').skip(1);
    pointer.ends_with("/due")
        || shape::at(steps()).is_some_and(|shape| shape.takes_date() || matches!(shape, Shape::Any))
}

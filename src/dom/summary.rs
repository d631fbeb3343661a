//! The summary before the form: "There is a problem", and a link to each control that is wrong. Warnings and advice stand apart, below.

use super::control::kind;
use super::look::{Look, prefix};
use super::marks::{Marks, Showing};
use super::page::{self, Form, by_id, call, first, holds, is_named, same};
use super::patch::{Change, Patches};
use super::place::face;
use crate::code::Severity;
use crate::report::Report;
use alloc::{string::String, vec::Vec};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Document, Element, Node};

/// One line.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Item {
    severity: Severity,
    text: String,
    /// Where the link leads; `None` for what is nowhere on the page.
    href: Option<String>,
    path: String,
}

/// A box with a heading and a list.
#[derive(Debug)]
struct Part {
    node: Element,
    list: Element,
    /// What announces the box when it appears.
    alert: Option<Element>,
    lines: Vec<Line>,
}

/// An item as it stands in the list.
#[derive(Debug)]
struct Line {
    item: Item,
    row: Element,
    link: Option<Element>,
}

#[derive(Debug, Default)]
pub struct Summary {
    /// Holds both parts; in the page while there is one.
    holder: Option<Element>,
    errors: Option<Part>,
    notes: Option<Part>,
    /// The integrator's place for it, where it had to be unhidden.
    place: Patches,
}

impl Summary {
    /// Brings the summary to what the report says; an attempt gets a new one, which is announced, a mere change does not.
    pub fn show(
        &mut self,
        showing: &Showing,
        given: &JsValue,
        report: &Report,
        marks: &Marks,
        attempt: bool,
    ) {
        let (mut errors, mut notes) = (Vec::new(), Vec::new());
        for finding in &report.findings {
            let item = Item {
                severity: finding.severity,
                text: finding.message.clone(),
                href: href(showing, marks, &finding.path),
                path: finding.path.clone(),
            };
            let list = if finding.severity == Severity::Error {
                &mut errors
            } else {
                &mut notes
            };
            if !list.contains(&item) {
                list.push(item);
            }
        }
        if errors.is_empty() && notes.is_empty() {
            self.clear();
            return;
        }
        let document = showing.form.document();
        let known = self.holder.take();
        let is_there = known.as_ref().is_some_and(|holder| holder.is_connected());
        let Some(holder) = known.or_else(|| new_holder(&document)) else {
            return;
        };
        // The page may have moved the form since the last attempt.
        if attempt || !is_there {
            put_holder(&holder, showing.form, given, &document, &mut self.place);
        }
        self.holder = Some(holder.clone());
        if attempt && let Some(old) = self.errors.take() {
            old.node.remove();
        }
        let root = showing.form.root();
        refresh(
            &mut self.errors,
            errors,
            &holder,
            "prepend",
            || error_part(showing.look, &document, &root),
            &document,
        );
        refresh(
            &mut self.notes,
            notes,
            &holder,
            "append",
            || notes_part(showing.look, &document),
            &document,
        );
    }

    /// Where the link leads that was clicked.
    pub fn path_of(&self, link: &JsValue) -> Option<&str> {
        let parts = [&self.errors, &self.notes];
        let mut lines = parts.into_iter().flatten().flat_map(|part| &part.lines);
        let clicked = |line: &&Line| line.link.as_ref().is_some_and(|own| same(own, link));
        lines.find(clicked).map(|line| line.item.path.as_str())
    }

    /// What takes the focus after a refused attempt.
    pub fn box_of_errors(&self) -> Option<&Element> {
        self.errors.as_ref().map(|part| &part.node)
    }

    pub fn holder(&self) -> Option<&Element> {
        self.holder.as_ref()
    }

    pub fn clear(&mut self) {
        self.errors = None;
        self.notes = None;
        if let Some(holder) = self.holder.take() {
            holder.remove();
        }
        self.place.apply(Vec::new());
    }
}

/// The address of what a line is about: the control's own id, or the id of our message beside it.
fn href(showing: &Showing, marks: &Marks, path: &str) -> Option<String> {
    let target = showing.reading.targets.get(showing.reading.target(path)?)?;
    let member = target.at_fault.first().or(target.members.first())?;
    let control = face(showing.form, &showing.reading.candidates, member);
    if kind(&control) == "hidden" || control.matches(":disabled").unwrap_or(false) {
        return None;
    }
    let id = control.id();
    let mut href = String::from("#");
    if !id.is_empty()
        && by_id(&control.get_root_node(), &id).is_some_and(|found| same(&found, &control))
    {
        href.push_str(&id);
    } else if let Some(id) = target.members.first().and_then(|first| marks.id_at(first)) {
        href.push_str(id);
    }
    Some(href)
}

/// Makes, fills or removes one part.
fn refresh(
    part: &mut Option<Part>,
    items: Vec<Item>,
    holder: &Element,
    side: &str,
    make: impl FnOnce() -> Option<Part>,
    document: &Document,
) {
    if items.is_empty() {
        if let Some(old) = part.take() {
            old.node.remove();
        }
        return;
    }
    if let Some(known) = part {
        // The page's own components take boxes and lines away when they take rows away.
        if !holds(holder, &known.node) {
            call(holder, side, Some(&known.node));
        }
        let is_whole = known.list.child_element_count() as usize == known.lines.len();
        if is_whole && known.lines.iter().map(|line| &line.item).eq(&items) {
            return;
        }
        // It has been read out once: that it grows shorter is no news.
        if let Some(alert) = &known.alert {
            let _ = alert.set_attribute("aria-live", "off");
        }
        fill(known, items, document);
        return;
    }
    let Some(mut made) = make() else {
        return;
    };
    fill(&mut made, items, document);
    call(holder, side, Some(&made.node));
    *part = Some(made);
}

/// Brings the list to these items; lines that stay are not touched, so that a link in them keeps the focus.
fn fill(part: &mut Part, items: Vec<Item>, document: &Document) {
    let mut old = core::mem::take(&mut part.lines);
    let mut before: Option<Element> = None;
    for item in items {
        let known = old.iter().position(|line| line.item == item);
        let line = match known.map(|at| old.remove(at)) {
            Some(line) => line,
            None => match line(item, document) {
                Some(line) => line,
                None => continue,
            },
        };
        let in_place = match &before {
            Some(before) => before.next_element_sibling(),
            None => part.list.first_element_child(),
        };
        if !in_place.is_some_and(|one| same(&one, &line.row)) {
            match &before {
                Some(before) => call(before, "after", Some(&line.row)),
                None => call(&part.list, "prepend", Some(&line.row)),
            };
        }
        before = Some(line.row.clone());
        part.lines.push(line);
    }
    for line in old {
        line.row.remove();
    }
}

fn line(item: Item, document: &Document) -> Option<Line> {
    let row = document.create_element("li").ok()?;
    if item.severity != Severity::Error {
        let word = document.create_element("strong").ok()?;
        word.set_text_content(Some(prefix(item.severity)));
        row.append_child(&word).ok()?;
        row.append_child(&document.create_text_node(" ")).ok()?;
    }
    let link = if let Some(href) = &item.href {
        let link = document.create_element("a").ok()?;
        link.set_attribute("href", href).ok()?;
        link.set_text_content(Some(&item.text));
        row.append_child(&link).ok()?;
        Some(link)
    } else {
        let text = document.create_text_node(&item.text);
        row.append_child(&text).ok()?;
        None
    };
    Some(Line { item, row, link })
}

/// The box takes the focus; what is inside it is the alert, so that it is not read twice.
fn error_part(look: &Look, document: &Document, root: &Node) -> Option<Part> {
    let (node, list, alert) = if let Some((node, list)) = look.template(root, "summary") {
        let alert = first(&node, "[role=alert]");
        (node, list, alert)
    } else {
        let node = look.element(document, "div", "summary")?;
        let alert = document.create_element("div").ok()?;
        alert.set_attribute("role", "alert").ok()?;
        let title = look.element(document, "h2", "summaryTitle")?;
        title.set_text_content(Some("There is a problem"));
        let body = look.element(document, "div", "summaryBody")?;
        let list = look.element(document, "ul", "summaryList")?;
        body.append_child(&list).ok()?;
        alert.append_child(&title).ok()?;
        alert.append_child(&body).ok()?;
        node.append_child(&alert).ok()?;
        (node, list, Some(alert))
    };
    node.set_attribute("tabindex", "-1").ok()?;
    Some(Part {
        node,
        list,
        alert,
        lines: Vec::new(),
    })
}

fn notes_part(look: &Look, document: &Document) -> Option<Part> {
    let node = look.element(document, "div", "notes")?;
    let title = look.element(document, "h2", "notesTitle")?;
    title.set_text_content(Some("Worth another look"));
    let list = look.element(document, "ul", "notesList")?;
    node.append_child(&title).ok()?;
    node.append_child(&list).ok()?;
    Some(Part {
        node,
        list,
        alert: None,
        lines: Vec::new(),
    })
}

fn new_holder(document: &Document) -> Option<Element> {
    let holder = document.create_element("div").ok()?;
    holder.set_attribute("data-supervision-summary", "").ok()?;
    Some(holder)
}

/// Puts the holder where the integrator wants it, or before the form: before the whole table where the form stands among its rows.
fn put_holder(
    holder: &Element,
    form: &Form,
    given: &JsValue,
    document: &Document,
    place: &mut Patches,
) {
    if let Some(inside) = given_place(form, given, document) {
        let _ = inside.append_child(holder);
        if inside.has_attribute("hidden") {
            place.add(&inside, "hidden", Change::Remove);
        }
        return;
    }
    let mut before: Option<Element> = None;
    let parent = form.get("parentElement");
    let mut outer: Option<Element> = parent.is_object().then(|| parent.unchecked_into());
    while let Some(around) = outer {
        if is_named(&around, &["table", "tbody", "thead", "tfoot", "tr"]) {
            before = Some(around.clone());
            outer = page::parent(&around);
        } else {
            break;
        }
    }
    match before {
        Some(table) => call(&table, "before", Some(holder)),
        None => form.call("before", &[holder]),
    };
}

fn given_place(form: &Form, given: &JsValue, document: &Document) -> Option<Element> {
    if given.is_object() {
        return Some(given.clone().unchecked_into());
    }
    let text = given.as_string()?;
    let root = form.root();
    by_id(&root, &text)
        .or_else(|| first(&root, &text))
        .or_else(|| by_id(document, &text))
        .or_else(|| first(document, &text))
}

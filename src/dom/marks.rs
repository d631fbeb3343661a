//! Messages beside the controls. What is right already is left alone; what the page has drawn over is put on again.

use super::control::kind;
use super::look::{Look, prefix};
use super::page::{Form, by_id, call, element_property, first, is_named, property, same};
use super::patch::{Change, Patches, Wanted};
use super::place::{Place, Spot, place};
use super::reading::{Reading, Target};
use super::strays::{Ours, sweep};
use crate::code::Severity;
use crate::record::pointer::push_number;
use crate::report::Report;
use crate::rules::Finding;
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Element, Node};

/// One message on the page.
#[derive(Debug)]
struct Mark {
    /// The control that it stands for.
    anchor: Element,
    severity: Severity,
    /// Of several of that severity at that control, which, from 1.
    ordinal: usize,
    node: Element,
    /// What holds the text.
    slot: Node,
    text: String,
    id: String,
}

#[derive(Debug, Default)]
pub struct Marks {
    list: Vec<Mark>,
    attributes: Patches,
    /// Elements that show a message themselves, and what they were told.
    told: Vec<(Element, String)>,
    /// Begins every id that is given out here.
    pub id_start: String,
    next_id: u32,
}

/// What one showing is about.
pub struct Showing<'s> {
    pub form: &'s Form,
    pub look: &'s Look,
    pub reading: &'s Reading,
}

impl Marks {
    /// Takes off what the page has copied of ours.
    pub fn sweep(&self, root: &Node, look: &Look) {
        let nodes: Vec<&Element> = self.list.iter().map(|mark| &mark.node).collect();
        let ours = Ours {
            look,
            attributes: &self.attributes,
            id_start: &self.id_start,
            nodes: &nodes,
        };
        sweep(root, &ours);
    }

    /// Brings the marks to what the report says.
    pub fn show(&mut self, showing: &Showing, report: &Report) {
        self.sweep(&showing.form.root(), showing.look);
        let mut old = core::mem::take(&mut self.list);
        let mut wanted = Vec::new();
        let mut told: Vec<(Element, String)> = Vec::new();
        let mut places = places(showing, report);
        let mut counts = vec![[0_usize; 3]; showing.reading.targets.len()];
        for finding in &report.findings {
            let Some(number) = showing.reading.target(&finding.path) else {
                continue;
            };
            let (Some(target), Some(Some(place))) =
                (showing.reading.targets.get(number), places.get_mut(number))
            else {
                continue;
            };
            if let Some(own) = shows_itself(target) {
                if finding.severity == Severity::Error
                    && !told.iter().any(|(one, _)| same(one, own))
                {
                    told.push((own.clone(), finding.message.clone()));
                }
            } else {
                let count = counts
                    .get_mut(number)
                    .and_then(|of_target| of_target.get_mut(finding.severity as usize));
                let ordinal = count.map_or(0, |count| {
                    *count += 1;
                    *count
                });
                let id = self.put(showing, finding, (target, ordinal), place, &mut old);
                // Nothing refers out of its root.
                let root = self.list.last().map(|mark| mark.node.get_root_node());
                let described = place.described.iter().filter(|one| {
                    !is_named(one, &["iframe"]) && root.as_ref() == Some(&one.get_root_node())
                });
                wanted.extend(described.map(|element| Wanted {
                    element: element.clone(),
                    attribute: "aria-describedby",
                    change: Change::Add(vec![id.clone()]),
                }));
            }
            if finding.severity == Severity::Error {
                blame(showing, target, place, &mut wanted);
            }
        }
        for mark in old {
            mark.node.remove();
        }
        self.attributes.apply(wanted);
        self.tell(told);
    }

    /// Puts one message in its place, or finds it there; gives its id.
    fn put(
        &mut self,
        showing: &Showing,
        finding: &Finding,
        (target, ordinal): (&Target, usize),
        place: &mut Place,
        old: &mut Vec<Mark>,
    ) -> String {
        let Some(anchor) = target.members.first() else {
            return String::new();
        };
        let is_here = |mark: &Mark| {
            mark.severity == finding.severity
                && mark.ordinal == ordinal
                && same(&mark.anchor, anchor)
        };
        // What was first is first again, as a rule.
        let known = old.iter().position(is_here);
        let mut mark = match known.map(|at| old.remove(at)) {
            Some(mark) => mark,
            None => match self.make(showing, finding, (anchor, ordinal), &place.spot) {
                Some(mark) => mark,
                None => return String::new(),
            },
        };
        if mark.text != finding.message {
            mark.text.clone_from(&finding.message);
            mark.slot.set_text_content(Some(&mark.text));
        }
        // Components that number rows anew give messages ids of their own.
        let id = mark.node.id();
        if id != mark.id {
            if id.is_empty() {
                mark.node.set_id(&mark.id);
            } else {
                mark.id = id;
            }
        }
        put_in(&place.spot, &mark.node);
        if let Spot::After(before) = &mut place.spot {
            // The next message at this control comes behind this one.
            before.clone_from(&mark.node);
        }
        let id = mark.id.clone();
        self.list.push(mark);
        id
    }

    fn make(
        &mut self,
        showing: &Showing,
        finding: &Finding,
        (anchor, ordinal): (&Element, usize),
        spot: &Spot,
    ) -> Option<Mark> {
        let look = showing.look;
        let class = finding.severity.id();
        let (node, slot) = match look.template(&showing.form.root(), class) {
            Some((node, slot)) => (node, slot.unchecked_into::<Node>()),
            None => plain(showing, finding.severity, spot)?,
        };
        let id = self.new_id(&anchor.get_root_node());
        node.set_id(&id);
        slot.set_text_content(Some(&finding.message));
        Some(Mark {
            anchor: anchor.clone(),
            severity: finding.severity,
            ordinal,
            node,
            slot,
            text: finding.message.clone(),
            id,
        })
    }

    /// An id that nothing in that root has.
    fn new_id(&mut self, root: &Node) -> String {
        loop {
            let mut id = self.id_start.clone();
            push_number(self.next_id, &mut id);
            self.next_id = self.next_id.wrapping_add(1);
            if by_id(root, &id).is_none() {
                return id;
            }
        }
    }

    /// The id of the first error at a control.
    pub fn id_at(&self, anchor: &Element) -> Option<&str> {
        let found = self.list.iter().find(|mark| same(&mark.anchor, anchor));
        found.map(|mark| mark.id.as_str())
    }

    fn tell(&mut self, told: Vec<(Element, String)>) {
        for (element, _) in &self.told {
            if !told.iter().any(|(other, _)| same(other, element)) {
                set_validity(element, "");
            }
        }
        for (element, message) in &told {
            let known = self
                .told
                .iter()
                .any(|(other, text)| same(other, element) && text == message);
            if !known {
                set_validity(element, message);
            }
        }
        self.told = told;
    }

    /// Takes back what elements were told, so that the browser lets the form go; whether any was.
    pub fn untell(&mut self) -> bool {
        let any = !self.told.is_empty();
        self.tell(Vec::new());
        any
    }

    /// Takes every mark off.
    pub fn clear(&mut self) {
        for mark in core::mem::take(&mut self.list) {
            mark.node.remove();
        }
        self.attributes.apply(Vec::new());
        self.untell();
    }
}

/// The place of each target that has a message. All are found before anything is written: what is visible is costly to ask of a page that
/// has just been changed.
fn places(showing: &Showing, report: &Report) -> Vec<Option<Place>> {
    let Reading {
        targets,
        candidates,
        ..
    } = showing.reading;
    let mut places: Vec<Option<Place>> = Vec::new();
    places.resize_with(targets.len(), || None);
    for finding in &report.findings {
        if let Some(number) = showing.reading.target(&finding.path)
            && let (Some(target), Some(known @ None)) =
                (targets.get(number), places.get_mut(number))
        {
            *known = place(showing.form, candidates, target, showing.look.is_govuk());
        }
    }
    places
}

fn set_validity(element: &Element, message: &str) {
    call(
        element,
        "setCustomValidity",
        Some(&JsValue::from_str(message)),
    );
}

/// A custom element that can be told what is wrong and shows it in its own way.
fn shows_itself(target: &Target) -> Option<&Element> {
    let first = target.members.first()?;
    let can =
        first.local_name().contains('-') && property(first, "setCustomValidity").is_function();
    can.then_some(first)
}

/// What says of a question that it is wrong: `aria-invalid` on the controls at fault, and GOV.UK's classes.
fn blame(showing: &Showing, target: &Target, place: &Place, wanted: &mut Vec<Wanted>) {
    let look = showing.look;
    let mut add_class = |element: &Element, class: &str| {
        if !class.is_empty() {
            wanted.push(Wanted {
                element: element.clone(),
                attribute: "class",
                change: Change::Add(class.split_ascii_whitespace().map(str::to_owned).collect()),
            });
        }
    };
    if let Some(group) = &place.group {
        add_class(group, look.class("formGroup"));
    }
    for member in &target.at_fault {
        let kind = kind(member);
        let class = match kind.as_str() {
            "select" | "textarea" => look.class(&kind),
            "radio" | "checkbox" => "",
            _ => look.class("input"),
        };
        // GOV.UK's class means nothing without the class that it changes.
        if !look.is_govuk() || member.matches("[class*=govuk-]").unwrap_or(false) {
            add_class(member, class);
        }
    }
    for element in &place.invalid {
        if !is_named(element, &["iframe"]) && kind(element) != "hidden" {
            wanted.push(Wanted {
                element: element.clone(),
                attribute: "aria-invalid",
                change: Change::Set("true"),
            });
        }
    }
}

/// Puts a node in its place; does nothing where it is there, with no control in between: the page may have moved either.
fn put_in(spot: &Spot, node: &Element) {
    let (beside, towards, method) = match spot {
        Spot::Before(element) => (element, "nextElementSibling", "before"),
        Spot::After(element) => (element, "previousElementSibling", "after"),
    };
    let mut next = element_property(node, towards);
    while let Some(between) = next {
        if same(&between, beside) {
            return;
        }
        if is_named(&between, &["input", "select", "textarea"])
            || first(&between, "input,select,textarea").is_some()
        {
            break;
        }
        next = element_property(&between, towards);
    }
    call(beside, method, Some(node));
}

/// A message as there is no template for it.
fn plain(showing: &Showing, severity: Severity, spot: &Spot) -> Option<(Element, Node)> {
    let document = showing.form.document();
    let look = showing.look;
    let (Spot::Before(beside) | Spot::After(beside)) = spot;
    // A paragraph can hold no block: written down and read again it would fall apart.
    let in_text = element_property(beside, "parentNode")
        .is_some_and(|around| is_named(&around, &["p", "span"]));
    let tag = if look.is_govuk() {
        "p"
    } else if in_text {
        "span"
    } else {
        "div"
    };
    let node = look.element(&document, tag, severity.id())?;
    let hides = severity == Severity::Error && !look.class("hidden").is_empty();
    let before = if hides {
        look.element(&document, "span", "hidden")?
    } else {
        document.create_element("strong").ok()?
    };
    before.set_text_content(Some(prefix(severity)));
    let text: Node = document.create_text_node("").unchecked_into();
    for part in [
        &before,
        document.create_text_node(" ").unchecked_ref::<Node>(),
        &text,
    ] as [&Node; 3]
    {
        node.append_child(part).ok()?;
    }
    Some((node, text))
}

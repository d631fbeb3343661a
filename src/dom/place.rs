//! Where beside a control its message goes, and which elements it describes.

use super::control::kind;
use super::find::Candidates;
use super::page::{
    Form, all, by_id, closest, holds, is_named, is_put_away, is_visible, parent, same,
};
use super::reading::Target;
use alloc::{vec, vec::Vec};
use web_sys::Element;

/// Where a message goes in.
#[derive(Clone, Debug)]
pub enum Spot {
    Before(Element),
    After(Element),
}

#[derive(Debug)]
pub struct Place {
    pub spot: Spot,
    /// GOV.UK's form group around the question.
    pub group: Option<Element>,
    /// What the message is added to as a description.
    pub described: Vec<Element>,
    /// What is invalid where the message is an error: the controls at fault, or what stands for them.
    pub invalid: Vec<Element>,
}

/// What people see and write in, where the control itself is hidden behind a rich text editor or a date picker.
const FOCUSABLE: &str = "input:not([type=hidden]),select,textarea,[contenteditable]:not([contenteditable=false]),iframe,[tabindex]";

/// The control, or what stands on the page for it where it is hidden of itself. Whether both are in a tab that is closed just now makes no
/// difference.
pub fn face(form: &Form, candidates: &Candidates, member: &Element) -> Element {
    if matches!(kind(member).as_str(), "radio" | "checkbox")
        || is_visible(member)
        || !is_put_away(member)
    {
        return member.clone();
    }
    let mut outer = parent(member);
    for _ in 0..3 {
        let Some(around) = outer else { break };
        let is_others = form.is(&around)
            || candidates
                .controls()
                .any(|other| is_another_question(other, member, &around));
        if is_others {
            break;
        }
        let seen = all(&around, FOCUSABLE)
            .into_iter()
            .find(|one| !same(one, member) && is_shown_in(one, &around));
        if let Some(seen) = seen {
            return seen;
        }
        outer = parent(&around);
    }
    member.clone()
}

/// Whether nothing hides it inside of `around`.
fn is_shown_in(element: &Element, around: &Element) -> bool {
    let mut at = element.clone();
    while !same(&at, around) {
        if is_put_away(&at) {
            return false;
        }
        let Some(outer) = parent(&at) else {
            return false;
        };
        at = outer;
    }
    true
}

/// Whether a control near a hidden one is a question of its own, and not what the hidden one's editor consists of: that has no name.
fn is_another_question(other: &Element, hidden: &Element, around: &Element) -> bool {
    !same(other, hidden)
        && (other.has_attribute("name") || other.has_attribute("data-supervision"))
        && holds(around, other)
        && is_shown_in(other, around)
}

/// Finds the place for a target's messages.
pub fn place(form: &Form, candidates: &Candidates, target: &Target, govuk: bool) -> Option<Place> {
    let first = target.members.first()?;
    let is_group = target.members.len() > 1 || matches!(kind(first).as_str(), "radio" | "checkbox");
    let faces: Vec<Element> = target
        .members
        .iter()
        .map(|member| face(form, candidates, member))
        .collect();
    let fieldset = if is_group {
        own_fieldset(form, candidates, target)
    } else {
        None
    };
    let together = common(&target.members)?;
    let start = fieldset.as_ref().unwrap_or(&together);
    let group = if govuk {
        closest(start, ".govuk-form-group").filter(|group| !holds(group, form.as_node()))
    } else {
        None
    };
    let spot = match fieldset.as_ref().or(group.as_ref()) {
        Some(around) => Spot::Before(child_towards(around, first)?),
        None => after(&faces, is_group)?,
    };
    let invalid = target.at_fault.iter();
    let invalid = invalid
        .map(|member| face(form, candidates, member))
        .collect();
    let described = match &fieldset {
        Some(fieldset) => vec![fieldset.clone()],
        None => faces,
    };
    Some(Place {
        spot,
        group,
        described,
        invalid,
    })
}

/// The fieldset of this one question: it begins with our first control, and holds no others but what radio buttons reveal.
fn own_fieldset(form: &Form, candidates: &Candidates, target: &Target) -> Option<Element> {
    let first = target.members.first()?;
    // Each part of a date may stand in a root of its own.
    let fieldset = closest(&common(&target.members)?, "fieldset")?;
    if holds(&fieldset, form.as_node()) {
        return None;
    }
    let mut inside = candidates
        .controls()
        .filter(|control| holds(&fieldset, control))
        .peekable();
    let begins = inside.peek().is_some_and(|control| same(control, first));
    let is_choice = matches!(kind(first).as_str(), "radio" | "checkbox");
    let mut ours = |control: &Element| target.members.iter().any(|member| same(member, control));
    (begins && (is_choice || inside.all(&mut ours))).then_some(fieldset)
}

/// The innermost element that holds all of them; of one control, itself.
fn common(members: &[Element]) -> Option<Element> {
    let mut around = members.first()?.clone();
    while !members.iter().all(|member| holds(&around, member)) {
        around = parent(&around)?;
    }
    Some(around)
}

/// The child of `around` in which `inner` is.
fn child_towards(around: &Element, inner: &Element) -> Option<Element> {
    let mut at = inner.clone();
    loop {
        let outer = parent(&at)?;
        if same(&outer, around) {
            return Some(at);
        }
        at = outer;
    }
}

/// Behind the last control; never inside a label, whose text is the control's name, nor between a box and its label.
fn after(faces: &[Element], is_group: bool) -> Option<Spot> {
    let last = faces.last()?;
    if let Some(label) = closest(last, "label") {
        return Some(Spot::After(label));
    }
    if is_group
        && let Some(next) = last.next_element_sibling()
        && is_named(&next, &["label"])
    {
        return Some(Spot::After(next));
    }
    Some(Spot::After(last.clone()))
}

/// The words that name a control: its legend where it is one of several, else its label.
pub fn label_of(target: &Target, control: &Element) -> Option<Element> {
    if target.members.len() > 1
        && let Some(fieldset) = closest(control, "fieldset")
        && let Some(legend) = fieldset.first_element_child()
        && is_named(&legend, &["legend"])
    {
        return Some(legend);
    }
    let labels = super::page::elements(&super::page::property(control, "labels"));
    if let Some(label) = labels.into_iter().next() {
        return Some(label);
    }
    if let Some(id) = control.get_attribute("aria-labelledby")
        && let Some(id) = id.split_ascii_whitespace().next()
        && let Some(label) = by_id(&control.get_root_node(), id)
    {
        return Some(label);
    }
    closest(control, "label")
}

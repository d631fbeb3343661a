//! Copies of our marks. Pages that add a row copy the last one, and with it the messages and attributes of ours that it has just then.

use super::look::Look;
use super::page::{all, closest, same};
use super::patch::Patches;
use alloc::string::String;
use web_sys::{Element, Node};

/// What tells ours from the page's own.
pub struct Ours<'o> {
    pub look: &'o Look,
    pub attributes: &'o Patches,
    /// What every id of ours begins with.
    pub id_start: &'o str,
    pub nodes: &'o [&'o Element],
}

/// Takes every copy off again.
pub fn sweep(root: &Node, ours: &Ours) {
    let mut selector = String::from("[id^=");
    selector.push_str(ours.id_start);
    selector.push(']');
    // Both stand in the order of the page, as a rule: the next of ours is likely the one.
    let mut next = 0;
    for node in all(root, &selector) {
        let count = ours.nodes.len();
        let order = (next..count).chain(0..next.min(count));
        let own = order
            .into_iter()
            .find(|at| ours.nodes.get(*at).is_some_and(|own| same(own, &node)));
        if let Some(own) = own {
            next = own + 1;
            continue;
        }
        let group = closest(&node, "fieldset,.govuk-form-group");
        if let Some(around) = group.or_else(|| node.parent_element()) {
            clean(&around, ours);
            for inner in all(&around, "[aria-describedby],[aria-invalid],[class]") {
                clean(&inner, ours);
            }
            if let Some(outer) = closest(&around, ".govuk-form-group") {
                clean(&outer, ours);
            }
        }
        node.remove();
    }
}

/// Takes our words out of attributes that we have not written here.
fn clean(element: &Element, ours: &Ours) {
    if !ours.attributes.has(element, "aria-invalid") {
        let _ = element.remove_attribute("aria-invalid");
    }
    if !ours.attributes.has(element, "aria-describedby") {
        keep_words(element, "aria-describedby", &|word| {
            !word.starts_with(ours.id_start)
        });
    }
    if !ours.attributes.has(element, "class") {
        let own = ["formGroup", "input", "textarea", "select"].map(|name| ours.look.class(name));
        keep_words(element, "class", &|word| {
            !own.iter()
                .any(|class| class.split_ascii_whitespace().any(|own| own == word))
        });
    }
}

fn keep_words(element: &Element, attribute: &str, keep: &dyn Fn(&str) -> bool) {
    let Some(text) = element.get_attribute(attribute) else {
        return;
    };
    if text.split_ascii_whitespace().all(keep) {
        return;
    }
    let mut rest = String::new();
    for word in text.split_ascii_whitespace().filter(|word| keep(word)) {
        if !rest.is_empty() {
            rest.push(' ');
        }
        rest.push_str(word);
    }
    let _ = if rest.is_empty() {
        element.remove_attribute(attribute)
    } else {
        element.set_attribute(attribute, &rest)
    };
}

//! "Error: " before the title of the page, once, as long as a form of the page has errors.

use super::page::{element_property, first, is_true, property, same, text_property};
use alloc::string::String;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::JsValue;
use web_sys::{Document, Element};

const MARK: &str = "Error: ";
/// Where the root element of a document keeps what its forms know of the title together. Not in here: two packages on one page, say a
/// plain script and a module, know nothing of each other.
const SHARED: &str = "supervisionTitle";

/// One form's share in the mark.
#[derive(Debug, Default)]
pub struct Title {
    /// The root element of the document whose mark this form holds.
    held: Option<Element>,
}

impl Title {
    /// Holds the mark, or lets it go; the last that lets go takes it off.
    pub fn show(&mut self, document: &Document, errors: bool) {
        let root = document.document_element();
        if !errors || !same_element(self.held.as_ref(), root.as_ref()) {
            self.let_go();
        }
        if let (true, Some(root)) = (errors, root) {
            if self.held.is_none() {
                set_holders(&shared(&root), holders(&shared(&root)) + 1.0);
            }
            mark(document, &shared(&root));
            self.held = Some(root);
        }
    }

    fn let_go(&mut self) {
        let Some(root) = self.held.take() else {
            return;
        };
        let shared = shared(&root);
        let others = holders(&shared) - 1.0;
        if others > 0.0 {
            set_holders(&shared, others);
        } else {
            let _ = Reflect::delete_property(root.as_ref(), &SHARED.into());
            restore(&shared);
        }
    }
}

fn same_element(one: Option<&Element>, other: Option<&Element>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if same(one, other))
}

/// How many forms hold the mark, the title's element, its text before and after, and whether the page had no title at all.
fn shared(root: &Element) -> JsValue {
    let known = property(root, SHARED);
    if known.is_object() {
        return known;
    }
    let made: JsValue = Object::new().into();
    set(root, SHARED, &made);
    made
}

fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &JsValue::from_str(name), value);
}

fn holders(shared: &JsValue) -> f64 {
    property(shared, "holders").as_f64().unwrap_or(0.0)
}

fn set_holders(shared: &JsValue, count: f64) {
    set(shared, "holders", &count.into());
}

/// Sets the mark where the title is without it.
fn mark(document: &Document, shared: &JsValue) {
    // The page's title in its head: an SVG has titles too, and a form of that name hides the property.
    let found = first(document, "head > title");
    let made = found.is_none();
    let Some(element) = found.or_else(|| new_title(document)) else {
        return;
    };
    let original = element.text_content().unwrap_or_default();
    if original.trim_start().starts_with(MARK) {
        return;
    }
    let mut written = String::from(MARK);
    written.push_str(original.trim());
    element.set_text_content(Some(&written));
    set(shared, "element", &element);
    set(shared, "original", &original.into());
    set(shared, "written", &written.into());
    if made {
        set(shared, "made", &JsValue::TRUE);
    }
}

/// Takes the mark off again, where it was we who set it.
fn restore(shared: &JsValue) {
    let Some(element) = element_property(shared, "element") else {
        return;
    };
    let now = element.text_content().unwrap_or_default();
    if now == text_property(shared, "written") {
        if is_true(shared, "made") {
            element.remove();
        } else {
            element.set_text_content(Some(&text_property(shared, "original")));
        }
    } else if let Some(rest) = now.strip_prefix(MARK) {
        // The page has written another title behind the mark.
        element.set_text_content(Some(rest));
    }
}

fn new_title(document: &Document) -> Option<Element> {
    let head = first(document, "head")?;
    let title = document.create_element("title").ok()?;
    head.append_child(&title).ok()?;
    Some(title)
}

//! "Error: " before the title of the page, once, and away again.

use super::page::first;
use alloc::string::String;
use web_sys::{Document, Element};

const MARK: &str = "Error: ";

#[derive(Debug, Default)]
pub struct Title {
    changed: Option<Changed>,
}

#[derive(Debug)]
struct Changed {
    element: Element,
    original: String,
    written: String,
    /// The page had no title at all.
    made: bool,
}

impl Title {
    /// Sets the mark, or takes it off.
    pub fn show(&mut self, document: &Document, errors: bool) {
        if !errors {
            self.restore();
            return;
        }
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
        let was_made = self.changed.take().is_some_and(|before| before.made);
        self.changed = Some(Changed {
            element,
            original,
            written,
            made: made || was_made,
        });
    }

    fn restore(&mut self) {
        let Some(changed) = self.changed.take() else {
            return;
        };
        let now = changed.element.text_content().unwrap_or_default();
        if now == changed.written {
            if changed.made {
                changed.element.remove();
            } else {
                changed.element.set_text_content(Some(&changed.original));
            }
        } else if let Some(rest) = now.strip_prefix(MARK) {
            // The page has written another title behind the mark.
            changed.element.set_text_content(Some(rest));
        }
    }
}

fn new_title(document: &Document) -> Option<Element> {
    let head = first(document, "head")?;
    let title = document.create_element("title").ok()?;
    head.append_child(&title).ok()?;
    Some(title)
}

//! How marks look: the classes of GOV.UK's design system where the page has it, plain markup elsewhere, the integrator's own over both.

use super::page::{self, first};
use crate::code::Severity;
use alloc::string::String;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Document, Element, Node};

/// A class that the integrator may replace, by its name in the option `classes`.
type Class = (&'static str, &'static str);

const GOVUK: &[Class] = &[
    ("formGroup", "govuk-form-group--error"),
    ("error", "govuk-error-message"),
    ("warning", "govuk-body-s supervision-warning"),
    ("advice", "govuk-body-s supervision-advice"),
    ("hidden", "govuk-visually-hidden"),
    ("input", "govuk-input--error"),
    ("textarea", "govuk-textarea--error"),
    ("select", "govuk-select--error"),
    ("summary", "govuk-error-summary"),
    ("summaryTitle", "govuk-error-summary__title"),
    ("summaryBody", "govuk-error-summary__body"),
    ("summaryList", "govuk-list govuk-error-summary__list"),
    ("notes", "govuk-inset-text supervision-notes"),
    ("notesTitle", "govuk-heading-s"),
    ("notesList", "govuk-list"),
];

const PLAIN: &[Class] = &[
    ("error", "supervision-error"),
    ("warning", "supervision-warning"),
    ("advice", "supervision-advice"),
    ("summary", "supervision-summary"),
    ("notes", "supervision-notes"),
];

/// The look of one binding.
#[derive(Debug)]
pub struct Look {
    /// Name and class in turn, from the options, with a NUL between them.
    pub own: String,
    /// An object with a template for each of `error`, `warning`, `advice` and `summary`.
    pub templates: JsValue,
    /// Whether the page has GOV.UK's classes; found out when the first mark is made.
    govuk: Option<bool>,
}

impl Look {
    pub fn new(own: String, templates: JsValue) -> Self {
        Self {
            own,
            templates,
            govuk: None,
        }
    }

    pub fn find_out(&mut self, root: &Node) {
        if self.govuk.is_none() {
            self.govuk = Some(first(root, "[class*=govuk-]").is_some());
        }
    }

    pub fn is_govuk(&self) -> bool {
        self.govuk == Some(true)
    }

    pub fn class(&self, name: &str) -> &str {
        let mut own = self.own.split('\0');
        while let (Some(known), Some(class)) = (own.next(), own.next()) {
            if known == name {
                return class;
            }
        }
        let table = if self.is_govuk() { GOVUK } else { PLAIN };
        let found = table.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, class)| *class)
    }

    /// An element of ours, with its class.
    pub fn element(&self, document: &Document, tag: &str, class: &str) -> Option<Element> {
        let element = document.create_element(tag).ok()?;
        let class = self.class(class);
        if !class.is_empty() {
            let _ = element.set_attribute("class", class);
        }
        Some(element)
    }

    /// A copy of the integrator's template, and in it the element for the text or the list.
    pub fn template(&self, form_root: &Node, name: &str) -> Option<(Element, Element)> {
        let given = page::property(&self.templates, name);
        let template: Element = match given.as_string() {
            Some(selector) => first(form_root, &selector)?,
            None if given.is_object() => given.unchecked_into(),
            None => return None,
        };
        let content = page::property(&template, "content");
        let model = page::element_property(&content, "firstElementChild")?;
        let copy: Element = model.clone_node_with_deep(true).ok()?.unchecked_into();
        let slot = first(&copy, "[data-supervision-slot]").unwrap_or_else(|| copy.clone());
        Some((copy, slot))
    }
}

/// The word before a message, for those who do not see its colour.
pub fn prefix(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error:",
        Severity::Warning => "Warning:",
        Severity::Advice => "Advice:",
    }
}

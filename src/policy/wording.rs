//! Standard sentences, labels and words in the pack's own language.
//!
//! As in a translator's catalogue the key is the English text, with `{label}`, `{date}` and the like for what is put in.

use super::reader::Fields;
use crate::record::tree::Kind;
use crate::rules::standard_texts::{is_standard, standard_texts};
use crate::spelling;
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// English standard texts and what the pack says instead.
#[derive(Debug, Default)]
pub struct Wording {
    entries: Vec<(String, String)>,
    /// Another language than English: no English grammar around labels.
    pub is_foreign: bool,
    /// What stands before the number of a case behind a label: " (case ".
    pub case_mark: String,
}

impl Wording {
    /// Reads `language` and `wording` of a pack. A key that is no standard text is a problem, as is a name in braces that the standard text has not.
    pub fn read(fields: &mut Fields) -> Self {
        let language = fields.text("language").unwrap_or("en");
        let is_foreign = language.split('-').next() != Some("en");
        let mut entries = Vec::new();
        let list = fields.get("wording");
        let tree = fields.tree();
        if list.is_some() && tree.kind(list) != Kind::Object {
            fields.problem(
                "wording",
                "Write an object from standard texts to the pack’s own here.",
            );
        } else if let Some(mut fields) = fields.object("wording") {
            for child in tree.children(list) {
                let (name, text) = (tree.name(child), tree.text(child));
                let Some(text) = text else {
                    fields.problem(name, "Write text between quotation marks here.");
                    continue;
                };
                check(name, text, &mut fields);
                entries.push((name.to_owned(), text.to_owned()));
            }
        }
        let mut wording = Self {
            entries,
            is_foreign,
            case_mark: String::new(),
        };
        wording.case_mark = [" (", wording.of("case"), " "].concat();
        wording
    }

    /// Whether the pack says nothing in words of its own.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What the pack says for an English text.
    pub fn get(&self, english: &str) -> Option<&str> {
        let found = self.entries.iter().find(|(of, _)| of == english);
        found.map(|(_, own)| own.as_str())
    }

    /// The same, or the English text itself.
    pub fn of<'a>(&'a self, english: &'a str) -> &'a str {
        self.get(english).unwrap_or(english)
    }
}

/// The names in braces.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

fn check(english: &str, own: &str, fields: &mut Fields) {
    if !is_standard(english) {
        let mut message = String::from("This is no standard text");
        if !spelling::push_meant(english, &mut standard_texts(), &mut message) {
            message.push_str(": docs/pack-reference.md lists them all.");
        }
        fields.problem(english, &message);
        return;
    }
    for name in names(own) {
        if !names(english).any(|known| known == name) {
            let mut message = String::from("The English text has no “{");
            message.push_str(name);
            message.push_str("}” that could be put in here.");
            fields.problem(english, &message);
        }
    }
}

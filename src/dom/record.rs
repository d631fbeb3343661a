//! Answers put together to a record, and where in it each of them ended up.
//!
//! Rows are in the order of the page. Spare rows, in which nobody said anything, are no rows; but their controls keep a place behind the
//! last one, so that "enter an action" can lead to where the first action would be written.

use super::answer::{Answer, Value};
use crate::order;
use crate::record::pointer::{push_escaped, push_number, unescaped};
use crate::record::shape;
use crate::report::push_text;
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// One step of an answer's pointer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    Name(String),
    /// A row, by the key that the page has for it.
    Row(String),
}

/// An answer and where it belongs.
#[derive(Clone, PartialEq, Debug)]
pub struct Placed {
    pub steps: Vec<Step>,
    pub answer: Answer,
}

/// The record as JSON, and for each answer its pointer in it.
#[derive(Debug, Default)]
pub struct Record {
    pub json: String,
    pub paths: Vec<String>,
}

/// The steps of a pointer, `*` filled with the keys of its rows, one after the other.
pub fn steps(pointer: &str, keys: &[&str]) -> Vec<Step> {
    let mut keys = keys.iter();
    let mut known = Some(&shape::RECORD);
    let mut steps = Vec::new();
    for step in pointer.split('/').skip(1) {
        let has_rows = known.is_some_and(|shape| shape.has_rows(step));
        steps.push(if step == "*" {
            Step::Row((*keys.next().unwrap_or(&"0")).to_owned())
        } else if has_rows {
            Step::Row(step.to_owned())
        } else {
            Step::Name(unescaped(step))
        });
        known = known.and_then(|shape| shape.inside(step));
    }
    steps
}

/// Puts together what the answers, in the order of the page, say; `by_number` where the pointers themselves number the rows.
pub fn build(kind: &str, answers: &[Placed], by_number: bool) -> Record {
    let mut builder = Builder {
        nodes: vec![Node::default()],
        answers,
    };
    for (number, placed) in answers.iter().enumerate() {
        builder.place(number, &placed.steps);
    }
    if by_number {
        let number = |step: &Step| match step {
            Step::Row(key) => key.parse::<u32>().ok(),
            Step::Name(_) => None,
        };
        for node in &mut builder.nodes {
            if node.children.iter().all(|(step, _)| number(step).is_some()) {
                order::sort(&mut node.children, &|(one, _), (other, _)| {
                    number(one) < number(other)
                });
            }
        }
    }
    let mut record = Record {
        json: String::from("{\"kind\":"),
        paths: vec![String::new(); answers.len()],
    };
    push_text(kind, &mut record.json);
    builder.write_members(0, &mut String::new(), &mut record, true);
    record.json.push('}');
    record
}

/// A place in the record: something with children, or an answer.
#[derive(Default)]
struct Node {
    children: Vec<(Step, usize)>,
    answer: Option<usize>,
}

struct Builder<'a> {
    nodes: Vec<Node>,
    answers: &'a [Placed],
}

/// Deeper than any pointer of the contract.
const DEEPEST: usize = 12;

impl Builder<'_> {
    fn place(&mut self, number: usize, steps: &[Step]) {
        let mut at = 0;
        for step in steps.iter().take(DEEPEST) {
            at = self.child(at, step);
        }
        if let Some(node) = self.nodes.get_mut(at)
            && at != 0
            && node.answer.is_none()
        {
            node.answer = Some(number);
        }
    }

    fn child(&mut self, at: usize, step: &Step) -> usize {
        let next = self.nodes.len();
        let Some(node) = self.nodes.get_mut(at) else {
            return at;
        };
        if let Some((_, known)) = node.children.iter().find(|(known, _)| known == step) {
            return *known;
        }
        node.children.push((step.clone(), next));
        self.nodes.push(Node::default());
        next
    }

    fn answer(&self, node: &Node) -> Option<&Answer> {
        let placed = self.answers.get(node.answer?)?;
        Some(&placed.answer)
    }

    fn any(&self, at: usize, holds: &dyn Fn(&Answer) -> bool) -> bool {
        self.nodes.get(at).is_some_and(|node| {
            self.answer(node).is_some_and(holds)
                || node
                    .children
                    .iter()
                    .any(|(_, child)| self.any(*child, holds))
        })
    }

    fn write(&self, at: usize, path: &mut String, record: &mut Record, kept: bool) {
        let Some(node) = self.nodes.get(at) else {
            return;
        };
        let start = record.json.len();
        let is_list = matches!(node.children.first(), Some((Step::Row(_), _)));
        if is_list {
            record.json.push('[');
            self.write_rows(node, path, record, kept);
            record.json.push(']');
        } else if !node.children.is_empty() {
            record.json.push('{');
            self.write_members(at, path, record, kept);
            record.json.push('}');
        }
        let Some(number) = node.answer else {
            return;
        };
        // A section's text beside fields of the section is its discussion.
        let own = node.children.is_empty();
        let value = self.answer(node).and_then(|answer| answer.value.as_ref());
        if own {
            set_path(record, number, path);
            if let Some(value) = value {
                push_value(value, &mut record.json);
            }
        } else if !is_list {
            let length = path.len();
            path.push_str("/discussion");
            set_path(record, number, path);
            path.truncate(length);
            if let Some(value) = value {
                let empty = record.json.len() == start + 2;
                record.json.pop();
                record.json.push_str(if empty {
                    "\"discussion\":"
                } else {
                    ",\"discussion\":"
                });
                push_value(value, &mut record.json);
                record.json.push('}');
            }
        }
    }

    fn write_members(&self, at: usize, path: &mut String, record: &mut Record, kept: bool) {
        let Some(node) = self.nodes.get(at) else {
            return;
        };
        let length = path.len();
        for (step, child) in &node.children {
            let name = match step {
                Step::Name(name) | Step::Row(name) => name,
            };
            path.push('/');
            push_escaped(name, path);
            let before = record.json.len();
            let holds_value = kept && self.any(*child, &|answer| answer.value.is_some());
            if !record.json.ends_with('{') {
                record.json.push(',');
            }
            push_text(name, &mut record.json);
            record.json.push(':');
            self.write(*child, path, record, holds_value);
            if !holds_value {
                record.json.truncate(before);
            }
            path.truncate(length);
        }
    }

    fn write_rows(&self, node: &Node, path: &mut String, record: &mut Record, kept: bool) {
        let length = path.len();
        let mut number = 0;
        for spare in [false, true] {
            for (_, child) in &node.children {
                if self.any(*child, &|answer| answer.says) == spare {
                    continue;
                }
                path.push('/');
                push_number(number, path);
                number += 1;
                let before = record.json.len();
                if !record.json.ends_with('[') {
                    record.json.push(',');
                }
                self.write(*child, path, record, kept && !spare);
                if spare || !kept {
                    record.json.truncate(before);
                }
                path.truncate(length);
            }
        }
    }
}

fn set_path(record: &mut Record, number: usize, path: &str) {
    if let Some(place) = record.paths.get_mut(number) {
        path.clone_into(place);
    }
}

fn push_value(value: &Value, json: &mut String) {
    match value {
        Value::Text(text) => push_text(text, json),
        Value::Number(number) => json.push_str(number),
        Value::Bool(true) => json.push_str("true"),
        Value::Bool(false) => json.push_str("false"),
        Value::List(texts) => {
            json.push('[');
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    json.push(',');
                }
                push_text(text, json);
            }
            json.push(']');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(pointer: &str, keys: &[&str], text: &str) -> Placed {
        Placed {
            steps: steps(pointer, keys),
            answer: Answer {
                value: (!text.is_empty()).then(|| Value::Text(text.to_owned())),
                says: !text.is_empty(),
                faults: [false; 3],
            },
        }
    }

    fn unticked(pointer: &str, keys: &[&str]) -> Placed {
        Placed {
            steps: steps(pointer, keys),
            answer: Answer {
                value: Some(Value::Bool(false)),
                ..Answer::default()
            },
        }
    }

    #[test]
    fn rows_stand_in_the_order_of_the_page_and_spare_ones_behind() {
        let answers = [
            placed("/actions/*/owner", &["4"], "Amira"),
            placed("/actions/*/owner", &["7"], ""),
            placed("/actions/*/due", &["7"], ""),
            placed("/actions/*/owner", &["2"], ""),
            placed("/actions/*/due", &["2"], "within a week"),
        ];
        let record = build("one-to-one", &answers, false);
        assert_eq!(
            record.json,
            r#"{"kind":"one-to-one","actions":[{"owner":"Amira"},{"due":"within a week"}]}"#
        );
        assert_eq!(
            record.paths,
            [
                "/actions/0/owner",
                "/actions/2/owner",
                "/actions/2/due",
                "/actions/1/owner",
                "/actions/1/due"
            ]
        );
    }

    #[test]
    fn numbered_pointers_order_their_rows() {
        let answers = [
            placed("/actions/1/owner", &[], "Second"),
            placed("/actions/0/owner", &[], "First"),
        ];
        let record = build("one-to-one", &answers, true);
        assert_eq!(
            record.json,
            r#"{"kind":"one-to-one","actions":[{"owner":"First"},{"owner":"Second"}]}"#
        );
        assert_eq!(record.paths, ["/actions/1/owner", "/actions/0/owner"]);
    }

    #[test]
    fn what_says_nothing_is_not_there() {
        let answers = [
            placed("/supervisee/name", &[], ""),
            unticked("/disagreement/exists", &[]),
            unticked("/cases/*/discussed", &["0"]),
            placed("/cases/*/reference", &["0"], ""),
            unticked("/cases/*/discussed", &["1"]),
            placed("/cases/*/reference", &["1"], "CF-1"),
        ];
        let record = build("case", &answers, false);
        assert_eq!(
            record.json,
            r#"{"kind":"case","disagreement":{"exists":false},"cases":[{"discussed":false,"reference":"CF-1"}]}"#
        );
        assert_eq!(record.paths[2], "/cases/1/discussed");
        assert_eq!(record.paths[5], "/cases/0/reference");
    }

    #[test]
    fn a_sections_text_beside_its_actions_is_its_discussion() {
        let answers = [
            placed("/sections/practice", &[], "Good"),
            placed("/sections/practice/actions/*/owner", &["0"], "Amira"),
            placed("/sections/health", &[], "Well"),
        ];
        let record = build("one-to-one", &answers, false);
        assert_eq!(
            record.json,
            r#"{"kind":"one-to-one","sections":{"practice":{"actions":[{"owner":"Amira"}],"discussion":"Good"},"health":"Well"}}"#
        );
        assert_eq!(record.paths[0], "/sections/practice/discussion");
        assert_eq!(record.paths[2], "/sections/health");
        let blank = [
            placed("/sections/practice", &[], "Good"),
            placed("/sections/practice/actions/*/owner", &["0"], ""),
        ];
        assert_eq!(
            build("one-to-one", &blank, false).json,
            r#"{"kind":"one-to-one","sections":{"practice":{"discussion":"Good"}}}"#
        );
    }

    #[test]
    fn names_with_strokes_are_escaped() {
        let answers = [placed("/extra/a~1b", &[], "x")];
        let record = build("one-to-one", &answers, false);
        assert_eq!(record.json, r#"{"kind":"one-to-one","extra":{"a/b":"x"}}"#);
        assert_eq!(record.paths, ["/extra/a~1b"]);
    }
}

//! A row of a table, read as if a form had been filled in with it.

use super::answer::{self, Raw};
use super::record::{self, Placed};
use crate::record::reading::Vocabulary;
use crate::record::shape;
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// The record as JSON. The row is the kind of record, then pointer and written answer in turn, with a NUL between them.
///
/// Days come first in dates, months may be words; "yes" and "90 minutes" are read where the record has an answer or minutes. Rows of lists
/// are numbered in their pointers. What cannot be read stays as it is written, so that a finding can say so.
pub fn record_of_row(row: &str, vocabulary: Option<&Vocabulary>) -> String {
    let mut cells = row.split('\0');
    let kind = cells.next().unwrap_or("");
    let mut placed = Vec::new();
    while let (Some(pointer), Some(text)) = (cells.next(), cells.next()) {
        let steps = || pointer.split('/').skip(1);
        let last = pointer.rsplit('/').next().unwrap_or("");
        let is_date = vocabulary.is_some_and(|vocabulary| vocabulary.holds_date(last));
        placed.push(Placed {
            steps: record::steps(pointer, &[]),
            answer: answer::read(
                Raw::Text(text.to_owned()),
                shape::at(steps()),
                last,
                is_date,
            ),
        });
    }
    record::build(kind, &placed, true).json
}

#[cfg(test)]
mod tests {
    use super::record_of_row;

    #[test]
    fn a_row_is_read_as_a_form_would_be() {
        let row = [
            "one-to-one",
            "/supervisee/name",
            "Jo Hale",
            "/session/date",
            "2/3/2026",
            "/session/durationMinutes",
            "1 hour 30 minutes",
            "/actions/1/owner",
            "Sam",
            "/actions/0/owner",
            "Jo",
            "/actions/2/owner",
            "",
            "/supervisee/circumstances",
            "probation, returning-from-absence",
            "/nextSession/date",
            "soon",
        ]
        .join("\0");
        assert_eq!(
            record_of_row(&row, None),
            r#"{"kind":"one-to-one","supervisee":{"name":"Jo Hale","circumstances":["probation","returning-from-absence"]},"session":{"date":"2026-03-02","durationMinutes":90},"actions":[{"owner":"Jo"},{"owner":"Sam"}],"nextSession":{"date":"soon"}}"#
        );
    }
}

//! Pairs of texts that one word tells apart, one for each side of what a reader decides. They count in no figure.

use supervision_validator::text::identifier::{Allowed, find_identifiers, identifier_in_reference};
use supervision_validator::text::lexicon::Lexicon;
use supervision_validator::text::smart::judge;

const EDGES: &str = include_str!("text/edges.tsv");

#[test]
fn each_text_is_read_as_its_row_says() {
    let lexicon = Lexicon::new();
    let nobody = Allowed::new();
    let mut wrong = Vec::new();
    for row in EDGES.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [reader, text, measure, expected, why] = columns[..] else {
            panic!("a row has five columns: {row}");
        };
        let found: Vec<&str> = match reader {
            "reference" => identifier_in_reference(text, &nobody)
                .iter()
                .map(|one| &text[one.start..one.end])
                .collect(),
            "narrative" => find_identifiers(text, &nobody)
                .iter()
                .map(|one| &text[one.start..one.end])
                .collect(),
            "action" => {
                let measure = Some(measure).filter(|text| !text.is_empty());
                let judged = judge(text, measure, &lexicon);
                let codes = [
                    (judged.not_specific, "not-specific"),
                    (judged.not_measurable, "not-measurable"),
                ];
                codes
                    .iter()
                    .filter(|code| code.0)
                    .map(|code| code.1)
                    .collect()
            }
            other => panic!("no reader of that name: {other}"),
        };
        if found.join(" ") != expected {
            wrong.push(format!(
                "{text} | {measure}: {found:?}, and not {expected:?} ({why})"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

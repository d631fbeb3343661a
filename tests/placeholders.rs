//! What fills a box and says nothing, against the corpora under `tests/text`.

mod corpus;

use corpus::Score;
use supervision_validator::text::placeholder::is_placeholder;

fn holds_the_bars(file: &str, show: bool) {
    let mut score = Score::default();
    let mut wrong = String::new();
    for row in corpus::rows(file) {
        let [text, expected] = row.as_slice() else {
            panic!("{file}: a row has two columns: {row:?}");
        };
        let want = match expected.as_str() {
            "placeholder" => true,
            "text" => false,
            other => panic!("{file}: what is {other}?"),
        };
        let got = is_placeholder(text);
        score.add(want, got);
        if got != want {
            wrong += &format!("{text}: expected {expected}\n");
        }
    }
    println!("{file}: {score}\n{}", if show { &wrong } else { "" });
    assert!(
        score.precision() >= 0.99 && score.recall() >= 0.92,
        "{file}: {score}"
    );
}

#[test]
fn sections_hold_the_bars() {
    holds_the_bars("sections.tsv", true);
}

/// The half that nothing was tuned to: figures only, never its rows.
#[test]
fn scored_sections_hold_the_bars() {
    holds_the_bars("sections-scored.tsv", false);
}

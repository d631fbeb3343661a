//! The judgement of actions against the corpora under `tests/text`, and on texts of every shape.

mod corpus;

use corpus::Score;
use supervision_validator::text::lexicon::{KINDS, Lexicon};
use supervision_validator::text::smart::{
    Owner, is_answered, judge, judge_owner, judge_owner_with,
};

struct Scores {
    no_owner: Score,
    not_specific: Score,
    not_measurable: Score,
    /// Fully SMART actions: how many, and how many of them got a code.
    smart: u32,
    flagged: u32,
    wrong: String,
}

fn scores(file: &str) -> Scores {
    let lexicon = Lexicon::new();
    let mut s = Scores {
        no_owner: Score::default(),
        not_specific: Score::default(),
        not_measurable: Score::default(),
        smart: 0,
        flagged: 0,
        wrong: String::new(),
    };
    for row in corpus::rows(file) {
        let [action, measure, owner, expected, _note] = row.as_slice() else {
            panic!("{file}: a row has five columns: {row:?}");
        };
        let measure = Some(measure.as_str()).filter(|text| !text.is_empty());
        let judged = judge(action, measure, &lexicon);
        let nobody = judge_owner(owner) != Owner::Named;
        let want = |code: &str| expected.split(' ').any(|word| word == code);
        s.no_owner.add(want("no-owner"), nobody);
        s.not_specific
            .add(want("not-specific"), judged.not_specific);
        s.not_measurable
            .add(want("not-measurable"), judged.not_measurable);
        let any = nobody || judged.not_specific || judged.not_measurable;
        if expected.is_empty() {
            s.smart += 1;
            s.flagged += u32::from(any);
        }
        let got = [
            (nobody, "no-owner"),
            (judged.not_specific, "not-specific"),
            (judged.not_measurable, "not-measurable"),
        ];
        let got: Vec<&str> = got
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, code)| *code)
            .collect();
        if got.join(" ") != *expected {
            s.wrong +=
                &format!("{action} | {measure:?} | {owner}\n  expected [{expected}] got {got:?}\n");
        }
    }
    s
}

fn holds_the_bars(file: &str, show: bool) {
    let s = scores(file);
    let report = format!(
        "{file}\nno-owner {}\nnot-specific {}\nnot-measurable {}\nfully SMART {} flagged {}\n",
        s.no_owner, s.not_specific, s.not_measurable, s.smart, s.flagged
    );
    println!("{report}{}", if show { &s.wrong } else { "" });
    assert!(
        s.no_owner.precision() >= 0.98 && s.no_owner.recall() >= 0.96,
        "{report}"
    );
    assert!(
        s.not_specific.precision() >= 0.95 && s.not_specific.recall() >= 0.85,
        "{report}"
    );
    assert!(
        s.not_measurable.precision() >= 0.92 && s.not_measurable.recall() >= 0.80,
        "{report}"
    );
    assert!(s.flagged * 25 <= s.smart, "{report}");
}

#[test]
fn actions_hold_the_bars() {
    holds_the_bars("actions.tsv", true);
}

/// The half that nothing was tuned to: figures only, never its rows.
#[test]
fn scored_actions_hold_the_bars() {
    holds_the_bars("actions-scored.tsv", false);
}

//! Identifiers in narratives: the bars on both halves of the corpus, exact spans, and any input whatever.

use supervision_validator::text::identifier::{
    Allowed, Identifier, IdentifierKind, find_identifiers,
};

const SEEN: &str = include_str!("text/narratives.tsv");
const SCORED: &str = include_str!("text/narratives-scored.tsv");

struct Narrative<'a> {
    text: &'a str,
    allowed: Allowed<'a>,
    expected: Vec<(IdentifierKind, &'a str)>,
}

fn kind_named(name: &str) -> IdentifierKind {
    match name {
        "name" => IdentifierKind::Name,
        "dob" => IdentifierKind::DateOfBirth,
        "address" => IdentifierKind::Address,
        "postcode" => IdentifierKind::Postcode,
        "phone" => IdentifierKind::Phone,
        "email" => IdentifierKind::Email,
        "nhs" => IdentifierKind::NhsNumber,
        "ni" => IdentifierKind::NationalInsurance,
        "case" => IdentifierKind::CaseId,
        other => panic!("the corpus has an unknown kind: {other}"),
    }
}

fn narratives(table: &str) -> Vec<Narrative<'_>> {
    let rows = table.lines().skip(1).map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [text, people, expected, _note] = columns[..] else {
            panic!("a row has four columns: {line}");
        };
        let mut allowed = Allowed::new();
        people.split(';').for_each(|person| allowed.person(person.trim()));
        let expected = expected.split("; ").filter(|item| !item.is_empty()).map(|item| {
            let (kind, found) = item.split_once(':').expect("kind:substring");
            assert!(text.contains(found), "{found} stands in its text");
            (kind_named(kind), found)
        });
        Narrative { text, allowed, expected: expected.collect() }
    });
    rows.collect()
}

#[derive(Default, Debug)]
struct Score {
    flagged_right: usize,
    flagged_wrong: usize,
    holding: usize,
    clean: usize,
    /// For each kind: found, expected.
    kinds: [(usize, usize); 9],
    /// Typed identifiers that were found, but not from their first letter to their last.
    blurred: usize,
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole.max(1)).unwrap())
}

fn is_hit(narrative: &Narrative, identifier: &Identifier, kind: IdentifierKind, wanted: &str) -> bool {
    let places = narrative.text.match_indices(wanted);
    identifier.kind == kind
        && places.into_iter().any(|(at, _)| identifier.start < at + wanted.len() && at < identifier.end)
}

fn score(table: &str) -> Score {
    let mut score = Score::default();
    let show = std::env::var_os("SHOW_SEEN_MISSES").is_some() && table == SEEN;
    for narrative in narratives(table) {
        let found = find_identifiers(narrative.text, &narrative.allowed);
        match (narrative.expected.is_empty(), found.is_empty()) {
            (false, false) => score.flagged_right += 1,
            (true, false) => score.flagged_wrong += 1,
            _ => {}
        }
        if narrative.expected.is_empty() {
            score.clean += 1;
        } else {
            score.holding += 1;
        }
        for &(kind, wanted) in &narrative.expected {
            let hit = found.iter().find(|identifier| is_hit(&narrative, identifier, kind, wanted));
            let (right, all) = &mut score.kinds[kind as usize];
            *all += 1;
            *right += usize::from(hit.is_some());
            let exact = hit.is_none_or(|hit| &narrative.text[hit.start..hit.end] == wanted);
            score.blurred += usize::from(kind != IdentifierKind::Name && !exact);
            if show && (hit.is_none() || !exact) {
                eprintln!("missed {kind:?} {wanted:?} in {:?}", narrative.text);
            }
        }
        for identifier in &found {
            let wanted = narrative.expected.iter().any(|&(kind, wanted)| is_hit(&narrative, identifier, kind, wanted));
            if show && !wanted {
                eprintln!("not wanted: {:?} in {:?}", &narrative.text[identifier.start..identifier.end], narrative.text);
            }
        }
    }
    score
}

fn assert_bars(table: &str) {
    let score = score(table);
    eprintln!("{score:?}");
    assert!(share(score.flagged_right, score.flagged_right + score.flagged_wrong) >= 0.97);
    assert!(share(score.flagged_right, score.holding) >= 0.80);
    assert!(share(score.flagged_wrong, score.clean) <= 0.04);
    for (kind, (right, all)) in score.kinds.into_iter().enumerate() {
        let bar = match kind {
            kind if kind == IdentifierKind::Name as usize => 0.65,
            kind if kind == IdentifierKind::DateOfBirth as usize
                || kind == IdentifierKind::Address as usize
                || kind == IdentifierKind::CaseId as usize => 0.85,
            _ => 0.95,
        };
        assert!(all > 2, "kind {kind} has examples");
        assert!(share(right, all) >= bar, "kind {kind}: {right} of {all}");
    }
    assert_eq!(score.blurred, 0, "typed identifiers have exact spans");
}

#[test]
fn the_seen_half_meets_the_bars() {
    assert_bars(SEEN);
}

#[test]
fn the_scored_half_meets_the_bars() {
    assert_bars(SCORED);
}

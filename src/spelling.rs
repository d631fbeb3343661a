//! Did you mean …?

use alloc::{string::String, vec, vec::Vec};

/// The candidate nearest to `word`, where it is near enough to have been meant: at most a third of its letters differ.
pub fn nearest<'c>(word: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().fold(0, |count, _| count + 1);
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(word.len()) > allowed || candidate.len() > LONGEST {
            continue;
        }
        let distance = distance(word, candidate);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Ends a sentence with the question whether the nearest candidate was meant; `false`, and nothing is added, where none is near.
pub fn push_meant(
    word: &str,
    candidates: &mut dyn Iterator<Item = &str>,
    out: &mut String,
) -> bool {
    let Some(meant) = nearest(word, candidates) else {
        return false;
    };
    out.push_str(". Did you mean “");
    out.push_str(meant);
    out.push_str("”?");
    true
}

/// Longer names are not compared: the work grows with the square.
const LONGEST: usize = 60;

/// Letters to add, drop, change or swap with their neighbour; case does not count.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one
        .chars()
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let other: Vec<char> = other
        .chars()
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, against) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != against);
            let mut least = changed.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *against {
                least = least.min(before_last[column - 1] + 1);
            }
            current.push(least);
        }
        before_last = core::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_meant_and_far_ones_are_not() {
        let names = ["recordedOn", "recordedAs", "reference", "due"];
        assert_eq!(
            nearest("recordedon", &mut names.into_iter()),
            Some("recordedOn")
        );
        assert_eq!(
            nearest("refrence", &mut names.into_iter()),
            Some("reference")
        );
        assert_eq!(nearest("deu", &mut names.into_iter()), Some("due"));
        assert_eq!(nearest("notes", &mut names.into_iter()), None);
        assert_eq!(nearest("", &mut names.into_iter()), None);
    }
}

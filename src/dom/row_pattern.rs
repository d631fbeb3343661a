//! Names with `*` for the row, and names of the three parts of a date.

use alloc::vec::Vec;

/// The keys for which a `*` of the pattern stands in the name, one after the other; `None` where the name is of another pattern.
pub fn keys<'n>(pattern: &str, name: &'n str) -> Option<Vec<&'n str>> {
    let (keys, rest) = keys_and_rest(pattern, name)?;
    rest.is_empty().then_some(keys)
}

/// The same for a name that only begins so, and what follows.
///
/// A `*` stands for the shortest run of letters, digits, hyphens and underscores that lets the rest fit, never across a bracket, a dot, a
/// dollar sign or a space: it is the number or the key of one row.
pub fn keys_and_rest<'n>(pattern: &str, name: &'n str) -> Option<(Vec<&'n str>, &'n str)> {
    let mut pieces = pattern.split('*');
    let mut rest = name.strip_prefix(pieces.next()?)?;
    let mut keys = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let run = rest
            .find(|letter: char| {
                !(letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
            })
            .unwrap_or(rest.len());
        let end = if piece.is_empty() {
            // Last piece: the whole run. Two stars side by side have no meaning.
            run
        } else if pieces.peek().is_none()
            && rest.ends_with(piece)
            && rest.len() - piece.len() <= run
        {
            // The last fixed piece may occur inside the key too: the one at the end counts.
            rest.len() - piece.len()
        } else {
            find_text(rest, piece).filter(|end| *end <= run)?
        };
        if end == 0 {
            return None;
        }
        let (key, after) = rest.split_at_checked(end)?;
        keys.push(key);
        rest = after.strip_prefix(piece)?;
    }
    Some((keys, rest))
}

/// Where the piece begins in the text. The standard library's search is made for long texts, and takes six kilobytes of download for it.
pub fn find_text(text: &str, piece: &str) -> Option<usize> {
    (0..text.len()).find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(piece)))
}

/// A part of a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Day,
    Month,
    Year,
}

/// The part that a name says, by its last word that names one: `session-date-day`, `ddlReviewMonth`, `started(1i)`, `dob_yyyy`.
pub fn part_named(name: &str) -> Option<Part> {
    let mut found = None;
    let bytes = name.as_bytes();
    let mut start = 0;
    for at in 0..=bytes.len() {
        let letter = bytes.get(at).copied().unwrap_or(b'-');
        let before = at
            .checked_sub(1)
            .and_then(|at| bytes.get(at))
            .copied()
            .unwrap_or(b'-');
        let hump = letter.is_ascii_uppercase() && before.is_ascii_lowercase();
        if letter.is_ascii_alphanumeric() && !hump {
            continue;
        }
        found = name.get(start..at).and_then(part_word).or(found);
        start = if hump { at } else { at + 1 };
    }
    found.or_else(|| {
        let lower = name.to_ascii_lowercase();
        [
            ("day", Part::Day),
            ("month", Part::Month),
            ("year", Part::Year),
        ]
        .into_iter()
        .find(|(end, _)| lower.ends_with(end))
        .map(|(_, part)| part)
    })
}

fn part_word(word: &str) -> Option<Part> {
    let is = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if is(&["day", "dd", "d", "3i"]) {
        Some(Part::Day)
    } else if is(&["month", "mm", "m", "2i"]) {
        Some(Part::Month)
    } else if is(&["year", "yyyy", "yy", "y", "1i"]) {
        Some(Part::Year)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_the_key_of_a_row() {
        for (pattern, name, expected) in [
            ("actions[*][owner]", "actions[0][owner]", Some(vec!["0"])),
            ("actions[*][owner]", "actions[17][owner]", Some(vec!["17"])),
            ("actions[*][owner]", "actions[0][due]", None),
            ("actions[*][owner]", "actions[0][sub][owner]", None),
            ("actions[*][owner]", "actions[][owner]", None),
            (
                "ctl00$Main$rows$ctl*$txtOwner",
                "ctl00$Main$rows$ctl02$txtOwner",
                Some(vec!["02"]),
            ),
            (
                "cases[*].actions[*].due",
                "cases[1].actions[20].due",
                Some(vec!["1", "20"]),
            ),
            ("owner-*", "owner-3", Some(vec!["3"])),
            ("owner-*", "owner-", None),
            ("*-owner", "9f-owner", Some(vec!["9f"])),
            ("*-owner", "a-owner-owner", Some(vec!["a-owner"])),
            ("plain", "plain", Some(vec![])),
            ("row *", "row é", None),
        ] {
            assert_eq!(keys(pattern, name), expected, "{pattern} {name}");
        }
        assert_eq!(
            keys_and_rest("actions[*][due", "actions[2][due-day]"),
            Some((vec!["2"], "-day]"))
        );
    }

    #[test]
    fn names_say_which_part_of_a_date_they_are() {
        for (name, expected) in [
            ("session-date-day", Some(Part::Day)),
            ("monthly-review-day", Some(Part::Day)),
            ("birthday-year", Some(Part::Year)),
            ("ddlReviewMonth", Some(Part::Month)),
            ("record[signed_on(3i)]", Some(Part::Day)),
            ("record[signed_on(1i)]", Some(Part::Year)),
            ("actions[0][due][month]", Some(Part::Month)),
            ("sessionday", Some(Part::Day)),
            ("txtDateMM", Some(Part::Month)),
            ("txtDate_MM", Some(Part::Month)),
            ("owner", None),
        ] {
            assert_eq!(part_named(name), expected, "{name}");
        }
    }
}

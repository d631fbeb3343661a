//! `cargo xtask text`: how well words are read, from the labelled corpora in `tests/text/`.
//!
//! Each corpus has a half that was looked at while the readers were made and one that was only scored. With `--write` the table goes into
//! README.md, where the tests hold it to what is measured.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use supervision_validator::calendar::{Date, Division, WorkingDays, parse_iso, push_iso};
use supervision_validator::text::identifier::{Allowed, IdentifierKind, find_identifiers};
use supervision_validator::text::lexicon::Lexicon;
use supervision_validator::text::placeholder::is_placeholder;
use supervision_validator::text::smart::{Owner, judge, judge_owner};
use supervision_validator::text::timescale::{Due, DueContext, read_due};

use crate::workspace;

/// Where README.md has the table.
const BEGIN: &str = "<!-- text figures -->\n";
const END: &str = "<!-- end of text figures -->\n";

pub fn run(arguments: &[String]) -> Result<()> {
    let table = table()?;
    match arguments {
        [] => print!("{table}"),
        [argument] if argument == "--write" => {
            let path = workspace::path("README.md");
            let readme = workspace::read_text(&path)?;
            let (before, behind) = readme
                .split_once(BEGIN)
                .context("README.md has lost its mark for the figures")?;
            let after = behind.split_once(END).map_or(behind, |(_, after)| after);
            workspace::write(&path, format!("{before}{BEGIN}{table}{END}{after}"))?;
        }
        [argument, ..] => {
            bail!("`cargo xtask text` takes --write or nothing, and was given `{argument}`")
        }
    }
    Ok(())
}

/// Whether README.md says what is measured.
pub fn check_readme() -> Result<()> {
    if workspace::read_text(&workspace::path("README.md"))?
        .contains(&format!("{BEGIN}{}{END}", table()?))
    {
        Ok(())
    } else {
        bail!("README.md has other figures than are measured: run `cargo xtask text --write`")
    }
}

/// Hits and misses of one thing.
#[derive(Clone, Copy, Default)]
struct Score {
    hit: u32,
    false_alarm: u32,
    missed: u32,
}

impl Score {
    fn add(&mut self, expected: bool, found: bool) {
        self.hit += u32::from(expected && found);
        self.false_alarm += u32::from(!expected && found);
        self.missed += u32::from(expected && !found);
    }

    fn precision(self) -> String {
        share(self.hit, self.hit + self.false_alarm)
    }

    fn recall(self) -> String {
        share(self.hit, self.hit + self.missed)
    }
}

fn share(part: u32, whole: u32) -> String {
    if whole == 0 {
        "–".to_owned()
    } else {
        format!("{:.3}", f64::from(part) / f64::from(whole))
    }
}

/// One line of the table: what, and the figures of each half.
struct Line {
    what: &'static str,
    halves: [(String, String); 2],
}

const HALVES: [&str; 2] = ["", "-scored"];

fn table() -> Result<String> {
    let mut lines = Vec::new();
    actions(&mut lines)?;
    timescales(&mut lines)?;
    sections(&mut lines)?;
    narratives(&mut lines)?;
    let mut out = String::from(
        "| | seen half: precision | recall | scored half: precision | recall |\n| --- | --- | --- | --- | --- |\n",
    );
    for Line {
        what,
        halves: [(a, b), (c, d)],
    } in lines
    {
        writeln!(out, "| {what} | {a} | {b} | {c} | {d} |")?;
    }
    Ok(out)
}

fn rows(corpus: &str, half: &str) -> Result<Vec<Vec<String>>> {
    let text =
        workspace::read_text(&workspace::path("tests/text").join(format!("{corpus}{half}.tsv")))?;
    Ok(text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect())
}

fn cell(row: &[String], index: usize) -> &str {
    row.get(index).map_or("", String::as_str)
}

/// Puts the scores of both halves into lines.
fn push(lines: &mut Vec<Line>, what: &'static str, scores: [Score; 2]) {
    lines.push(Line {
        what,
        halves: scores.map(|score| (score.precision(), score.recall())),
    });
}

fn actions(lines: &mut Vec<Line>) -> Result<()> {
    let lexicon = Lexicon::new();
    let mut codes = [[Score::default(); 2]; 3];
    let mut smart = [(0, 0); 2];
    for (half, suffix) in HALVES.iter().enumerate() {
        for row in rows("actions", suffix)? {
            let measure = Some(cell(&row, 1)).filter(|text| !text.is_empty());
            let judged = judge(cell(&row, 0), measure, &lexicon);
            let found = [
                judge_owner(cell(&row, 2)) != Owner::Named,
                judged.not_specific,
                judged.not_measurable,
            ];
            for ((code, name), found) in codes
                .iter_mut()
                .zip(["no-owner", "not-specific", "not-measurable"])
                .zip(found)
            {
                code[half].add(cell(&row, 3).split(' ').any(|word| word == name), found);
            }
            if cell(&row, 3).is_empty() {
                smart[half].0 += u32::from(found.contains(&true));
                smart[half].1 += 1;
            }
        }
    }
    for (what, scores) in [
        "`action/no-owner`",
        "`action/not-specific`",
        "`action/not-measurable`",
    ]
    .into_iter()
    .zip(codes)
    {
        push(lines, what, scores);
    }
    let halves =
        smart.map(|(flagged, all)| (format!("{} flagged", share(flagged, all)), String::new()));
    lines.push(Line {
        what: "fully SMART actions",
        halves,
    });
    Ok(())
}

fn timescales(lines: &mut Vec<Line>) -> Result<()> {
    let days = WorkingDays::new(Some(Division::EnglandAndWales));
    let mut halves = Vec::new();
    for suffix in HALVES {
        let (mut class, mut all, mut day, mut dated, mut invented, mut undated) =
            (0, 0, 0, 0, 0, 0);
        for row in rows("timescales", suffix)? {
            let date = |index| -> Option<Date> { parse_iso(cell(&row, index)) };
            let session = date(1).with_context(|| format!("no session date: {row:?}"))?;
            let read = read_due(
                cell(&row, 0),
                &DueContext {
                    from: session,
                    next_session: date(2),
                    working_days: &days,
                },
            );
            let mut found = String::from(match read {
                Due::Blank => "blank",
                Due::Vague => "vague",
                Due::Invalid => "invalid",
                Due::Date(_) => "date:",
            });
            if let Due::Date(date) = read {
                push_iso(date, &mut found);
            }
            let class_of = |text: &str| text.split(':').next().unwrap_or("").to_owned();
            let expected = cell(&row, 3);
            all += 1;
            class += u32::from(class_of(&found) == class_of(expected));
            if expected.starts_with("date:") {
                dated += 1;
                day += u32::from(found == expected);
            } else {
                undated += 1;
                invented += u32::from(found.starts_with("date:"));
            }
        }
        halves.push([
            (format!("{} told apart", share(class, all)), String::new()),
            (
                format!("{} right day", share(day, dated)),
                format!("{} false dates", share(invented, undated)),
            ),
        ]);
    }
    for (index, what) in ["timescales: dated, vague or invalid", "timescales: the day"]
        .into_iter()
        .enumerate()
    {
        let half = |number: usize| {
            halves
                .get(number)
                .and_then(|half: &[_; 2]| half.get(index))
                .cloned()
                .unwrap_or_default()
        };
        lines.push(Line {
            what,
            halves: [half(0), half(1)],
        });
    }
    Ok(())
}

fn sections(lines: &mut Vec<Line>) -> Result<()> {
    let mut scores = [Score::default(); 2];
    for (score, suffix) in scores.iter_mut().zip(HALVES) {
        for row in rows("sections", suffix)? {
            score.add(
                cell(&row, 1) == "placeholder",
                is_placeholder(cell(&row, 0)),
            );
        }
    }
    push(lines, "`section/placeholder`", scores);
    Ok(())
}

const KINDS: [(&str, &str, IdentifierKind); 9] = [
    ("name", "names found", IdentifierKind::Name),
    ("dob", "dates of birth found", IdentifierKind::DateOfBirth),
    ("address", "home addresses found", IdentifierKind::Address),
    ("postcode", "postcodes found", IdentifierKind::Postcode),
    ("phone", "phone numbers found", IdentifierKind::Phone),
    ("email", "email addresses found", IdentifierKind::Email),
    ("nhs", "NHS numbers found", IdentifierKind::NhsNumber),
    (
        "ni",
        "National Insurance numbers found",
        IdentifierKind::NationalInsurance,
    ),
    ("case", "case numbers found", IdentifierKind::CaseId),
];

fn narratives(lines: &mut Vec<Line>) -> Result<()> {
    let mut holding = [Score::default(); 2];
    let mut clean = [(0, 0); 2];
    let mut kinds = [[(0, 0); 2]; 9];
    for (half, suffix) in HALVES.iter().enumerate() {
        for row in rows("narratives", suffix)? {
            let text = cell(&row, 0);
            let mut allowed = Allowed::new();
            cell(&row, 1)
                .split(';')
                .for_each(|person| allowed.person(person.trim()));
            let found = find_identifiers(text, &allowed);
            let expected: Vec<_> = cell(&row, 2)
                .split("; ")
                .filter_map(|item| item.split_once(':'))
                .collect();
            holding[half].add(!expected.is_empty(), !found.is_empty());
            if expected.is_empty() {
                clean[half].0 += u32::from(!found.is_empty());
                clean[half].1 += 1;
            }
            for (name, wanted) in expected {
                let at = KINDS
                    .iter()
                    .position(|(known, ..)| *known == name)
                    .with_context(|| format!("no kind: {name}"))?;
                let (.., kind) = KINDS[at];
                let hit = found.iter().any(|one| {
                    one.kind == kind
                        && text
                            .get(one.start..one.end)
                            .is_some_and(|part| overlaps(part, wanted))
                });
                kinds[at][half].0 += u32::from(hit);
                kinds[at][half].1 += 1;
            }
        }
    }
    push(lines, "a text that holds an identifier", holding);
    let flagged =
        clean.map(|(flagged, all)| (format!("{} flagged", share(flagged, all)), String::new()));
    lines.push(Line {
        what: "texts without any",
        halves: flagged,
    });
    for ((_, what, _), counts) in KINDS.into_iter().zip(kinds) {
        lines.push(Line {
            what,
            halves: counts.map(|(hit, all)| (String::new(), share(hit, all))),
        });
    }
    Ok(())
}

/// Found and wanted name the same thing, if not to the letter.
fn overlaps(found: &str, wanted: &str) -> bool {
    found.contains(wanted) || wanted.contains(found)
}

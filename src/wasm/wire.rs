//! Reports as words and one text.
//!
//! The first two words are the address and the length in bytes of the text. All strings of a report stand in it one behind the other, and
//! the words give their lengths in UTF-16 code units, so that JavaScript decodes once and slices. What does not change from report to
//! report (ids, clauses, hints) is a number into tables that cross once. `pkg-config/report.js` reads this.

use crate::calendar::{self, Date};
use crate::code::{Code, Severity};
use crate::policy::Pack;
use crate::report::{READING_CLAUSE, READING_RULE, Report, push_text};
use crate::rules::joined::Joined;
use crate::rules::standard_texts;
use alloc::{string::String, vec::Vec};

/// Leaves room for the text's address.
pub fn begin(words: &mut Vec<u32>, text: &mut String) {
    words.clear();
    text.clear();
    words.extend([0, 0]);
}

fn finish(words: &mut [u32], text: &str) {
    if let Some(start) = words.first_chunk_mut() {
        *start = place(text);
    }
}

/// A text's address and its length in bytes.
pub fn place(text: &str) -> [u32; 2] {
    [text.as_ptr() as usize, text.len()].map(|number| u32::try_from(number).unwrap_or(0))
}

/// One report and nothing else.
pub fn write_alone(report: &Report, words: &mut Vec<u32>, text: &mut String) {
    begin(words, text);
    write(report, words, text);
    finish(words, text);
}

/// What an audit counts of a report: flags; whose it is, of which day and how long; the policy and today; the findings by number; what other
/// records could change; why it could not be read; and the report where it is wanted.
pub fn write_audited(report: &Report, wanted: u32, words: &mut Vec<u32>, text: &mut String) {
    begin(words, text);
    let unreadable = unreadable(report);
    let has_something = !report.findings.is_empty()
        || report
            .joined
            .as_ref()
            .is_some_and(|joined| !joined.gaps.is_empty() || !joined.windows.is_empty());
    let whole = wanted == EVERY_REPORT || (wanted == REPORTS_THAT_SAY_SOMETHING && has_something);
    words.push(u32::from(unreadable.is_some()) | u32::from(whole) << 1);
    push_option(report.supervisee.as_deref(), words, text);
    let joined = report.joined.as_deref();
    push_option(
        joined.and_then(|joined| joined.worker.as_deref()),
        words,
        text,
    );
    words.extend([
        joined.and_then(|joined| joined.session).map_or(0, day),
        joined.and_then(|joined| joined.minutes).unwrap_or(u32::MAX),
    ]);
    push(&report.policy, words, text);
    push(&report.kind, words, text);
    words.push(day(report.today));
    words.push(u32::try_from(report.findings.len()).unwrap_or(0));
    for finding in &report.findings {
        words.push(head(finding.code, finding.severity, finding.rule));
        words.push(u32::from(
            finding.code == Code::DeadlineOverdue && finding.path == NEXT_SESSION,
        ));
    }
    let nothing = Joined::default();
    let joined = joined.unwrap_or(&nothing);
    words.push(u32::try_from(joined.gaps.len()).unwrap_or(0));
    for gap in &joined.gaps {
        words.push(head(Code::IntervalTooLong, gap.severity, gap.rule));
        push_kinds(&gap.of, words, text);
        words.extend([day(gap.too_early), gap.own.map_or(0, day)]);
    }
    words.push(u32::try_from(joined.windows.len()).unwrap_or(0));
    for window in &joined.windows {
        words.push(head(window.code, window.severity, window.rule));
        push_kinds(&window.of, words, text);
        words.extend([
            day(window.start),
            window.at_least,
            window.own,
            u32::from(window.known) | u32::from(window.in_role) << 1,
            u32::try_from(window.own_days.len()).unwrap_or(0),
        ]);
        words.extend(window.own_days.iter().map(|date| day(*date)));
    }
    if let Some(reason) = unreadable {
        push(reason, words, text);
    }
    if whole {
        write(report, words, text);
    }
    finish(words, text);
}

/// Which reports an audit wants whole, as `pkg-config/audit.js` numbers them; of all others it wants the figures.
const REPORTS_THAT_SAY_SOMETHING: u32 = 1;
const EVERY_REPORT: u32 = 2;

/// Where the date of the next session stands. That it is overdue holds only until a later session is known.
const NEXT_SESSION: &str = "/nextSession/date";

/// Why the record could not be read at all.
fn unreadable(report: &Report) -> Option<&str> {
    let finding = report
        .findings
        .iter()
        .find(|finding| matches!(finding.code, Code::RecordUnreadable | Code::RecordTooLarge))?;
    Some(&finding.message)
}

fn push_option(piece: Option<&str>, words: &mut Vec<u32>, text: &mut String) {
    match piece {
        Some(piece) => push(piece, words, text),
        None => words.push(u32::MAX),
    }
}

fn push_kinds(kinds: &[String], words: &mut Vec<u32>, text: &mut String) {
    push(&kinds.join("\n"), words, text);
}

fn head(code: Code, severity: Severity, rule: u16) -> u32 {
    code as u32 | (severity as u32) << 8 | u32::from(rule) << 16
}

fn write(report: &Report, words: &mut Vec<u32>, text: &mut String) {
    push(&report.policy, words, text);
    push(&report.kind, words, text);
    words.push(day(report.today));
    words.extend(
        Severity::ALL.map(|severity| u32::try_from(report.count(severity)).unwrap_or(u32::MAX)),
    );
    words.extend([report.completeness.done, report.completeness.total]);
    words.push(u32::try_from(report.findings.len()).unwrap_or(0));
    for finding in &report.findings {
        words.push(head(finding.code, finding.severity, finding.rule));
        push(&finding.path, words, text);
        push(&finding.message, words, text);
        words.push(finding.due.map_or(0, day));
        let (start, end) = finding.span.unwrap_or((u32::MAX, 0));
        words.extend([start, end]);
    }
    words.push(u32::try_from(report.deadlines.len()).unwrap_or(0));
    for deadline in &report.deadlines {
        words.push(deadline.status as u32 | u32::from(deadline.rule) << 16);
        push(&deadline.label, words, text);
        push(&deadline.path, words, text);
        let start = text.len();
        deadline.allowance.push(text);
        words.push(u32::try_from(text.len() - start).unwrap_or(0));
        words.extend([
            day(deadline.from),
            day(deadline.due),
            deadline.days_left.cast_unsigned(),
            deadline.working_days_left.cast_unsigned(),
        ]);
    }
    match &report.next_session {
        None => words.push(0),
        Some(next) => words.extend([day(next.latest), day(next.suggested), u32::from(next.rule)]),
    }
}

fn push(piece: &str, words: &mut Vec<u32>, text: &mut String) {
    text.push_str(piece);
    let units = if piece.is_ascii() {
        piece.len()
    } else {
        piece.encode_utf16().count()
    };
    words.push(u32::try_from(units).unwrap_or(0));
}

fn day(date: Date) -> u32 {
    calendar::days_from_epoch(date).cast_unsigned()
}

/// The rules of a pack, and last the one of what was found while reading, which is all there is where no policy was found.
pub fn rule_table(pack: Option<&Pack>) -> String {
    let mut out = String::from("[");
    for rule in pack.iter().flat_map(|pack| &pack.rules) {
        push_row(
            &[Some(&rule.id), Some(&rule.clause), rule.hint.as_deref()],
            &mut out,
        );
    }
    push_row(&[Some(READING_RULE), Some(READING_CLAUSE), None], &mut out);
    out.push(']');
    out
}

pub fn code_table() -> String {
    let mut out = String::from("[");
    for code in Code::ALL {
        push_row(&[Some(code.id()), standard_texts::hint(*code)], &mut out);
    }
    out.push(']');
    out
}

fn push_row(cells: &[Option<&str>], out: &mut String) {
    if out.len() > 1 {
        out.push(',');
    }
    for (index, cell) in cells.iter().enumerate() {
        out.push(if index == 0 { '[' } else { ',' });
        match cell {
            Some(text) => push_text(text, out),
            None => out.push_str("null"),
        }
    }
    out.push(']');
}

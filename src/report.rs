//! The report: findings in the order of the record, deadlines, completeness, the next session.

use crate::calendar::{self, Date, Period, WorkingDays};
use crate::code::Severity;
use crate::order;
use crate::policy::Pack;
use crate::record::pointer::push_number;
use crate::rules::joined::Joined;
use crate::rules::{Finding, Output, run, standard_texts};
use alloc::sync::Arc;
use alloc::{boxed::Box, string::String, vec, vec::Vec};

/// What a record shows when it is held against a policy.
#[derive(Clone, Debug)]
pub struct Report {
    /// The policy's id; the one that the record names where there is no such policy.
    pub policy: String,
    /// The record's kind as it is written; empty where it names none.
    pub kind: String,
    /// The day that deadlines were held against.
    pub today: Date,
    /// In the order of the record.
    pub findings: Vec<Finding>,
    /// By day.
    pub deadlines: Vec<Deadline>,
    /// How much of what the record needs is there.
    pub completeness: Completeness,
    /// By when the next session must be; `None` where no rule says so of this record.
    pub next_session: Option<NextSession>,
    /// Whose supervision it is. Not part of the JSON, which repeats nobody's name.
    pub supervisee: Option<String>,
    /// What other records of the worker could change; only where an audit asked.
    pub joined: Option<Box<Joined>>,
    pack: Option<Arc<Pack>>,
}

/// Required answers given, of those that this record needs.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Completeness {
    /// Answers that are given.
    pub done: u32,
    /// Answers that are needed.
    pub total: u32,
}

impl Completeness {
    /// Of answers at places, which are hashes: a place that several rules ask for counts once, as done where each says so.
    fn of(answers: &[(u32, bool)]) -> Self {
        let slots = (answers.len() * 2).next_power_of_two();
        let mut places: Vec<Option<(u32, bool)>> = vec![None; slots];
        for &(place, done) in answers {
            let mut at = place as usize & (slots - 1);
            // Half of the slots are free, so that one of them or the place itself is met.
            while let Some(Some((other, _))) = places.get(at)
                && *other != place
            {
                at = (at + 1) & (slots - 1);
            }
            if let Some(slot) = places.get_mut(at) {
                *slot = Some((place, done && slot.is_none_or(|(_, was_done)| was_done)));
            }
        }
        let mut completeness = Self::default();
        for (_, done) in places.into_iter().flatten() {
            completeness.total += 1;
            completeness.done += u32::from(done);
        }
        completeness
    }
}

/// How a deadline stands today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Done, by the latest day.
    Met,
    /// Done, after it.
    Late,
    /// Not done, and there is time.
    Upcoming,
    /// Not done, and today is the latest day.
    DueToday,
    /// Not done, and the latest day is past.
    Overdue,
}

impl Status {
    /// The word of the contract, like `due-today`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Late => "late",
            Self::Upcoming => "upcoming",
            Self::DueToday => "due-today",
            Self::Overdue => "overdue",
        }
    }
}

/// A date by which something has to be done, as seen from today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deadline {
    /// Number of the rule in the pack.
    pub rule: u16,
    /// What the policy calls it.
    pub label: String,
    /// Pointer to the date that meets it.
    pub path: String,
    /// The day that it is counted from, which does not count.
    pub from: Date,
    /// The latest day on which it is met.
    pub due: Date,
    /// How long it allows.
    pub allowance: Period,
    /// How it stands today.
    pub status: Status,
    /// Whole calendar days from today to `due`; below zero once past.
    pub days_left: i32,
    /// Working days from today to `due`, by the validator's calendar; below zero once past.
    pub working_days_left: i32,
}

/// The latest day that the policy allows for the next session, and the last working day not after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NextSession {
    /// The latest day that the policy allows.
    pub latest: Date,
    /// The last working day not after it.
    pub suggested: Date,
    /// Number of the rule in the pack that says so.
    pub rule: u16,
}

impl Report {
    /// A report on what could not be held against any policy.
    pub(crate) fn without_policy(
        policy: String,
        kind: String,
        today: Date,
        finding: Finding,
    ) -> Self {
        Self {
            policy,
            kind,
            today,
            findings: vec![finding],
            deadlines: Vec::new(),
            completeness: Completeness::default(),
            next_session: None,
            supervisee: None,
            joined: None,
            pack: None,
        }
    }

    pub(crate) fn new(
        pack: Arc<Pack>,
        kind: String,
        today: Date,
        output: Output,
        days: &WorkingDays,
    ) -> Self {
        let mut findings = output.findings;
        keep_one_per_fault(&mut findings);
        let completeness = Completeness::of(&output.answers);
        let mut deadlines: Vec<Deadline> = output
            .deadlines
            .into_iter()
            .map(|deadline| seen_from(deadline, today, days))
            .collect();
        order::sort(&mut deadlines, &|one, other| {
            (one.due, &one.path, one.rule) < (other.due, &other.path, other.rule)
        });
        deadlines.dedup_by(|one, other| {
            (one.due, &one.path, one.from) == (other.due, &other.path, other.from)
        });
        let next_session = output.next_session.map(|next| NextSession {
            latest: next.latest,
            suggested: days.last_on_or_before(next.latest).unwrap_or(next.latest),
            rule: next.rule,
        });
        Self {
            policy: pack.id.clone(),
            kind,
            today,
            findings,
            deadlines,
            completeness,
            next_session,
            supervisee: output.supervisee,
            joined: output.joined,
            pack: Some(pack),
        }
    }

    /// True where no finding is an error.
    pub fn ok(&self) -> bool {
        self.count(Severity::Error) == 0
    }

    /// How many findings are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// `<policy>/<rule>`.
    pub fn rule_id(&self, rule: u16) -> String {
        let mut id = self.policy.clone();
        id.push('/');
        id.push_str(self.rule(rule).map_or(READING_RULE, |rule| &rule.id));
        id
    }

    /// Where the policy's document asks it.
    pub fn clause(&self, rule: u16) -> &str {
        self.rule(rule).map_or(READING_CLAUSE, |rule| &rule.clause)
    }

    /// What to do about a finding.
    pub fn hint(&self, finding: &Finding) -> Option<&str> {
        let own = self
            .rule(finding.rule)
            .and_then(|rule| rule.hint.as_deref());
        own.or_else(|| {
            let standard = standard_texts::hint(finding.code)?;
            let pack = self.pack.as_ref();
            Some(pack.map_or(standard, |pack| pack.wording.of(standard)))
        })
    }

    /// The policy that the record was held against; `None` where there was none.
    pub fn pack(&self) -> Option<&Arc<Pack>> {
        self.pack.as_ref()
    }

    fn rule(&self, rule: u16) -> Option<&crate::policy::Rule> {
        self.pack.as_ref()?.rules.get(rule as usize)
    }

    /// The report as JSON, member for member as the contract has it.
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(256 + 320 * self.findings.len());
        self.push_json(&mut out);
        out
    }

    /// Appends [`Report::to_json`] to `out`.
    pub fn push_json(&self, out: &mut String) {
        out.push_str("{\"policy\":");
        push_text(&self.policy, out);
        out.push_str(",\"kind\":");
        push_text(&self.kind, out);
        out.push_str(",\"today\":");
        push_date(self.today, out);
        out.push_str(if self.ok() {
            ",\"ok\":true,\"counts\":{"
        } else {
            ",\"ok\":false,\"counts\":{"
        });
        for (index, severity) in Severity::ALL.into_iter().enumerate() {
            out.push_str(if index == 0 { "\"" } else { ",\"" });
            out.push_str(severity.id());
            out.push_str("\":");
            push_number(u32::try_from(self.count(severity)).unwrap_or(u32::MAX), out);
        }
        out.push_str("},\"completeness\":{\"done\":");
        push_number(self.completeness.done, out);
        out.push_str(",\"total\":");
        push_number(self.completeness.total, out);
        out.push_str("},\"findings\":[");
        for (index, finding) in self.findings.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            self.push_finding(finding, out);
        }
        out.push_str("],\"deadlines\":[");
        for (index, deadline) in self.deadlines.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            self.push_deadline(deadline, out);
        }
        out.push_str("],\"nextSession\":");
        match &self.next_session {
            None => out.push_str("null"),
            Some(next) => {
                out.push_str("{\"latest\":");
                push_date(next.latest, out);
                out.push_str(",\"suggested\":");
                push_date(next.suggested, out);
                out.push_str(",\"rule\":");
                push_text(&self.rule_id(next.rule), out);
                out.push('}');
            }
        }
        out.push('}');
    }

    fn push_finding(&self, finding: &Finding, out: &mut String) {
        out.push_str("{\"code\":\"");
        out.push_str(finding.code.id());
        out.push_str("\",\"rule\":");
        push_text(&self.rule_id(finding.rule), out);
        out.push_str(",\"severity\":\"");
        out.push_str(finding.severity.id());
        out.push_str("\",\"path\":");
        push_text(&finding.path, out);
        out.push_str(",\"message\":");
        push_text(&finding.message, out);
        if let Some(hint) = self.hint(finding) {
            out.push_str(",\"hint\":");
            push_text(hint, out);
        }
        out.push_str(",\"citation\":{\"policy\":");
        push_text(&self.policy, out);
        out.push_str(",\"clause\":");
        push_text(self.clause(finding.rule), out);
        out.push('}');
        if let Some(due) = finding.due {
            out.push_str(",\"due\":");
            push_date(due, out);
        }
        if let Some((start, end)) = finding.span {
            out.push_str(",\"span\":{\"start\":");
            push_number(start, out);
            out.push_str(",\"end\":");
            push_number(end, out);
            out.push('}');
        }
        out.push('}');
    }

    fn push_deadline(&self, deadline: &Deadline, out: &mut String) {
        out.push_str("{\"rule\":");
        push_text(&self.rule_id(deadline.rule), out);
        out.push_str(",\"label\":");
        push_text(&deadline.label, out);
        out.push_str(",\"path\":");
        push_text(&deadline.path, out);
        out.push_str(",\"from\":");
        push_date(deadline.from, out);
        out.push_str(",\"due\":");
        push_date(deadline.due, out);
        out.push_str(",\"allowance\":\"");
        deadline.allowance.push(out);
        out.push_str("\",\"status\":\"");
        out.push_str(deadline.status.id());
        out.push_str("\",\"daysLeft\":");
        push_signed(deadline.days_left, out);
        out.push_str(",\"workingDaysLeft\":");
        push_signed(deadline.working_days_left, out);
        out.push('}');
    }
}

/// The rule named for what was found while the record was read.
pub const READING_RULE: &str = "record-readable";
/// Its clause: the format of records, not the policy's document.
pub const READING_CLAUSE: &str = "Record format";

/// One fault, one finding: of two with the same code at the same place the graver stays, of two as grave the one of the earlier rule.
/// What the reading found gives way to a rule of the policy that asks for the same: the policy decides how grave it is.
pub(crate) fn keep_one_per_fault(findings: &mut Vec<Finding>) {
    let key = |finding: &Finding| {
        let by_reading = finding.rule == Finding::READING;
        (
            finding.code,
            finding.span,
            by_reading,
            finding.severity,
            finding.rule,
        )
    };
    order::sort(findings, &|one, other| {
        let place = one
            .rank
            .cmp(&other.rank)
            .then_with(|| one.path.cmp(&other.path));
        place.then_with(|| key(one).cmp(&key(other))).is_lt()
    });
    findings.dedup_by(|later, earlier| {
        later.code == earlier.code && later.span == earlier.span && later.path == earlier.path
    });
}

fn seen_from(deadline: run::Deadline, today: Date, days: &WorkingDays) -> Deadline {
    let due = deadline.due;
    let status = match deadline.done {
        Some(done) if done <= due => Status::Met,
        Some(_) => Status::Late,
        None if today < due => Status::Upcoming,
        None if today == due => Status::DueToday,
        None => Status::Overdue,
    };
    Deadline {
        rule: deadline.rule,
        label: deadline.label,
        path: deadline.path,
        from: deadline.from,
        due,
        allowance: deadline.allowance,
        status,
        days_left: calendar::days_from_epoch(due) - calendar::days_from_epoch(today),
        // Beyond the table of bank holidays nobody can count them.
        working_days_left: days.between(today, due).unwrap_or(0),
    }
}

fn push_date(date: Date, out: &mut String) {
    out.push('"');
    calendar::push_iso(date, out);
    out.push('"');
}

fn push_signed(number: i32, out: &mut String) {
    if number < 0 {
        out.push('-');
    }
    push_number(number.unsigned_abs(), out);
}

/// A JSON string, escaped as `JSON.stringify` does.
pub fn push_text(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\u{0}'..='\u{1f}' => {
                out.push_str("\\u00");
                out.push(HEX[character as usize >> 4 & 15] as char);
                out.push(HEX[character as usize & 15] as char);
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

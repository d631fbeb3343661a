//! Options read once, then used for many records.

use crate::calendar::{Date, WorkingDays};
use crate::code::{Code, Severity};
use crate::options::{Options, OptionsError, Severities};
use crate::policy::{Pack, built_in};
use crate::record::pointer::{Parents, Rank, member_name, way_to};
use crate::record::reading::{self, Issue, IssueKind};
use crate::record::shape::known_key;
use crate::record::tree::{At, Kind};
use crate::record::{Key, Keys, Tree, json, limits, packed};
use crate::report::Report;
use crate::rules::duration::minutes;
use crate::rules::joined::Joined;
use crate::rules::{Finding, Output, Run, View, label, wording};
use crate::shared::Mutex;
use crate::spelling;
use alloc::{borrow::ToOwned, boxed::Box, string::String, sync::Arc, vec::Vec};
use core::cell::RefCell;
use core::ops::Range;

/// Holds records against a policy. Building one reads the pack; use it for many records, from as many threads as there are.
///
/// ```
/// use supervision_validator::{Code, Options, Validator};
///
/// let options = Options::read(r#"{ "policy": "haringey", "today": "2026-03-20" }"#)?;
/// let validator = Validator::new(options)?;
/// let report = validator.validate_text(r#"{ "kind": "one-to-one", "session": { "date": "2026-03-02", "durationMinutes": 75 } }"#);
///
/// assert!(!report.ok());
/// let short = report.findings.iter().find(|finding| finding.code == Code::DurationTooShort).expect("75 minutes are too few");
/// assert_eq!(short.path, "/session/durationMinutes");
/// assert_eq!(report.clause(short.rule), "5.1");
/// # Ok::<(), supervision_validator::OptionsError>(())
/// ```
#[derive(Debug)]
pub struct Validator {
    options: Options,
    today: Date,
    prepared: Option<Arc<Prepared>>,
    /// Where each record names its policy: those met so far.
    met: Mutex<Vec<Arc<Prepared>>>,
}

/// A pack with the caller's calendar and severities.
#[derive(Debug)]
struct Prepared {
    pack: Arc<Pack>,
    working_days: WorkingDays,
    severities: Severities,
}

impl Prepared {
    fn new(pack: Arc<Pack>, options: &Options) -> Result<Self, OptionsError> {
        let mut working_days = pack.working_days_in(options.division);
        for date in &options.closures {
            working_days.close(*date);
        }
        for date in &options.opened {
            working_days.open(*date);
        }
        let severities = Severities::new(options, &pack)?;
        Ok(Self {
            pack,
            working_days,
            severities,
        })
    }
}

impl Validator {
    /// Reads the policy, its calendar and the severities once.
    ///
    /// # Errors
    /// For options that cannot be used; `today` must be set.
    pub fn new(options: Options) -> Result<Self, OptionsError> {
        let today = options.today()?;
        let prepared = match &options.policy {
            Some(pack) => Some(Arc::new(Prepared::new(pack.clone(), &options)?)),
            None => None,
        };
        Ok(Self {
            options,
            today,
            prepared,
            met: Mutex::new(Vec::new()),
        })
    }

    /// Holds one record, as UTF-8 JSON, against the policy. Whatever it holds comes back as findings.
    ///
    /// A byte-order mark is passed over. What is no JSON, no UTF-8 or past a limit is a finding too:
    ///
    /// ```
    /// use supervision_validator::{Code, Options, Validator};
    ///
    /// let validator = Validator::new(Options::read(r#"{ "policy": "bcp", "today": "2026-03-20" }"#)?)?;
    /// let report = validator.validate_json(b"{ \"kind\": ");
    /// assert_eq!(report.findings[0].code, Code::RecordUnreadable);
    /// # Ok::<(), supervision_validator::OptionsError>(())
    /// ```
    pub fn validate_json(&self, json: &[u8]) -> Report {
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        if json.len() > limits::BYTES {
            return self.not_read(json::JsonError::TooLarge);
        }
        match core::str::from_utf8(json) {
            Ok(text) => self.validate_text(text),
            Err(error) => self.unreadable(
                Code::RecordUnreadable,
                "The record is not UTF-8 text",
                error.valid_up_to(),
            ),
        }
    }

    /// The same for an audit, whose [`Report::joined`] says what other records could change. `worker` are the steps to what tells workers of one
    /// name apart.
    pub fn validate_for_audit(&self, json: &[u8], worker: &[String]) -> Report {
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
        match core::str::from_utf8(json) {
            Ok(text) => self.validate_read(&|keys| json::read(text, keys), Some(worker)),
            Err(error) => self.unreadable(
                Code::RecordUnreadable,
                "The record is not UTF-8 text",
                error.valid_up_to(),
            ),
        }
    }

    /// The same from text.
    pub fn validate_text(&self, text: &str) -> Report {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        self.validate_read(&|keys| json::read(text, keys), None)
    }

    /// The same from an object that the walk of [`packed`] has packed.
    pub fn validate_packed(&self, words: &[u32], text: &str) -> Report {
        self.validate_read(&|keys| packed::read(words, text, keys), None)
    }

    /// Reads once with the policy's names; twice where the record itself says which policy that is.
    fn validate_read<'a>(
        &self,
        read: &dyn Fn(&Keys) -> Result<Tree<'a>, json::JsonError>,
        worker: Option<&[String]>,
    ) -> Report {
        let found;
        let prepared = if let Some(prepared) = &self.prepared {
            prepared
        } else {
            let id = match read(&Keys::none()) {
                Ok(tree) => tree
                    .text(tree.member_named(At::ROOT, "policy"))
                    .map_or(String::new(), |id| id.trim().to_owned()),
                Err(error) => return self.not_read(error),
            };
            match self.prepared_for(&id) {
                Some(prepared) => found = prepared,
                None => return self.unknown_policy(id),
            }
            &found
        };
        match read(&prepared.pack.vocabulary.keys) {
            Ok(tree) => self.validate_tree(prepared, tree, worker),
            Err(error) => self.not_read(error),
        }
    }

    /// The policy of all records, where the options name one.
    pub fn pack(&self) -> Option<&Arc<Pack>> {
        self.prepared.as_ref().map(|prepared| &prepared.pack)
    }

    fn prepared_for(&self, id: &str) -> Option<Arc<Prepared>> {
        let mut met = self.met.lock();
        if let Some(known) = met.iter().find(|prepared| prepared.pack.id == id) {
            return Some(known.clone());
        }
        let prepared = Arc::new(Prepared::new(built_in::pack(id)?, &self.options).ok()?);
        met.push(prepared.clone());
        Some(prepared)
    }

    fn validate_tree(
        &self,
        prepared: &Prepared,
        mut tree: Tree,
        worker: Option<&[String]>,
    ) -> Report {
        let pack = &prepared.pack;
        if tree.kind(At::ROOT) != Kind::Object {
            let finding = plain_finding(Code::RecordUnreadable, "The record must be an object");
            return Report::without_policy(
                pack.id.clone(),
                self.kind_where_unknown(),
                self.today,
                finding,
            );
        }
        let (kind, output) = glance(
            &Glance {
                pack,
                working_days: &prepared.working_days,
                severities: &prepared.severities,
                today: self.today,
                draft: self.options.draft,
                only: None,
                worker,
            },
            &mut tree,
        );
        if tree.steps() > limits::STEPS {
            return self.not_read(json::JsonError::TooLarge);
        }
        Report::new(
            pack.clone(),
            pack.kinds[kind.unwrap_or(0)].id.clone(),
            self.today,
            output,
            &prepared.working_days,
        )
    }

    fn kind_where_unknown(&self) -> String {
        let pack = self.prepared.as_ref().map(|prepared| &prepared.pack);
        pack.and_then(|pack| pack.kinds.first())
            .map_or_else(|| "one-to-one".to_owned(), |kind| kind.id.clone())
    }

    fn not_read(&self, error: json::JsonError) -> Report {
        match error {
            json::JsonError::Syntax { at } => {
                self.unreadable(Code::RecordUnreadable, "The record is not JSON", at)
            }
            json::JsonError::TooLarge => {
                let finding = plain_finding(
                    Code::RecordTooLarge,
                    "The record is larger than a supervision record can be",
                );
                self.without_tree(finding)
            }
        }
    }

    fn unreadable(&self, code: Code, sentence: &str, byte: usize) -> Report {
        let mut message = sentence.to_owned();
        message.push_str(" from byte ");
        crate::record::pointer::push_number(u32::try_from(byte).unwrap_or(u32::MAX), &mut message);
        message.push_str(" on");
        self.without_tree(plain_finding(code, &message))
    }

    fn without_tree(&self, finding: Finding) -> Report {
        let policy = self
            .prepared
            .as_ref()
            .map_or_else(String::new, |prepared| prepared.pack.id.clone());
        Report::without_policy(policy, self.kind_where_unknown(), self.today, finding)
    }

    fn unknown_policy(&self, id: String) -> Report {
        let mut message = String::from(if id.is_empty() {
            "Enter the policy"
        } else {
            "The policy is none of those built in"
        });
        if let Some(meant) = spelling::nearest(&id, &mut built_in::ids()) {
            message.push_str(". Did you mean “");
            message.push_str(meant);
            message.push_str("”?");
        }
        let mut finding = plain_finding(Code::RecordUnknownPolicy, &message);
        finding.path.push_str("/policy");
        Report::without_policy(id, self.kind_where_unknown(), self.today, finding)
    }
}

/// Whose record it is and of which day; what the rules have to say comes to it.
fn joined(tree: &Tree, worker: &[String], keys: &Keys) -> Joined {
    let mut at = At::ROOT;
    for step in worker {
        let key = keys.find(step);
        at = if key == Key::UNKNOWN {
            tree.member_named(at, step)
        } else {
            tree.member(at, key)
        };
    }
    let session = tree.member(At::ROOT, known_key!("session"));
    Joined {
        session: tree.date(tree.member(session, known_key!("date"))),
        minutes: minutes(tree),
        worker: tree.text(at).map(|id| id.trim().to_owned()),
        ..Joined::default()
    }
}

/// Unknown fields for which the name that could have been meant is looked for.
const GUESSES: usize = 100;

/// What one record is held against.
pub(crate) struct Glance<'g> {
    pub pack: &'g Pack,
    pub working_days: &'g WorkingDays,
    pub severities: &'g Severities,
    pub today: Date,
    pub draft: bool,
    /// The numbers of the rules that are asked; all where `None`.
    pub only: Option<Range<u16>>,
    /// Where an audit asks: the way to what tells workers apart.
    pub worker: Option<&'g [String]>,
}

/// Reads the record and asks the rules; the number of its kind, where the pack has it.
pub(crate) fn glance(glance: &Glance, tree: &mut Tree) -> (Option<usize>, Output) {
    let pack = glance.pack;
    let issues = reading::read(tree, &pack.vocabulary);
    let kind_at = tree.member(At::ROOT, known_key!("kind"));
    let kind_name = tree.text(kind_at).map(str::trim);
    let kind = kind_name.and_then(|name| pack.kind_number(name));
    let supervisee = tree.member(
        tree.member(At::ROOT, known_key!("supervisee")),
        known_key!("name"),
    );
    let supervisee = tree.text(supervisee).map(|name| name.trim().to_owned());
    let mut output = Output {
        findings: Vec::with_capacity(16),
        deadlines: Vec::with_capacity(16),
        answers: Vec::with_capacity(64),
        supervisee,
        joined: glance
            .worker
            .map(|worker| Box::new(joined(tree, worker, &pack.vocabulary.keys))),
        ..Output::default()
    };
    if !issues.is_empty() {
        let parents = Parents::new(tree);
        for issue in issues.iter().filter(|issue| issue.at != kind_at) {
            reading_finding(
                issue,
                &parents,
                tree,
                pack,
                kind.unwrap_or(0),
                glance.severities,
                &mut output,
            );
        }
    }
    let Some(kind) = kind else {
        unknown_kind(kind_name, pack, &mut output);
        return (None, output);
    };
    let identifiers = RefCell::default();
    let view = View {
        tree,
        pack,
        working_days: glance.working_days,
        today: glance.today,
        draft: glance.draft,
        kind,
        identifiers: &identifiers,
    };
    for &number in &pack.by_kind[kind] {
        if glance
            .only
            .as_ref()
            .is_some_and(|only| !only.contains(&number))
        {
            continue;
        }
        let rule = &pack.rules[number as usize];
        if let Some(when) = &rule.when
            && !rule.when_has_rows
            && when.holds(&view, &[]) != Some(true)
        {
            continue;
        }
        let mut run = Run {
            view: &view,
            rule,
            number,
            output: &mut output,
            severities: glance.severities,
        };
        rule.check.run(&mut run);
        if output.not_applicable {
            output
                .findings
                .retain(|finding| finding.rule == number || finding.rule == Finding::READING);
            output.deadlines.clear();
            output.answers.clear();
            output.next_session = None;
            output.joined = None;
            break;
        }
    }
    (Some(kind), output)
}

fn plain_finding(code: Code, message: &str) -> Finding {
    Finding {
        code,
        rule: Finding::READING,
        severity: Severity::Error,
        path: String::new(),
        message: message.to_owned(),
        due: None,
        span: None,
        rank: Rank::default(),
    }
}

fn unknown_kind(name: Option<&str>, pack: &Pack, output: &mut Output) {
    let mut message = String::from(if name.is_some() {
        "The policy does not know this kind of record"
    } else {
        "Enter the kind of record"
    });
    message.push_str(": it must be ");
    for (index, kind) in pack.kinds.iter().enumerate() {
        message.push_str(match index {
            0 => "",
            _ if index + 1 == pack.kinds.len() => " or ",
            _ => ", ",
        });
        message.push_str(&kind.id);
    }
    let mut finding = plain_finding(Code::RecordUnknownKind, &message);
    finding.path.push_str("/kind");
    output.findings.push(finding);
}

fn reading_finding(
    issue: &Issue,
    parents: &Parents,
    tree: &Tree,
    pack: &Pack,
    kind: usize,
    severities: &Severities,
    output: &mut Output,
) {
    let unknown = matches!(issue.kind, IssueKind::UnknownField { .. });
    let (code, severity) = if unknown {
        (Code::RecordUnknownField, Severity::Warning)
    } else {
        (Code::FieldInvalid, Severity::Error)
    };
    let Some(severity) = severities.of(Finding::READING, severity, code) else {
        return;
    };
    if output.findings.len() >= limits::FINDINGS {
        return;
    }
    let way = way_to(issue.at, parents, tree, &pack.vocabulary.keys);
    let standard = match issue.kind {
        IssueKind::NotText => "{label} must be text",
        IssueKind::NotDate => "{label} must be a real date, like 9 March 2026",
        IssueKind::NotTime => "{label} must be a time, like 09:30",
        IssueKind::NotNumber => "{label} must be a number",
        IssueKind::NotBool => "{label} must be yes or no",
        IssueKind::EndBeforeStart => "{label} must not be before the start time",
        IssueKind::NotPeriod => "{label} must say how often, like every 4 weeks",
        IssueKind::NotOneOf(_) => "{label} must be {list}",
        IssueKind::NotAnOption => "{label} must be one of its answers",
        IssueKind::NotList => "{label} must be a list",
        IssueKind::NotObject => "{label} must have its own parts",
        IssueKind::UnknownField { .. } => "This form has nothing of that name",
    };
    let mut message = String::new();
    wording::each_piece(pack.wording.of(standard), &mut |piece| match piece {
        wording::Piece::Text(text) => message.push_str(text),
        wording::Piece::Name("label") => {
            label::find(pack, kind, &way.path).push(way.row, &mut message);
        }
        wording::Piece::Name(_) => {
            if let IssueKind::NotOneOf(names) = issue.kind {
                for (index, name) in names.iter().enumerate() {
                    message.push_str(match index {
                        0 => "",
                        _ if index + 1 == names.len() => pack.wording.of(" or "),
                        _ => ", ",
                    });
                    message.push_str(name);
                }
            }
        }
    });
    if let IssueKind::UnknownField { known, set } = issue.kind {
        let keys = &pack.vocabulary.keys;
        let of_set = set.into_iter().flat_map(|set| pack.vocabulary.names(set));
        let mut names = known.iter().map(|field| keys.name(field.key)).chain(of_set);
        // After so many it is no slip of the keyboard, and to compare names takes time.
        if output.findings.len() < GUESSES
            && let Some(meant) = spelling::nearest(member_name(issue.at, tree, keys), &mut names)
        {
            message.push_str(". Did you mean “");
            message.push_str(meant);
            message.push_str("”?");
        }
    }
    output.findings.push(Finding {
        code,
        rule: Finding::READING,
        severity,
        path: way.path,
        message,
        due: None,
        span: None,
        rank: way.rank,
    });
}

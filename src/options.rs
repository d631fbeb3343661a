//! What a caller may set: the policy, today, whose holidays count, how strictly.

use crate::calendar::{self, Date, Division};
use crate::code::{Code, Severity};
use crate::policy::{Pack, Problem, built_in};
use crate::record::tree::{At, Kind};
use crate::record::{Keys, json};
use crate::spelling;
use alloc::sync::Arc;
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// How a record is held against a policy.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `None`: the policy that each record names.
    pub policy: Option<Arc<Pack>>,
    /// `None`: the caller has to say, since nothing here knows the clock.
    pub today: Option<Date>,
    /// `None`: the policy's.
    pub division: Option<Division>,
    /// Further days that are no working days.
    pub closures: Vec<Date>,
    /// Days that are worked although they would be holidays.
    pub opened: Vec<Date>,
    /// What is merely missing so far is counted in completeness, not found.
    pub draft: bool,
    /// Warnings count as errors: the council reads “should” as “must”.
    pub strict: bool,
    /// Rule id, with or without the policy's, or code → another severity; `None` is off.
    pub severities: Vec<(String, Option<Severity>)>,
}

/// Options that cannot be used, in one plain sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OptionsError(pub String);

impl core::fmt::Display for OptionsError {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl core::error::Error for OptionsError {}

const NAMES: [&str; 8] = [
    "policy", "today", "division", "closures", "opened", "stage", "strict", "severity",
];
/// What `bindForm` and `schema` have beside these.
const ALSO_ALLOWED: [&str; 7] = [
    "kind",
    "fields",
    "beforeRead",
    "submitters",
    "summary",
    "blockSubmit",
    "classes",
];

impl Options {
    /// Reads options from their JSON.
    ///
    /// # Errors
    /// For anything that cannot be used: an unknown policy, a pack with mistakes, a date that is none, a misspelt name.
    ///
    /// ```
    /// use supervision_validator::Options;
    ///
    /// assert!(Options::read(r#"{ "policy": "coventry", "today": "2026-03-09", "stage": "draft" }"#).is_ok());
    /// let error = Options::read(r#"{ "policy": "coventy" }"#).unwrap_err();
    /// assert!(error.to_string().contains("coventry"), "{error}");
    /// ```
    pub fn read(text: &str) -> Result<Self, OptionsError> {
        let tree = json::read(text, &Keys::none()).map_err(|why| {
            error(match why {
                json::JsonError::Syntax { .. } => "The options are not JSON.",
                json::JsonError::TooLarge => "The options are larger than they may be.",
            })
        })?;
        let mut options = Self::default();
        if tree.kind(At::ROOT) == Kind::Absent {
            return Ok(options);
        }
        if tree.kind(At::ROOT) != Kind::Object {
            return Err(OptionsError("The options must be an object.".to_owned()));
        }
        for member in tree.children(At::ROOT) {
            let name = tree.name(member);
            if tree.kind(member) == Kind::Absent {
                continue;
            }
            match name {
                "policy" => options.policy = Some(read_policy(text, &tree, member)?),
                "today" => {
                    let today = tree.text(member).and_then(calendar::civil_date);
                    options.today = Some(
                        today.ok_or_else(|| error("“today” must be a date like 2026-03-09."))?,
                    );
                }
                "division" => {
                    let division = tree.text(member).and_then(Division::parse);
                    let sentence =
                        "“division” must be england-and-wales, scotland or northern-ireland.";
                    options.division = Some(division.ok_or_else(|| error(sentence))?);
                }
                "closures" => options.closures = dates(&tree, member, "closures")?,
                "opened" => options.opened = dates(&tree, member, "opened")?,
                "stage" => match tree.text(member) {
                    Some("draft") => options.draft = true,
                    Some("final") => {}
                    _ => return Err(error("“stage” must be draft or final.")),
                },
                "strict" => {
                    options.strict = tree
                        .boolean(member)
                        .ok_or_else(|| error("“strict” must be true or false."))?;
                }
                "severity" => options.severities = severities(&tree, member)?,
                _ if ALSO_ALLOWED.contains(&name) => {}
                _ => return Err(unknown("option", name, &mut NAMES.into_iter())),
            }
        }
        Ok(options)
    }

    /// Today for deadlines.
    ///
    /// # Errors
    /// Where it was not given.
    pub fn today(&self) -> Result<Date, OptionsError> {
        self.today
            .ok_or_else(|| error("“today” is missing: the day that deadlines are held against."))
    }
}

fn error(sentence: &str) -> OptionsError {
    OptionsError(sentence.to_owned())
}

pub(crate) fn unknown(
    what: &str,
    name: &str,
    known: &mut dyn Iterator<Item = &str>,
) -> OptionsError {
    let mut sentence = String::from("There is no ");
    sentence.push_str(what);
    sentence.push_str(" “");
    sentence.push_str(name);
    sentence.push('”');
    if let Some(meant) = spelling::nearest(name, known) {
        sentence.push_str(". Did you mean “");
        sentence.push_str(meant);
        sentence.push_str("”?");
    } else {
        sentence.push('.');
    }
    OptionsError(sentence)
}

fn read_policy(text: &str, tree: &crate::record::Tree, at: At) -> Result<Arc<Pack>, OptionsError> {
    if let Some(id) = tree.text(at) {
        return built_in::pack(id).ok_or_else(|| unknown("policy", id, &mut built_in::ids()));
    }
    if tree.kind(at) != Kind::Object {
        return Err(error(
            "“policy” must be the id of a policy or a policy pack.",
        ));
    }
    // The pack is read from its own text, so that its pointers begin at its own root.
    let pack =
        json::slice(text, tree, at).ok_or_else(|| error("The policy pack cannot be read."))?;
    Pack::read(pack)
        .map(Arc::new)
        .map_err(|problems| refused(&problems))
}

fn refused(problems: &[Problem]) -> OptionsError {
    let mut sentence = String::from("The policy pack cannot be used.");
    if let Some(first) = problems.first() {
        sentence.push_str(" At ");
        sentence.push_str(if first.path.is_empty() {
            "its root"
        } else {
            &first.path
        });
        sentence.push_str(": ");
        sentence.push_str(&first.message);
    }
    if problems.len() > 1 {
        sentence.push_str(" checkPolicy() lists the others.");
    }
    OptionsError(sentence)
}

fn dates(tree: &crate::record::Tree, at: At, name: &str) -> Result<Vec<Date>, OptionsError> {
    let all: Option<Vec<Date>> = (tree.kind(at) == Kind::List)
        .then(|| {
            tree.children(at)
                .map(|row| tree.text(row).and_then(calendar::civil_date))
                .collect()
        })
        .flatten();
    all.ok_or_else(|| {
        let mut sentence = String::from("“");
        sentence.push_str(name);
        sentence.push_str("” must be a list of dates like 2026-12-24.");
        OptionsError(sentence)
    })
}

fn severities(
    tree: &crate::record::Tree,
    at: At,
) -> Result<Vec<(String, Option<Severity>)>, OptionsError> {
    if tree.kind(at) != Kind::Object {
        return Err(error(
            "“severity” must be an object from rule ids or codes to severities.",
        ));
    }
    let mut list = Vec::new();
    for member in tree.children(at) {
        let severity = match tree.text(member) {
            Some("off") => None,
            Some(id) => match Severity::parse(id) {
                Some(severity) => Some(severity),
                None => {
                    return Err(unknown(
                        "severity",
                        id,
                        &mut ["error", "warning", "advice", "off"].into_iter(),
                    ));
                }
            },
            None => return Err(error("A severity must be error, warning, advice or off.")),
        };
        list.push((tree.name(member).to_owned(), severity));
    }
    Ok(list)
}

/// The caller's severities, ready for one pack.
#[derive(Debug, Default)]
pub struct Severities {
    strict: bool,
    by_rule: Vec<(u16, Option<Severity>)>,
    by_code: Vec<(Code, Option<Severity>)>,
}

impl Severities {
    /// Looks the names up in the pack.
    ///
    /// # Errors
    /// For a name that is neither a code nor a rule of the pack.
    pub fn new(options: &Options, pack: &Pack) -> Result<Self, OptionsError> {
        let mut severities = Self {
            strict: options.strict,
            ..Self::default()
        };
        for (name, severity) in &options.severities {
            let own = name
                .strip_prefix(&pack.id)
                .and_then(|rest| rest.strip_prefix('/'))
                .unwrap_or(name);
            if let Some(code) = Code::parse(name) {
                severities.by_code.push((code, *severity));
            } else if pack.rules.iter().any(|rule| rule.id == own) {
                let numbers = pack
                    .rules
                    .iter()
                    .zip(0u16..)
                    .filter(|(rule, _)| rule.id == own);
                severities
                    .by_rule
                    .extend(numbers.map(|(_, number)| (number, *severity)));
            } else if options.policy.is_some() {
                let mut known = pack
                    .rules
                    .iter()
                    .map(|rule| rule.id.as_str())
                    .chain(Code::ALL.iter().map(|code| code.id()));
                return Err(unknown("rule or code", name, &mut known));
            }
        }
        Ok(severities)
    }

    /// The severity of a finding; `None` where the caller has turned it off. What the caller says of a rule beats what is said of a code.
    pub fn of(&self, rule: u16, severity: Severity, code: Code) -> Option<Severity> {
        if let Some((_, own)) = self.by_rule.iter().find(|(number, _)| *number == rule) {
            return *own;
        }
        if let Some((_, own)) = self.by_code.iter().find(|(of, _)| *of == code) {
            return *own;
        }
        Some(if self.strict && severity == Severity::Warning {
            Severity::Error
        } else {
            severity
        })
    }
}

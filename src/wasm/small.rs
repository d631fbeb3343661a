//! What is asked rarely: policies, packs, holidays, dates. What is asked is text in the input, answers are JSON text; a sentence behind `!` is an
//! error to throw.
//!
//! Questions about days are an object: `from`, `to`, `nextSession`, and whose holidays count in `options`.

use super::{answered, at_desk};
use crate::calendar::{self, Date, Division, Period, WorkingDays};
use crate::options::Options;
use crate::policy::{Pack, built_in};
use crate::record::tree::At;
use crate::record::{Keys, Tree, json};
use crate::report::push_text;
use crate::text::timescale::{Due, DueContext, read_due};
use alloc::{borrow::ToOwned, string::String};
use wasm_bindgen::prelude::wasm_bindgen;

fn error(sentence: &str) -> String {
    let mut out = String::from("!");
    out.push_str(sentence);
    out
}

/// The built-in policies as `[{"id":…,"title":…,"organisation":…,"version":…,"kinds":[…]}, …]`.
#[wasm_bindgen]
pub fn policies() -> *const u32 {
    at_desk(|desk| desk.answer(list_of_policies()))
}

fn list_of_policies() -> String {
    let mut out = String::from("[");
    for pack in built_in::ids().filter_map(built_in::pack) {
        if out.len() > 1 {
            out.push(',');
        }
        for (name, value) in [
            ("{\"id\":", &pack.id),
            (",\"title\":", &pack.title),
            (",\"organisation\":", &pack.organisation),
            (",\"version\":", &pack.version),
        ] {
            out.push_str(name);
            push_text(value, &mut out);
        }
        out.push_str(",\"kinds\":[");
        for (index, kind) in pack.kinds.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            push_text(&kind.id, &mut out);
        }
        out.push_str("]}");
    }
    out.push(']');
    out
}

/// The built-in policy of the id in the input, as JSON.
#[wasm_bindgen]
pub fn policy(bytes: usize) -> *const u32 {
    answered(bytes, &|id| match built_in::json(id) {
        Some(json) => json.to_owned(),
        None => error(&crate::options::unknown("policy", id, &mut built_in::ids()).0),
    })
}

/// The mistakes of the pack in the input as `[{"path":…,"message":…}, …]`.
#[wasm_bindgen(js_name = checkPolicy)]
pub fn check_policy(bytes: usize) -> *const u32 {
    answered(bytes, &mistakes)
}

fn mistakes(pack: &str) -> String {
    let mut out = String::from("[");
    for problem in Pack::read(pack).err().unwrap_or_default() {
        out.push_str(if out.len() > 1 {
            ",{\"path\":"
        } else {
            "{\"path\":"
        });
        push_text(&problem.path, &mut out);
        out.push_str(",\"message\":");
        push_text(&problem.message, &mut out);
        out.push('}');
    }
    out.push(']');
    out
}

/// The bank holidays of the division in the input as `[{"date":…,"title":…}, …]`.
#[wasm_bindgen(js_name = bankHolidays)]
pub fn bank_holidays(bytes: usize, from_year: f64, to_year: f64) -> *const u32 {
    answered(bytes, &|division| {
        list_of_holidays(division, from_year, to_year)
    })
}

fn list_of_holidays(division: &str, from_year: f64, to_year: f64) -> String {
    let Some(division) = Division::parse(division) else {
        return error("The division must be england-and-wales, scotland or northern-ireland.");
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "saturates, and years beyond the table are refused"
    )]
    let (from_year, to_year) = (from_year as i32, to_year as i32);
    let holidays = match calendar::bank_holidays(division, from_year, to_year) {
        Ok(holidays) => holidays,
        Err(beyond) => return error(&beyond.message()),
    };
    let mut out = String::from("[");
    for holiday in holidays {
        out.push_str(if out.len() > 1 {
            ",{\"date\":\""
        } else {
            "{\"date\":\""
        });
        calendar::push_iso(holiday.date, &mut out);
        out.push_str("\",\"title\":");
        push_text(holiday.title, &mut out);
        out.push('}');
    }
    out.push(']');
    out
}

/// A question about days.
struct Question<'q> {
    json: &'q str,
    tree: Tree<'q>,
}

impl<'q> Question<'q> {
    fn read(json: &'q str) -> Result<Self, String> {
        let tree = json::read(json, &Keys::none()).map_err(|_| error("This cannot be read."))?;
        Ok(Self { json, tree })
    }

    fn text(&self, name: &str) -> &str {
        let at = self.tree.member_named(At::ROOT, name);
        self.tree.text(at).unwrap_or("")
    }

    fn date(&self, name: &str) -> Result<Date, String> {
        calendar::civil_date(self.text(name))
            .ok_or_else(|| error("This must be a date like 2026-03-09."))
    }

    /// Whose holidays count, from the same options as everywhere.
    fn working_days(&self) -> Result<WorkingDays, String> {
        let at = self.tree.member_named(At::ROOT, "options");
        let options = json::slice(self.json, &self.tree, at).unwrap_or("null");
        let options = Options::read(options).map_err(|options| error(&options.0))?;
        let mut days =
            WorkingDays::new(Some(options.division.unwrap_or(Division::EnglandAndWales)));
        for date in options.closures {
            days.close(date);
        }
        for date in options.opened {
            days.open(date);
        }
        Ok(days)
    }
}

fn answered_about_days(
    bytes: usize,
    answer: &dyn Fn(&str) -> Result<String, String>,
) -> *const u32 {
    answered(bytes, &|question| {
        answer(question).unwrap_or_else(|sentence| sentence)
    })
}

fn iso(date: Date) -> String {
    let mut out = String::new();
    calendar::push_iso(date, &mut out);
    out
}

#[wasm_bindgen(js_name = addWorkingDays)]
pub fn add_working_days(bytes: usize, working_days_on: f64) -> *const u32 {
    answered_about_days(bytes, &|question| {
        let question = Question::read(question)?;
        if working_days_on % 1.0 != 0.0 || working_days_on.abs() > 1e6 {
            return Err(error(
                "The number of working days must be a whole number within a million.",
            ));
        }
        let days = question.working_days()?;
        #[expect(clippy::cast_possible_truncation, reason = "checked above")]
        let added = days.add(question.date("from")?, working_days_on as i32);
        added.map(iso).map_err(|beyond| error(&beyond.message()))
    })
}

/// The last day that a period allows after a day; `before` counts back from it.
#[wasm_bindgen(js_name = addPeriod)]
pub fn add_period(bytes: usize, before: bool) -> *const u32 {
    answered_about_days(bytes, &|question| {
        let question = Question::read(question)?;
        let period = Period::parse(question.text("period")).ok_or_else(|| {
            error("The period must be like P7D, P4W, P1M, P1Y, 5WD (working days) or 5WKD (Monday to Friday).")
        })?;
        let (from, days) = (question.date("from")?, question.working_days()?);
        let date = if before {
            period.before(from, &days)
        } else {
            period.after(from, &days)
        };
        date.map(iso)
            .ok_or_else(|| error("That day lies outside the calendar, or beyond the years whose bank holidays are known."))
    })
}

#[wasm_bindgen(js_name = workingDaysBetween)]
pub fn working_days_between(bytes: usize) -> *const u32 {
    answered_about_days(bytes, &|question| {
        let question = Question::read(question)?;
        let days = question
            .working_days()?
            .between(question.date("from")?, question.date("to")?)
            .map_err(|beyond| error(&beyond.message()))?;
        let mut out = String::from(if days < 0 { "-" } else { "" });
        crate::record::pointer::push_number(days.unsigned_abs(), &mut out);
        Ok(out)
    })
}

/// The day that the words name; empty where they name none. The words stand behind the question and a NUL, which JSON never holds: they may
/// be longer than what is read as JSON.
#[wasm_bindgen(js_name = readDue)]
pub fn read_due_words(bytes: usize) -> *const u32 {
    answered_about_days(bytes, &|asked| {
        let (question, words) = asked.split_once('\0').unwrap_or((asked, ""));
        let question = Question::read(question)?;
        let days = question.working_days()?;
        let next_session = if question.text("nextSession").is_empty() {
            None
        } else {
            Some(question.date("nextSession")?)
        };
        let context = DueContext {
            from: question.date("from")?,
            next_session,
            working_days: &days,
        };
        Ok(match read_due(words, &context) {
            Due::Date(date) => iso(date),
            _ => String::new(),
        })
    })
}

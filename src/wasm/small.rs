//! What is asked rarely: policies, packs, holidays, dates. Answers are JSON text; a sentence behind `!` is an error to throw.

use crate::calendar::{self, Date, Division, WorkingDays};
use crate::options::Options;
use crate::policy::{Pack, built_in};
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
pub fn policies() -> String {
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

/// A built-in policy as JSON.
#[wasm_bindgen]
pub fn policy(id: &str) -> String {
    match built_in::json(id) {
        Some(json) => json.to_owned(),
        None => error(&crate::options::unknown("policy", id, built_in::ids()).0),
    }
}

/// The mistakes of a pack as `[{"path":…,"message":…}, …]`.
#[wasm_bindgen(js_name = checkPolicy)]
pub fn check_policy(pack: &str) -> String {
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

/// The bank holidays of a division as `[{"date":…,"title":…}, …]`.
#[wasm_bindgen(js_name = bankHolidays)]
pub fn bank_holidays(division: &str, from_year: f64, to_year: f64) -> String {
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

/// Whose holidays count, from the same options as everywhere.
fn working_days(options: &str) -> Result<WorkingDays, String> {
    let options = Options::read(options).map_err(|options| error(&options.0))?;
    let mut days = WorkingDays::new(Some(options.division.unwrap_or(Division::EnglandAndWales)));
    for date in options.closures {
        days.close(date);
    }
    for date in options.opened {
        days.open(date);
    }
    Ok(days)
}

fn date(text: &str) -> Result<Date, String> {
    calendar::civil_date(text).ok_or_else(|| error("This must be a date like 2026-03-09."))
}

fn iso(date: Date) -> String {
    let mut out = String::new();
    calendar::push_iso(date, &mut out);
    out
}

#[wasm_bindgen(js_name = addWorkingDays)]
pub fn add_working_days(from: &str, working_days_on: f64, options: &str) -> String {
    let add = || {
        if working_days_on % 1.0 != 0.0 || working_days_on.abs() > 1e6 {
            return Err(error(
                "The number of working days must be a whole number within a million.",
            ));
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked above")]
        let added = working_days(options)?.add(date(from)?, working_days_on as i32);
        added.map(iso).map_err(|beyond| error(&beyond.message()))
    };
    add().unwrap_or_else(|sentence| sentence)
}

#[wasm_bindgen(js_name = workingDaysBetween)]
pub fn working_days_between(from: &str, to: &str, options: &str) -> String {
    let between = || {
        let days = working_days(options)?
            .between(date(from)?, date(to)?)
            .map_err(|beyond| error(&beyond.message()))?;
        let mut out = String::from(if days < 0 { "-" } else { "" });
        crate::record::pointer::push_number(days.unsigned_abs(), &mut out);
        Ok(out)
    };
    between().unwrap_or_else(|sentence: String| sentence)
}

/// The day that the words name; empty where they name none.
#[wasm_bindgen(js_name = readDue)]
pub fn read_due_words(text: &str, from: &str, next_session: &str, options: &str) -> String {
    let read = || {
        let days = working_days(options)?;
        let next_session = if next_session.is_empty() {
            None
        } else {
            Some(date(next_session)?)
        };
        let context = DueContext {
            from: date(from)?,
            next_session,
            working_days: &days,
        };
        Ok(match read_due(text, &context) {
            Due::Date(date) => iso(date),
            _ => String::new(),
        })
    };
    read().unwrap_or_else(|sentence: String| sentence)
}

//! The calendar against what was officially published, and every day of every year against its neighbours.

mod common;

use common::read_json;
use supervision_validator::calendar::{
    Date, Division, FIRST_YEAR, LAST_PUBLISHED_YEAR, LAST_YEAR, WorkingDays, bank_holidays,
    days_from_epoch, from_days, parse_iso, push_iso,
};

const DIVISIONS: [Division; 3] = [
    Division::EnglandAndWales,
    Division::Scotland,
    Division::NorthernIreland,
];

fn iso(date: Date) -> String {
    let mut out = String::new();
    push_iso(date, &mut out);
    out
}

/// The holidays of a year as rows of the published form, without the division.
fn rows(division: Division, from_year: i32, to_year: i32) -> Vec<(String, &'static str, bool)> {
    bank_holidays(division, from_year, to_year)
        .unwrap()
        .iter()
        .map(|holiday| (iso(holiday.date), holiday.title, holiday.substitute))
        .collect()
}

#[test]
fn no_difference_from_gov_uk_from_2012_to_2028() {
    let published = read_json("tests/calendar/published.json");
    for division in DIVISIONS {
        let mut expected: Vec<(String, &str, bool)> = published["divisions"][division.id()]
            .as_array()
            .expect("rows of date, title and note")
            .iter()
            .map(|row| {
                let cell = |index: usize| row[index].as_str().expect("text");
                // "Extra bank holiday", the one other note, is no substitute.
                (cell(0).to_owned(), cell(1), cell(2) == "Substitute day")
            })
            .collect();
        assert!(expected.len() >= 17 * 8, "{division:?}");
        if division == Division::Scotland {
            // Proclaimed in February 2026, after the list was taken down; the title is gov.uk's.
            expected.push(("2026-06-15".to_owned(), "World Cup bank holiday", false));
        }
        expected.sort();
        assert_eq!(
            rows(division, 2012, LAST_PUBLISHED_YEAR),
            expected,
            "{division:?}"
        );
    }
}

/// Dates before gov.uk's table, each with where it was said. `true`: it was a bank holiday.
#[test]
fn days_on_record_before_2012() {
    use Division::{EnglandAndWales as EW, NorthernIreland as NI, Scotland as S};
    for (division, date, holiday) in [
        // Proclamation in the London Gazette of 30 June 1998.
        (EW, "1998-12-28", true),
        (EW, "1999-01-01", true),
        (EW, "1999-01-04", false),
        (EW, "1999-05-03", true),
        (NI, "1998-12-28", true),
        (NI, "1999-01-01", true),
        (NI, "1999-05-03", true),
        (S, "1998-12-28", true),
        (S, "1999-01-04", true),
        (S, "1999-05-31", true),
        // Hansard, Commons written answer of 2 March 1995: moved, but in Scotland additional.
        (EW, "1995-05-01", false),
        (EW, "1995-05-08", true),
        (NI, "1995-05-01", false),
        (NI, "1995-05-08", true),
        (S, "1995-05-01", true),
        (S, "1995-05-08", true),
        // The proclamation of 2004 for Scotland: 4 January 2005 in place of Saturday the 1st; the 3rd is the act's.
        (S, "2005-01-03", true),
        (S, "2005-01-04", true),
        (EW, "2005-01-03", true),
        (EW, "2005-01-04", false),
        // The turn of the millennium: Friday 31 December; the 25th, 26th, 1st and 2nd fell on weekends.
        (EW, "1999-12-27", true),
        (EW, "1999-12-28", true),
        (EW, "1999-12-31", true),
        (EW, "2000-01-03", true),
        (EW, "2000-01-04", false),
        (S, "1999-12-31", true),
        (S, "2000-01-04", true),
        // Royal occasions, and the Spring bank holidays that moved for them.
        (EW, "1981-07-29", true),
        (EW, "1986-07-23", false),
        (EW, "2002-05-27", false),
        (EW, "2002-06-03", true),
        (EW, "2002-06-04", true),
        (S, "2002-05-27", false),
        (EW, "2011-04-29", true),
        (S, "2011-04-29", true),
        (NI, "2011-04-29", true),
        // St Andrew's Day: the act of 2007 came into force after 30 November 2006; in 2008 the 30th was a Sunday.
        (S, "2006-11-30", false),
        (S, "2007-11-30", true),
        (S, "2008-12-01", true),
        (EW, "2007-11-30", false),
        // No Easter Monday and no late August in Scotland, no early August elsewhere.
        (S, "2011-04-25", false),
        (EW, "2011-04-25", true),
        (S, "2011-08-29", false),
        (S, "2011-08-01", true),
        (EW, "2011-08-29", true),
        (EW, "2011-08-01", false),
        // The first year: 1 January 1978 was a Sunday; May Day was new.
        (EW, "1978-01-02", true),
        (EW, "1978-05-01", true),
        (S, "1978-01-02", true),
        (S, "1978-01-03", true),
        (S, "1978-05-29", true),
        (NI, "1978-03-17", true),
        (NI, "1978-07-12", true),
        (EW, "1978-07-12", false),
    ] {
        let days = WorkingDays::new(Some(division));
        assert_eq!(
            days.is_holiday(parse_iso(date).unwrap()),
            holiday,
            "{division:?} {date}"
        );
    }
}

/// Which holiday is kept on which day when Christmas or the Scottish New Year meets a weekend.
#[test]
fn substitutes_of_two_holidays_on_end() {
    let named = |division, year, month: &str| {
        let mut kept = rows(division, year, year);
        kept.retain(|(date, _, _)| date[5..].starts_with(month));
        kept.into_iter()
            .map(|(date, title, substitute)| (date[5..].to_owned(), title, substitute))
            .collect::<Vec<_>>()
    };
    let row = |date: &str, title, substitute| (date.to_owned(), title, substitute);
    let christmas = |year| named(Division::EnglandAndWales, year, "12");
    // 25 December 2037 is a Friday, 2032 a Saturday, 2033 a Sunday, 2034 a Monday.
    assert_eq!(
        christmas(2037),
        [
            row("12-25", "Christmas Day", false),
            row("12-28", "Boxing Day", true)
        ]
    );
    assert_eq!(
        christmas(2032),
        [
            row("12-27", "Christmas Day", true),
            row("12-28", "Boxing Day", true)
        ]
    );
    assert_eq!(
        christmas(2033),
        [
            row("12-26", "Boxing Day", false),
            row("12-27", "Christmas Day", true)
        ]
    );
    assert_eq!(
        christmas(2034),
        [
            row("12-25", "Christmas Day", false),
            row("12-26", "Boxing Day", false)
        ]
    );
    let new_year = |year| named(Division::Scotland, year, "01");
    // 1 January 2032 is a Thursday, 2038 a Friday, 2033 a Saturday, 2017 and 2034 a Sunday.
    assert_eq!(
        new_year(2032),
        [
            row("01-01", "New Year’s Day", false),
            row("01-02", "2nd January", false)
        ]
    );
    assert_eq!(
        new_year(2038),
        [
            row("01-01", "New Year’s Day", false),
            row("01-04", "2nd January", true)
        ]
    );
    assert_eq!(
        new_year(2033),
        [
            row("01-03", "New Year’s Day", true),
            row("01-04", "2nd January", true)
        ]
    );
    assert_eq!(
        new_year(2017),
        [
            row("01-02", "2nd January", false),
            row("01-03", "New Year’s Day", true)
        ]
    );
    assert_eq!(
        new_year(2034),
        [
            row("01-02", "New Year’s Day", true),
            row("01-03", "2nd January", true)
        ]
    );
}

/// Every day of every covered year in every division, one at a time: the count that a slow walk keeps must be the answer.
#[test]
fn counting_agrees_with_walking_over_every_day() {
    let first = days_from_epoch(Date::from_ymd(FIRST_YEAR, 1, 1).unwrap());
    let last = days_from_epoch(Date::from_ymd(LAST_YEAR, 12, 31).unwrap());
    let start = from_days(first).unwrap();
    for division in DIVISIONS.map(Some).into_iter().chain([None]) {
        let days = WorkingDays::new(division);
        let (mut walked, mut last_worked) = (0, None);
        for day in first..=last {
            let date = from_days(day).unwrap();
            if days.is_working_day(date) {
                if let Some(previous) = last_worked {
                    assert_eq!(days.add(previous, 1), Ok(date));
                    assert_eq!(days.add(date, -1), Ok(previous));
                }
                walked += 1;
                last_worked = Some(date);
                assert_eq!(days.first_on_or_after(date), Ok(date));
                assert_eq!(days.add(start, walked), Ok(date));
            } else if let Some(previous) = last_worked {
                assert_eq!(days.add(date, -1), Ok(previous));
                assert!(
                    days.first_on_or_after(date)
                        .map_or(day > last - 3, |next| next > date)
                );
            }
            if let Some(previous) = last_worked {
                assert_eq!(days.last_on_or_before(date), Ok(previous));
            }
            assert_eq!(days.between(start, date), Ok(walked));
            assert_eq!(days.between(date, start), Ok(-walked));
        }
    }
}

/// Adding and then counting gives the number back: forwards from every day, backwards from every working day.
#[test]
fn adding_then_counting_gives_the_number_back() {
    let first = days_from_epoch(Date::from_ymd(FIRST_YEAR, 1, 1).unwrap());
    let last = days_from_epoch(Date::from_ymd(LAST_YEAR, 12, 31).unwrap());
    for division in DIVISIONS {
        let days = WorkingDays::new(Some(division));
        for day in first + 400..=last - 400 {
            let from = from_days(day).unwrap();
            for n in [1, 5, 10, 253] {
                let to = days.add(from, n).unwrap();
                assert!(days.is_working_day(to));
                assert_eq!(days.between(from, to), Ok(n));
                if days.is_working_day(from) {
                    let back = days.add(from, -n).unwrap();
                    assert!(days.is_working_day(back));
                    assert_eq!(days.between(from, back), Ok(-n));
                    assert_eq!(days.add(to, -n), Ok(from));
                }
            }
        }
    }
}

/// Worked out by hand on a calendar: the same days in two divisions, and with a closure added and a holiday removed.
#[test]
fn divisions_and_closures_change_the_answer() {
    let day = |text: &str| parse_iso(text).unwrap();
    let england = WorkingDays::new(Some(Division::EnglandAndWales));
    let scotland = WorkingDays::new(Some(Division::Scotland));
    for (from, n, in_england, in_scotland) in [
        // Easter Monday 2026 is worked in Scotland.
        ("2026-04-02", 1, "2026-04-07", "2026-04-06"),
        // Monday 4 January 2027 stands in for Saturday the 2nd in Scotland.
        ("2026-12-23", 5, "2027-01-04", "2027-01-05"),
        ("2026-06-12", 1, "2026-06-15", "2026-06-16"),
        ("2026-08-05", -3, "2026-07-31", "2026-07-30"),
        ("2026-05-01", 1, "2026-05-05", "2026-05-05"),
        ("2026-02-27", 1, "2026-03-02", "2026-03-02"),
    ] {
        assert_eq!(england.add(day(from), n), Ok(day(in_england)), "{from} {n}");
        assert_eq!(
            scotland.add(day(from), n),
            Ok(day(in_scotland)),
            "{from} {n}"
        );
    }
    let mut council = england.clone();
    council.close(day("2026-12-29"));
    council.open(day("2026-12-28"));
    assert_eq!(council.add(day("2026-12-24"), 1), Ok(day("2026-12-28")));
    assert_eq!(council.add(day("2026-12-24"), 2), Ok(day("2026-12-30")));
}

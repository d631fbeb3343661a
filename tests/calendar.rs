//! Bank holidays against what was published, working days against counting by hand and day by day.

mod common;

use common::read_json;
use supervision_validator::calendar::{
    self, Date, Division, FIRST_YEAR, LAST_YEAR, Period, WorkingDays, bank_holidays,
    days_from_epoch, from_days, parse_iso,
};

const DIVISIONS: [Division; 3] = [
    Division::EnglandAndWales,
    Division::Scotland,
    Division::NorthernIreland,
];

fn date(text: &str) -> Date {
    parse_iso(text).unwrap_or_else(|| panic!("{text} is a date"))
}

fn iso(date: Date) -> String {
    let mut out = String::new();
    calendar::push_iso(date, &mut out);
    out
}

/// Proclaimed on 4 February 2026, after the list under `tests/calendar/` was taken down.
const PROCLAIMED_LATER: [(&str, &str); 1] = [("scotland", "2026-06-15")];

#[test]
fn the_published_days_and_no_others() {
    let published = read_json("tests/calendar/published.json");
    for division in DIVISIONS {
        let rows = published["divisions"][division.id()]
            .as_array()
            .expect("days");
        let mut expected: Vec<(String, String, bool)> = rows
            .iter()
            .map(|row| {
                let cell = |index: usize| row[index].as_str().expect("text").to_owned();
                // A day that was moved is called a substitute in two divisions out of three, once.
                let moved = cell(0) == "2012-06-04";
                (cell(0), cell(1), cell(2) == "Substitute day" && !moved)
            })
            .collect();
        let ours = bank_holidays(division, 2012, 2028).expect("inside the table");
        let ours: Vec<_> = ours
            .into_iter()
            .map(|holiday| {
                (
                    iso(holiday.date),
                    holiday.title.to_owned(),
                    holiday.substitute,
                )
            })
            .filter(|(day, ..)| !PROCLAIMED_LATER.contains(&(division.id(), day.as_str())))
            .collect();
        expected.sort();
        assert_eq!(ours, expected, "{}", division.id());
    }
}

#[test]
fn one_offs_and_moved_days_before_the_published_list() {
    let on = |division, day: &str| {
        let day = date(day);
        let year: i32 = iso(day)[..4].parse().expect("a year");
        bank_holidays(division, year, year)
            .expect("inside")
            .iter()
            .any(|holiday| holiday.date == day)
    };
    for division in DIVISIONS {
        for day in [
            "1981-07-29",
            "1995-05-08",
            "1999-12-31",
            "2002-06-03",
            "2002-06-04",
            "2011-04-29",
        ] {
            assert!(on(division, day), "{} {day}", division.id());
        }
        for day in [
            "1995-05-01",
            "2002-05-27",
            "2012-05-28",
            "2020-05-04",
            "2022-05-30",
        ] {
            assert!(!on(division, day), "{} {day}", division.id());
        }
    }
    assert!(on(Division::Scotland, "2026-06-15") && !on(Division::EnglandAndWales, "2026-06-15"));
    assert!(on(Division::Scotland, "2007-11-30") && !on(Division::Scotland, "2006-11-30"));
    // Millennium's Christmas: 25 December 1999 was a Saturday.
    for day in ["1999-12-27", "1999-12-28", "2000-01-03"] {
        assert!(on(Division::EnglandAndWales, day), "{day}");
    }
    assert!(on(Division::Scotland, "2000-01-04"));
}

/// Worked out by hand on a calendar.
#[test]
fn working_days_across_easter_christmas_and_month_ends() {
    let england = WorkingDays::new(Some(Division::EnglandAndWales));
    let scotland = WorkingDays::new(Some(Division::Scotland));
    for (days, from, count, to) in [
        (&england, "2026-03-02", 5, "2026-03-09"),
        (&england, "2026-04-01", 5, "2026-04-10"),
        (&england, "2026-04-02", 1, "2026-04-07"),
        (&scotland, "2026-04-02", 1, "2026-04-06"),
        (&england, "2026-03-26", 10, "2026-04-13"),
        (&england, "2026-12-23", 5, "2027-01-04"),
        (&scotland, "2026-12-23", 5, "2027-01-05"),
        (&england, "2026-05-01", 1, "2026-05-05"),
        (&england, "2026-02-27", 1, "2026-03-02"),
        (&england, "2026-03-07", 1, "2026-03-09"),
        (&england, "2026-03-09", -5, "2026-03-02"),
        (&england, "2026-04-07", -1, "2026-04-02"),
        (&england, "2026-03-08", -1, "2026-03-06"),
        (&england, "2026-03-07", 0, "2026-03-07"),
    ] {
        assert_eq!(
            days.add(date(from), count).map(iso),
            Ok(to.to_owned()),
            "{from} {count}"
        );
    }
    assert_eq!(
        england.between(date("2026-04-02"), date("2026-04-07")),
        Ok(1)
    );
    assert_eq!(
        england.between(date("2026-04-07"), date("2026-04-02")),
        Ok(-1)
    );
    assert_eq!(
        england.between(date("2026-12-24"), date("2027-01-04")),
        Ok(4)
    );
    assert_eq!(
        england.between(date("2026-03-06"), date("2026-03-08")),
        Ok(0)
    );
    let mut closed = england.clone();
    closed.close(date("2026-12-29"));
    closed.open(date("2026-12-28"));
    assert_eq!(
        closed.add(date("2026-12-24"), 1).map(iso),
        Ok("2026-12-28".to_owned())
    );
    assert_eq!(
        closed.add(date("2026-12-24"), 2).map(iso),
        Ok("2026-12-30".to_owned())
    );
}

/// Every day of every covered year, in every division: counting by formula is counting day by day.
#[test]
fn sums_agree_with_single_steps_over_the_whole_table() {
    for division in DIVISIONS {
        let days = WorkingDays::new(Some(division));
        let (first, last) = (
            days_from_epoch(date("1978-01-01")),
            days_from_epoch(date("2100-12-31")),
        );
        let mut worked_before = vec![0; usize::try_from(last - first + 2).expect("positive")];
        let mut working = Vec::new();
        for day in first..=last {
            let date = from_days(day).expect("inside");
            let index = usize::try_from(day - first).expect("positive");
            let works = days.is_working_day(date);
            worked_before[index + 1] = worked_before[index] + i32::from(works);
            if works {
                working.push(day);
            }
        }
        for (index, day) in (first..=last).enumerate() {
            let from = from_days(day).expect("inside");
            let worked = worked_before[index + 1];
            for count in [1, 5, 10, 23, 260] {
                let expected = usize::try_from(worked + count - 1)
                    .ok()
                    .and_then(|index| working.get(index));
                let sum = days.add(from, count);
                assert_eq!(
                    sum.map(days_from_epoch).ok().as_ref(),
                    expected,
                    "{} + {count}",
                    iso(from)
                );
                if let Ok(to) = sum {
                    assert_eq!(
                        days.between(from, to),
                        Ok(count),
                        "{} to {}",
                        iso(from),
                        iso(to)
                    );
                    let back = days.add(to, -count).map(days_from_epoch);
                    // The way back ends on the last working day not after the start, where there is one in the table.
                    let start = usize::try_from(worked - 1)
                        .ok()
                        .and_then(|index| working.get(index));
                    assert_eq!(back.ok().as_ref(), start, "{} - {count}", iso(to));
                }
            }
        }
    }
}

#[test]
fn periods_clamp_and_count_from_their_origin() {
    let days = WorkingDays::new(Some(Division::EnglandAndWales));
    for (period, from, after) in [
        ("P1M", "2026-01-31", "2026-02-28"),
        ("P3M", "2026-01-31", "2026-04-30"),
        ("P1M", "2028-01-31", "2028-02-29"),
        ("P1Y", "2028-02-29", "2029-02-28"),
        ("P1M", "2026-02-28", "2026-03-28"),
        ("P7D", "2026-03-02", "2026-03-09"),
        ("P6W", "2026-01-05", "2026-02-16"),
        ("5WD", "2026-04-01", "2026-04-10"),
        ("5WKD", "2026-04-01", "2026-04-08"),
        ("P0D", "2026-04-01", "2026-04-01"),
    ] {
        let read = Period::parse(period).expect("a period");
        assert_eq!(
            read.after(date(from), &days).map(iso).as_deref(),
            Some(after),
            "{from} + {period}"
        );
        let mut text = String::new();
        read.push(&mut text);
        assert_eq!(text, period);
    }
    for (period, from, before) in [
        ("P1M", "2026-03-31", "2026-02-28"),
        ("5WD", "2026-04-10", "2026-04-01"),
        ("P1Y", "2028-02-29", "2027-02-28"),
        ("P2W", "2026-03-16", "2026-03-02"),
    ] {
        let read = Period::parse(period).expect("a period");
        assert_eq!(
            read.before(date(from), &days).map(iso).as_deref(),
            Some(before),
            "{from} - {period}"
        );
    }
    for wrong in [
        "", "P", "7D", "PT1H", "P1.5M", "-P1M", "5 WD", "P1W1D", "WD", "P100000D",
    ] {
        assert_eq!(Period::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn beyond_the_table_there_is_an_error_and_no_guess() {
    let days = WorkingDays::new(Some(Division::EnglandAndWales));
    assert!(days.add(date("2100-12-30"), 5).is_err());
    assert!(days.add(date("1978-01-03"), -5).is_err());
    assert!(
        days.between(date("1977-12-01"), date("1978-02-01"))
            .is_err()
    );
    assert!(days.add(date("2026-01-01"), i32::MAX).is_err());
    assert!(days.add(date("2026-01-01"), i32::MIN).is_err());
    assert!(
        bank_holidays(Division::Scotland, FIRST_YEAR, LAST_YEAR)
            .expect("the table")
            .len()
            > 1_000
    );
    let none = WorkingDays::new(None);
    assert_eq!(
        none.add(date("2150-01-01"), 1).map(iso),
        Ok("2150-01-02".to_owned())
    );
}

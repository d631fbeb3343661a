//! Synthetic records to measure with: the same for the native benches and, as NDJSON, for the comparison in JavaScript.
//!
//! A record has some 8 KB, like one that a supervisor fills in over ninety minutes: six headings, four cases, six actions, both
//! signatures. One in four has faults. A generator of our own keeps the corpus the same on every machine.

/// How long a record is, and by what.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Under each of the six headings.
    sentences: usize,
    actions: usize,
    previous_actions: usize,
    cases: usize,
    /// About each case, as the reason of a decision.
    sentences_of_case: usize,
}

impl Shape {
    /// What a supervisor fills in over ninety minutes.
    pub const ORDINARY: Self = Self {
        sentences: 9,
        actions: 6,
        previous_actions: 3,
        cases: 4,
        sentences_of_case: 0,
    };

    /// A record of as many bytes that has one row in each list, and as many sentences under its headings as that takes.
    pub fn longer_by_text(bytes: usize) -> Self {
        Self {
            sentences: bytes.saturating_sub(1_250) / SIX_SENTENCES,
            ..Self::longer_by_rows(0)
        }
    }

    /// A record of as many bytes with a sentence under each heading and as many actions, actions from before and cases as that takes. Every
    /// case has a decision with its reason.
    pub fn longer_by_rows(bytes: usize) -> Self {
        let rows = (bytes / ROWS).max(1);
        Self {
            sentences: usize::from(bytes > 2_000),
            actions: rows,
            previous_actions: rows,
            cases: rows,
            sentences_of_case: if bytes > 2_000 { 6 } else { 0 },
        }
    }
}

/// Bytes of a sentence under each heading.
const SIX_SENTENCES: usize = 588;
/// Bytes of one row in each list.
const ROWS: usize = 1_070;

/// Records of one shape, one a line.
pub fn ndjson(records: usize, shape: Shape) -> String {
    let mut out = String::new();
    for number in 0..records {
        record(number, shape, &mut out);
        out.push('\n');
    }
    out
}

/// Appends the record of that number. One in four has faults.
pub fn record(number: usize, shape: Shape, out: &mut String) {
    let mut chance = Chance(number as u64 * 7_919 + 17);
    let faulty = chance.one_in(4);
    let people = (chance.of(PEOPLE), chance.of(MANAGERS));
    let day = 1 + chance.below(20);
    let month = 1 + chance.below(11);
    let days = Days { month, day };
    let mut writer = Writer {
        out,
        chance,
        faulty,
        people,
        days,
    };
    writer.head(number);
    writer.sections(shape.sentences);
    writer.previous_actions(shape.previous_actions);
    writer.actions(shape.actions);
    writer.cases(shape.cases, shape.sentences_of_case);
    writer.end();
}

/// One record while it is written, from its first field to its last.
struct Writer<'o> {
    out: &'o mut String,
    chance: Chance,
    faulty: bool,
    people: (&'static str, &'static str),
    days: Days,
}

impl Writer<'_> {
    /// Something that happens to one faulty record in `many`, and to no other.
    fn fault(&mut self, many: usize) -> bool {
        self.faulty && self.chance.one_in(many)
    }

    fn push(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }

    fn head(&mut self, number: usize) {
        let (supervisee, supervisor) = self.people;
        let name = if self.fault(5) { "" } else { supervisee };
        // As many workers as a large council has.
        let registration = format!("SW10{:04}", 1_000 + number % 770);
        let session = self.days.later(0);
        let minutes = if self.fault(3) { "75" } else { "90" };
        let previous = self.days.month_before(self.days.day);
        self.push(&[
            "{\"kind\":\"one-to-one\",\"supervisee\":{\"name\":\"",
            name,
            "\",\"role\":\"social-worker\",\"team\":\"assessment\",\"registration\":\"",
            &registration,
            "\"},\"supervisor\":{\"name\":\"",
            supervisor,
            "\",\"role\":\"team-manager\"},\"session\":{\"date\":\"",
            &session,
            "\",\"durationMinutes\":",
            minutes,
            ",\"venue\":\"Room 4\",\"mode\":\"in-person\",\"previousDate\":\"",
            &previous,
            "\"},",
        ]);
    }

    fn sections(&mut self, sentences: usize) {
        self.out.push_str("\"sections\":{");
        for (index, section) in SECTIONS.iter().enumerate() {
            let left_out = self.fault(6);
            let before = if index > 0 { ",\"" } else { "\"" };
            self.push(&[before, section, "\":{\"discussion\":\""]);
            if !left_out {
                if sentences == 0 {
                    self.out.push_str("Talked through.");
                }
                self.narrative(sentences);
            }
            self.out.push_str("\"}");
        }
        self.out.push_str("},");
    }

    fn previous_actions(&mut self, rows: usize) {
        let session = self.days.later(0);
        self.out.push_str("\"previousActions\":[");
        for index in 0..rows {
            let action = self.chance.of(ACTIONS);
            self.push(&[
                between(index),
                "{\"action\":\"",
                action,
                "\",\"status\":\"done\",\"due\":\"",
                &session,
                "\"}",
            ]);
        }
        self.out.push_str("],");
    }

    fn actions(&mut self, rows: usize) {
        self.out.push_str("\"actions\":[");
        for index in 0..rows {
            let owner = if self.fault(6) { "" } else { self.people.0 };
            let due = match (self.faulty, self.chance.below(8)) {
                (true, 0) => String::new(),
                (true, 1) => self.days.month_before(28),
                _ => self.days.later(7 + index % 20),
            };
            let (action, measure) = (self.chance.of(ACTIONS), self.chance.of(MEASURES));
            self.push(&[
                between(index),
                "{\"action\":\"",
                action,
                "\",\"measure\":\"",
                measure,
                "\",\"owner\":\"",
                owner,
                "\",\"due\":\"",
                &due,
                "\"}",
            ]);
        }
        self.out.push_str("],");
    }

    fn cases(&mut self, rows: usize, sentences: usize) {
        let session = self.days.later(0);
        self.out.push_str("\"cases\":[");
        for index in 0..rows {
            let recorded = if self.fault(3) { 8 } else { 4 };
            let reference = (20_000 + self.chance.below(9_999)).to_string();
            let discussed = if index % 4 == 3 {
                "false,\"reasonNotDiscussed\":\"Closed last week\""
            } else {
                "true"
            };
            let recorded = self.days.later(recorded);
            self.push(&[
                between(index),
                "{\"reference\":\"M-",
                &reference,
                "\",\"discussed\":",
                discussed,
                ",\"lastDiscussedOn\":\"",
                &session,
                "\",\"recordedOn\":\"",
                &recorded,
                "\"",
            ]);
            if sentences > 0 {
                self.push(&[
                    ",\"decisions\":[{\"decision\":\"The plan stays as it is\",\"reason\":\"",
                ]);
                self.narrative(sentences);
                self.out.push_str("\"}]");
            }
            self.out.push('}');
        }
        self.out.push_str("],");
    }

    fn end(&mut self) {
        let (supervisee, supervisor) = self.people;
        let day_after = self.days.later(1);
        let signed = if self.fault(4) {
            self.days.month_before(28)
        } else {
            day_after.clone()
        };
        self.push(&[
            "\"decisions\":[{\"decision\":\"No new assessment before the end of the month\",\"reason\":\"Workload above the limit\",\"madeBy\":\"",
            supervisor,
            "\"}],\"signatures\":{\"supervisor\":{\"name\":\"",
            supervisor,
            "\",\"signedOn\":\"",
            &day_after,
            "\"},\"supervisee\":{\"name\":\"",
            supervisee,
            "\"",
        ]);
        if !self.fault(4) {
            self.push(&[",\"signedOn\":\"", &signed, "\""]);
        }
        let next = if self.fault(3) { 40 } else { 27 };
        let next = self.days.later(next);
        self.push(&[
            "}},\"nextSession\":{\"date\":\"",
            &next,
            "\",\"venue\":\"Room 4\"}}",
        ]);
    }

    /// A heading's text: whole sentences, a line break between paragraphs.
    fn narrative(&mut self, sentences: usize) {
        for index in 0..sentences {
            if index > 0 {
                self.out.push_str(if index % 5 == 0 { "\\n" } else { " " });
            }
            self.out.push_str(self.chance.of(SENTENCES));
        }
    }
}

fn between(index: usize) -> &'static str {
    if index > 0 { "," } else { "" }
}

/// The day of the session, and others counted from it.
#[derive(Clone, Copy)]
struct Days {
    month: usize,
    day: usize,
}

impl Days {
    fn later(self, days: usize) -> String {
        date(self.month, self.day + days)
    }

    fn month_before(self, day: usize) -> String {
        date(self.month - 1, day)
    }
}

/// A day of 2026, counted on into the next months; months of 28 days keep it simple and every date real.
fn date(month: usize, day: usize) -> String {
    let months = month + (day - 1) / 28;
    let (year, month) = match months {
        0 => (2025, 12),
        1..=12 => (2026, months),
        _ => (2027, months - 12),
    };
    format!("{year}-{month:02}-{:02}", (day - 1) % 28 + 1)
}

/// A linear congruential generator: the same numbers everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }
}

const PEOPLE: &[&str] = &[
    "Amira Osei",
    "Tom Hartley",
    "Grace Adeyemi",
    "Siân Pritchard",
    "Daniel Wright",
    "Nadia Rahman",
];
const MANAGERS: &[&str] = &["Ruth Bell", "Owen Carver", "Helen Marsh"];
const SECTIONS: &[&str] = &[
    "health-and-welfare",
    "annual-leave-and-toil",
    "practice-progress",
    "professional-development",
    "additional-responsibility",
    "any-other-business",
];

const SENTENCES: &[&str] = &[
    "We talked about the two late evenings last week and agreed that they will be balanced by flexi time before the end of the month.",
    "The visit on Tuesday went well and the plan was shared with the school and the health visitor the same day.",
    "There is a backlog of case notes from the week of the training, and three chronologies are not up to date.",
    "The assessment is due on 14 April and the draft is nearly ready, but the police information is still outstanding.",
    "She feels settled in the team and says that the buddy system has made a real difference to her first months.",
    "We looked at the feedback from the last case audit, which graded the voice of the child as good and the analysis as requiring improvement.",
    "He would like to build on his court work before the summer and has asked for the two-day course on evidence.",
    "The foster carers have asked for respite and the fostering team has been told; a decision is expected on Friday.",
    "Reflection on the home visit showed how quickly the conversation was drawn to the adults' needs.",
    "Mum did not attend the core group again, and the reasons for this were explored at some length.",
    "Annual leave of 12 days is left, with a week booked over half term and the rest to be agreed with the duty rota in mind.",
    "Sickness absence this quarter was 2 days; the return-to-work meeting was held and nothing further is needed.",
    "The family group conference took place and produced a plan that the wider family can keep to without us.",
    "We agreed that direct work with the younger sibling should start now rather than wait for the CAMHS referral.",
    "Caseload stands at 17 children in 9 families, which is above the team's guide figure of 15.",
    "The strategy discussion was minuted and the outcome is recorded on the system.",
    "There was a difficult telephone call with the father, and we thought about how to keep the next one short and clear.",
    "Supervision notes from the last session were read and signed by both of us.",
    "The student on placement shadows the Thursday duty session and will write up one assessment under guidance.",
    "Mileage claims and the lone-working procedure were checked; the personal alarm needs a new battery.",
];
const ACTIONS: &[&str] = &[
    "Complete the chronology and share it with the independent reviewing officer",
    "Book the two-day court skills course",
    "Write up the visit of Tuesday on the child's record",
    "Ask the school for the attendance figures of this term",
    "Arrange a joint visit with the health visitor",
    "Send the draft assessment to the team manager for comment",
];
const MEASURES: &[&str] = &[
    "Chronology on file",
    "Booking confirmation on file",
    "Entry on the record, seen at the next supervision",
    "Figures received and added to the assessment",
];

//! Synthetic records to measure with: the same for the native benches and, as NDJSON, for the comparison in JavaScript.
//!
//! A record has some 8 KB, like one that a supervisor fills in over ninety minutes: six headings, four cases, six actions, both
//! signatures. One in four has faults. A generator of our own keeps the corpus the same on every machine.

/// Records like these, one a line. A target of 0 bytes makes one of ordinary size; a larger one is reached by more sentences.
pub fn ndjson(records: usize, bytes: usize) -> String {
    let mut out = String::new();
    for number in 0..records {
        record(number, bytes, &mut out);
        out.push('\n');
    }
    out
}

/// Appends the record of that number.
#[expect(
    clippy::too_many_lines,
    reason = "one record from its first field to its last, a piece a line"
)]
pub fn record(number: usize, bytes: usize, out: &mut String) {
    let mut chance = Chance(number as u64 * 7_919 + 17);
    let faulty = chance.one_in(4);
    let (supervisee, supervisor) = (chance.of(PEOPLE), chance.of(MANAGERS));
    let day = 1 + chance.below(20);
    let month = 1 + chance.below(11);
    let later = |days: usize| date(month, day + days);
    let session = later(0);
    out.push_str("{\"kind\":\"one-to-one\",");
    let name = if faulty && chance.one_in(5) {
        ""
    } else {
        supervisee
    };
    push(
        out,
        &[
            "\"supervisee\":{\"name\":\"",
            name,
            "\",\"role\":\"social-worker\",\"team\":\"assessment\",\"registration\":\"SW104233\"},",
            "\"supervisor\":{\"name\":\"",
            supervisor,
            "\",\"role\":\"team-manager\"},",
            "\"session\":{\"date\":\"",
            &session,
            "\",\"durationMinutes\":",
            if faulty && chance.one_in(3) {
                "75"
            } else {
                "90"
            },
            ",\"venue\":\"Room 4\",\"mode\":\"in-person\",\"previousDate\":\"",
            &date(month - 1, day),
            "\"},\"sections\":{",
        ],
    );
    let sentences = if bytes == 0 { 9 } else { bytes / 600 };
    for (index, section) in SECTIONS.iter().enumerate() {
        let left_out = faulty && chance.one_in(6);
        push(
            out,
            &[
                if index > 0 { ",\"" } else { "\"" },
                section,
                "\":{\"discussion\":\"",
            ],
        );
        if !left_out {
            narrative(sentences, &mut chance, out);
        }
        out.push_str("\"}");
    }
    out.push_str("},\"previousActions\":[");
    for index in 0..3 {
        push(
            out,
            &[
                if index > 0 { ",{" } else { "{" },
                "\"action\":\"",
                chance.of(ACTIONS),
                "\",\"status\":\"done\",\"due\":\"",
                &session,
                "\"}",
            ],
        );
    }
    out.push_str("],\"actions\":[");
    for index in 0..6 {
        let owner = if faulty && chance.one_in(6) {
            ""
        } else {
            supervisee
        };
        let due = match (faulty, chance.below(8)) {
            (true, 0) => String::new(),
            (true, 1) => date(month - 1, 28),
            _ => later(7 + index),
        };
        push(
            out,
            &[
                if index > 0 { ",{" } else { "{" },
                "\"action\":\"",
                chance.of(ACTIONS),
                "\",\"measure\":\"",
                chance.of(MEASURES),
                "\",\"owner\":\"",
                owner,
                "\",\"due\":\"",
                &due,
                "\"}",
            ],
        );
    }
    out.push_str("],\"cases\":[");
    for index in 0..4 {
        let recorded = if faulty && chance.one_in(3) { 8 } else { 4 };
        push(
            out,
            &[
                if index > 0 { ",{" } else { "{" },
                "\"reference\":\"M-",
                &(20_000 + chance.below(9_999)).to_string(),
                "\",\"discussed\":",
                if index == 3 {
                    "false,\"reasonNotDiscussed\":\"Closed last week\""
                } else {
                    "true"
                },
                ",\"lastDiscussedOn\":\"",
                &session,
                "\",\"recordedOn\":\"",
                &later(recorded),
                "\"}",
            ],
        );
    }
    let signed = if faulty && chance.one_in(4) {
        date(month - 1, 28)
    } else {
        later(1)
    };
    push(
        out,
        &[
            "],\"decisions\":[{\"decision\":\"No new assessment before the end of the month\",\"reason\":\"Workload above the limit\",\"madeBy\":\"",
            supervisor,
            "\"}],\"signatures\":{\"supervisor\":{\"name\":\"",
            supervisor,
            "\",\"signedOn\":\"",
            &later(1),
            "\"},\"supervisee\":{\"name\":\"",
            supervisee,
            "\"",
        ],
    );
    if !(faulty && chance.one_in(4)) {
        push(out, &[",\"signedOn\":\"", &signed, "\""]);
    }
    let next = if faulty && chance.one_in(3) { 40 } else { 27 };
    push(
        out,
        &[
            "}},\"nextSession\":{\"date\":\"",
            &later(next),
            "\",\"venue\":\"Room 4\"}}",
        ],
    );
}

/// A heading's text: whole sentences, a line break between paragraphs.
fn narrative(sentences: usize, chance: &mut Chance, out: &mut String) {
    for index in 0..sentences {
        if index > 0 {
            out.push_str(if index % 5 == 0 { "\\n" } else { " " });
        }
        out.push_str(chance.of(SENTENCES));
    }
}

fn push(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
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

//! The vocabulary of findings: what can be wrong, and how grave it is.

/// How grave a finding is: a policy's must, should and good practice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The policy's *must*: holds a submission.
    Error,
    /// Its *should*.
    Warning,
    /// Its good practice.
    Advice,
}

impl Severity {
    /// From the gravest on.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The word of the contract: `error`, `warning`, `advice`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    /// From a pack's `strength`.
    pub fn of_strength(strength: &str) -> Option<Self> {
        match strength {
            "must" => Some(Self::Error),
            "should" => Some(Self::Warning),
            "advice" => Some(Self::Advice),
            _ => None,
        }
    }

    /// The severity of that word; `None` for any other.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.id() == id)
    }
}

macro_rules! codes {
    ($($variant:ident = $id:literal),+ $(,)?) => {
        /// What is wrong, as the contract names it.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Code {
            $(
                #[doc = concat!("`", $id, "`")]
                $variant
            ),+
        }

        impl Code {
            /// Every code of the contract, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// In one text, since a table of texts would be downloaded with an address and a length for each.
            const IDS: &'static str = concat!($($id, "\n"),+);

            /// The code as the contract writes it, like `signature/undated`.
            pub fn id(self) -> &'static str {
                Self::IDS.split('\n').nth(self as usize).unwrap_or("")
            }
        }
    };
}

codes! {
    RecordUnreadable = "record/unreadable",
    RecordUnknownKind = "record/unknown-kind",
    RecordUnknownPolicy = "record/unknown-policy",
    RecordUnknownField = "record/unknown-field",
    RecordTooLarge = "record/too-large",
    FieldMissing = "field/missing",
    FieldInvalid = "field/invalid",
    PolicyNotApplicable = "policy/not-applicable",
    SectionMissing = "section/missing",
    SectionPlaceholder = "section/placeholder",
    SectionContradictsAnswer = "section/contradicts-answer",
    SignatureMissing = "signature/missing",
    SignatureUndated = "signature/undated",
    SignatureBeforeSession = "signature/before-session",
    SignatureInFuture = "signature/in-future",
    SignatureSamePerson = "signature/same-person",
    ActionMissing = "action/missing",
    ActionNoOwner = "action/no-owner",
    ActionNoDue = "action/no-due",
    ActionVagueDue = "action/vague-due",
    ActionDueBeforeSession = "action/due-before-session",
    ActionNotSpecific = "action/not-specific",
    ActionNotMeasurable = "action/not-measurable",
    ActionNotAchievable = "action/not-achievable",
    ActionNotRelevant = "action/not-relevant",
    DecisionMissing = "decision/missing",
    DecisionNoReason = "decision/no-reason",
    PreviousActionsNotReviewed = "previous-actions/not-reviewed",
    PreviousActionsNoReason = "previous-actions/no-reason",
    DeadlineMissed = "deadline/missed",
    DeadlineOverdue = "deadline/overdue",
    DeadlineBeforeEvent = "deadline/before-event",
    NextSessionMissing = "next-session/missing",
    NextSessionNotAfterSession = "next-session/not-after-session",
    NextSessionTooLate = "next-session/too-late",
    NextSessionNonWorkingDay = "next-session/non-working-day",
    IntervalTooLong = "interval/too-long",
    IntervalTooFew = "interval/too-few",
    IntervalTooLittleTime = "interval/too-little-time",
    DurationMissing = "duration/missing",
    DurationTooShort = "duration/too-short",
    DurationTooLong = "duration/too-long",
    FrequencyNoReason = "frequency/no-reason",
    CaseNotDiscussedWithoutReason = "case/not-discussed-without-reason",
    CaseReviewOverdue = "case/review-overdue",
    CaseWrongNoteType = "case/wrong-note-type",
    CaseWrongRecord = "case/wrong-record",
    GroupTooFew = "group/too-few",
    GroupTooMany = "group/too-many",
    GroupRoleMissing = "group/role-missing",
    GroupDecisionWithoutManager = "group/decision-without-manager",
    SupervisorNotRegistered = "supervisor/not-registered",
    SupervisorWrongRole = "supervisor/wrong-role",
    AgreementBelowPolicy = "agreement/below-policy",
    AgreementReviewTooLate = "agreement/review-too-late",
    EventMissing = "event/missing",
    EventTooLate = "event/too-late",
    EventNoReason = "event/no-reason",
    RetentionHandOverDue = "retention/hand-over-due",
    DisagreementNotRecorded = "disagreement/not-recorded",
    DisagreementNotEscalated = "disagreement/not-escalated",
    AnonymityIdentifier = "anonymity/identifier",
    FileMissingItem = "file/missing-item",
    FileExpiredItem = "file/expired-item",
}

impl Code {
    /// The code that is written so; `None` for any other text.
    pub fn parse(id: &str) -> Option<Self> {
        let number = Self::IDS.split('\n').position(|known| known == id)?;
        Self::ALL.get(number).copied()
    }

    /// Whether it only says that something is not there yet: counted in a draft's completeness, not found.
    pub fn is_merely_missing(self) -> bool {
        matches!(
            self,
            Self::FieldMissing
                | Self::SectionMissing
                | Self::SignatureMissing
                | Self::SignatureUndated
                | Self::ActionMissing
                | Self::ActionNoOwner
                | Self::ActionNoDue
                | Self::ActionNotAchievable
                | Self::ActionNotRelevant
                | Self::DecisionMissing
                | Self::DecisionNoReason
                | Self::PreviousActionsNotReviewed
                | Self::PreviousActionsNoReason
                | Self::NextSessionMissing
                | Self::DurationMissing
                | Self::FrequencyNoReason
                | Self::CaseNotDiscussedWithoutReason
                | Self::GroupRoleMissing
                | Self::SupervisorNotRegistered
                | Self::EventMissing
                | Self::EventNoReason
                | Self::DisagreementNotRecorded
                | Self::DisagreementNotEscalated
                | Self::FileMissingItem
        )
    }
}

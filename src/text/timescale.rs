use crate::calendar::{Date, WorkingDays, parse_iso};
pub enum Due {
    Blank,
    Date(Date),
    Vague,
    Invalid,
}
pub struct DueContext<'a> {
    pub from: Date,
    pub next_session: Option<Date>,
    pub working_days: &'a WorkingDays,
}
pub fn read_due(text: &str, _: &DueContext) -> Due {
    if text.trim().is_empty() {
        return Due::Blank;
    }
    parse_iso(text.trim()).map_or(Due::Vague, Due::Date)
}

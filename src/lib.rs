//! Holds social-work supervision records against a council's own supervision policy.

pub mod calendar;
pub mod text;

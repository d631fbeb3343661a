//! Civil dates, periods, bank holidays, working days.

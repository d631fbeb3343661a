//! Many records, one a line.
//!
//! Records come in pieces of any size, cut anywhere: a line that a piece leaves open is kept until the next one. Nothing is kept of a record that
//! has no finding but its part in the counts, so that a file of any length needs the memory of its longest line, of which no more is kept than a
//! record may have.

use crate::record::{limits, scan};
use crate::report::Report;
use crate::validator::Validator;
use alloc::vec::Vec;

/// A record of that many bytes is too large, white space around it and a byte order mark aside.
const MOST_KEPT: usize = limits::BYTES + 1024;

/// Figures of an audit so far.
#[derive(Debug, Default)]
pub struct Audit {
    /// Records so far: every line that is not blank.
    pub records: u32,
    /// Those of them in which no finding is an error.
    pub ok: u32,
    /// Those of them that are no JSON, or too large for a record.
    pub unreadable: u32,
    /// The number of the last line read, from 1; blank lines count.
    pub line: u32,
    open_line: Vec<u8>,
}

impl Audit {
    /// Nothing read yet.
    pub const fn new() -> Self {
        Self {
            records: 0,
            ok: 0,
            unreadable: 0,
            line: 0,
            open_line: Vec::new(),
        }
    }

    /// Takes the next piece; `each` gets every record's line number and report.
    pub fn feed(&mut self, validator: &Validator, piece: &[u8], each: &mut dyn FnMut(u32, Report)) {
        let mut rest = piece;
        while let Some((line, behind)) = rest
            .split_at_checked(scan::line_length(rest))
            .filter(|(_, behind)| !behind.is_empty())
        {
            rest = behind.get(1..).unwrap_or_default();
            if self.open_line.is_empty() {
                self.take(validator, line, each);
            } else {
                self.keep(line);
                let mut whole = core::mem::take(&mut self.open_line);
                self.take(validator, &whole, each);
                whole.clear();
                self.open_line = whole;
            }
        }
        self.keep(rest);
    }

    /// Adds to the open line; what makes it too large for a record is enough of it.
    fn keep(&mut self, piece: &[u8]) {
        let room = MOST_KEPT.saturating_sub(self.open_line.len());
        self.open_line
            .extend_from_slice(piece.get(..room).unwrap_or(piece));
    }

    /// Takes a last line that does not end in a line break.
    pub fn finish(&mut self, validator: &Validator, each: &mut dyn FnMut(u32, Report)) {
        let line = core::mem::take(&mut self.open_line);
        if !line.is_empty() {
            self.take(validator, &line, each);
        }
    }

    fn take(&mut self, validator: &Validator, line: &[u8], each: &mut dyn FnMut(u32, Report)) {
        self.line = self.line.saturating_add(1);
        let line = line
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(line)
            .trim_ascii();
        if line.is_empty() {
            return;
        }
        let report = validator.validate_json(line);
        self.records += 1;
        self.ok += u32::from(report.ok());
        let unreadable = |code| {
            matches!(
                code,
                crate::Code::RecordUnreadable | crate::Code::RecordTooLarge
            )
        };
        self.unreadable += u32::from(
            report
                .findings
                .iter()
                .any(|finding| unreadable(finding.code)),
        );
        each(self.line, report);
    }
}

//! Reading the labelled corpora under `tests/text`, and counting hits and misses.

use std::fmt;
use std::fs;
use std::path::Path;

/// The rows of a corpus without its heading, each cut at the tabs.
pub fn rows(file: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/text")
        .join(file);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .skip(1)
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// Hits and misses of one code.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    hit: u32,
    false_alarm: u32,
    missed: u32,
}

impl Score {
    pub fn add(&mut self, expected: bool, found: bool) {
        match (expected, found) {
            (true, true) => self.hit += 1,
            (false, true) => self.false_alarm += 1,
            (true, false) => self.missed += 1,
            (false, false) => {}
        }
    }

    pub fn precision(&self) -> f64 {
        share(self.hit, self.false_alarm)
    }

    pub fn recall(&self) -> f64 {
        share(self.hit, self.missed)
    }
}

fn share(of: u32, rest: u32) -> f64 {
    assert!(of + rest > 0, "nothing to measure");
    f64::from(of) / f64::from(of + rest)
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "precision {:.3} recall {:.3} ({} found, {} false, {} missed)",
            self.precision(),
            self.recall(),
            self.hit,
            self.false_alarm,
            self.missed
        )
    }
}

//! Doing a thing again only when something it depends on has changed.
//!
//! A stamp is a hash of the content of all inputs, kept in a file beside the others in `target/xtask/`. Times of
//! files do not count: a fresh checkout or a branch switched there and back changes nothing.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::workspace;

/// A hash that grows with every input.
pub struct Fingerprint(DefaultHasher);

impl Fingerprint {
    pub fn new() -> Self {
        Self(DefaultHasher::new())
    }

    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        // The length keeps ("ab", "c") apart from ("a", "bc").
        self.0.write_usize(bytes.len());
        self.0.write(bytes);
        self
    }

    pub fn file(&mut self, path: &Path) -> Result<&mut Self> {
        let content = workspace::read(path)?;
        let name = path.strip_prefix(workspace::root()).unwrap_or(path);
        self.bytes(name.as_os_str().as_encoded_bytes());
        Ok(self.bytes(&content))
    }

    /// Every file below `dir`; a folder that is not there counts as an empty one.
    pub fn tree(&mut self, dir: &Path) -> Result<&mut Self> {
        for file in workspace::files_below(dir)? {
            self.file(&file)?;
        }
        Ok(self)
    }

    pub fn finish(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// What was written down when a thing was last done.
pub struct Stamp(PathBuf);

impl Stamp {
    pub fn of(name: &str) -> Result<Self> {
        Ok(Self(workspace::scratch()?.join(format!("{name}.stamp"))))
    }

    pub fn is(&self, fingerprint: &str) -> bool {
        std::fs::read_to_string(&self.0).is_ok_and(|found| found == fingerprint)
    }

    pub fn set(&self, fingerprint: &str) -> Result<()> {
        workspace::write(&self.0, fingerprint)
    }
}

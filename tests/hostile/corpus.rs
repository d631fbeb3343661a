//! The fuzzers' corpus through the bodies of their targets, as it is and changed at random from a fixed seed.
//!
//! `cargo xtask fuzz` looks for new inputs; what it finds and what once was a fault lies in `fuzz/corpus/`, and here it is tried again without libFuzzer.

use super::fuzz_targets::TARGETS;
use std::fs;
use std::path::Path;

/// Changed inputs for each target.
const CHANGED: usize = 400;

/// Numbers that look random and are the same in every run: xorshift64*, Vigna 2016.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).expect("31 bits") % limit.max(1)
    }
}

fn inputs(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("a folder can be read").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).expect("a file can be read"))
        .collect()
}

/// Takes out, doubles, overwrites, cuts, or puts a piece of another input in.
fn change(random: &mut Random, input: &[u8], other: &[u8]) -> Vec<u8> {
    const TELLING: &[&[u8]] = &[
        b"\"",
        b"{",
        b"]",
        b"\\ud800",
        b"\0",
        b"null",
        b"1e999",
        b"2026-02-29",
        b"\xff",
        "\u{202e}".as_bytes(),
        b"/*",
        b",",
    ];
    let mut out = input.to_vec();
    for _ in 0..=random.below(3) {
        let at = random.below(out.len() + 1);
        let end = (at + 1 + random.below(16)).min(out.len());
        let new = match random.below(5) {
            0 => Vec::new(),
            1 => out[at..end].repeat(2),
            2 => TELLING[random.below(TELLING.len())].to_vec(),
            3 => vec![u8::try_from(random.below(256)).expect("a byte")],
            _ => {
                let from = random.below(other.len() + 1);
                other[from..(from + random.below(64)).min(other.len())].to_vec()
            }
        };
        out.splice(at..end, new);
    }
    out
}

#[test]
fn the_corpus_and_changes_to_it_break_nothing() {
    for (name, target) in TARGETS {
        let inputs = inputs(name);
        assert!(inputs.len() >= 10, "{name} has a corpus");
        for input in &inputs {
            target(input);
        }
        let mut random = Random(0x5eed_0007);
        for _ in 0..CHANGED {
            let input = &inputs[random.below(inputs.len())];
            let other = &inputs[random.below(inputs.len())];
            target(&change(&mut random, input, other));
        }
    }
}

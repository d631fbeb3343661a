//! The lexicon files as one table, made while compiling.
//!
//! The table holds no letters. An entry is a hash of 27 bits of a stem (or of the stems of a phrase) and 5 bits of kind. The
//! upper 11 bits of the hash are the entry's bucket and not stored. Lower bits, kinds and the sizes of buckets lie apart, because
//! only the first are without any pattern: an entry takes two bytes and a half of a download, a third of what its word would take.
//! A stranger to the table is taken for an entry about once in 50 000 lookups.

use super::lexicon::KINDS;
use super::words::key_of;

/// Which lexicon a word is looked up in: the value is mixed into its key, so that one table holds all.
pub(super) const ACTIONS: u32 = 0;
pub(super) const OWNERS: u32 = 0x5bd1_e995;
pub(super) const PLACEHOLDERS: u32 = 0xc2b2_ae35;

/// The kinds of `lexicon/owners.tsv`, in the order of their numbers.
const OWNER_KINDS: [&str; 4] = ["head", "glue", "nobody", "role"];
/// The kinds of `lexicon/placeholders.tsv`.
const PLACEHOLDER_KINDS: [&str; 4] = ["stock", "status", "place", "filler"];

const ACTIONS_FILE: &[u8] = include_bytes!("lexicon/actions.tsv");
const OWNERS_FILE: &[u8] = include_bytes!("lexicon/owners.tsv");
const PLACEHOLDERS_FILE: &[u8] = include_bytes!("lexicon/placeholders.tsv");

const N: usize = count(ACTIONS_FILE) + count(OWNERS_FILE) + count(PLACEHOLDERS_FILE);
const KIND_MASK: u32 = 31;

/// Bits of a key below those of its bucket.
const REST_BITS: u32 = 21;
const BUCKETS: usize = 1 << (32 - REST_BITS);
/// Buckets whose common start is kept.
const GROUP: usize = 64;

/// Everything is worked out before the program runs; only the four below reach the binary.
const SORTED: [u32; N] = {
    let mut table = [0; N];
    let n = fill(&mut table, 0, ACTIONS_FILE, &KINDS, ACTIONS);
    let n = fill(&mut table, n, OWNERS_FILE, &OWNER_KINDS, OWNERS);
    let n = fill(
        &mut table,
        n,
        PLACEHOLDERS_FILE,
        &PLACEHOLDER_KINDS,
        PLACEHOLDERS,
    );
    assert!(n == N, "the table has another size than the files");
    sort(&mut table);
    let mut i = 1;
    while i < N {
        assert!(
            table[i - 1] & !KIND_MASK != table[i] & !KIND_MASK,
            "a word stands twice in a lexicon"
        );
        i += 1;
    }
    table
};
/// The lower bits of the hashes.
static RESTS: [u16; N] = {
    let mut rests = [0; N];
    let mut i = 0;
    while i < N {
        rests[i] = rest(SORTED[i]);
        i += 1;
    }
    rests
};
static KIND_OF: [u8; N] = {
    let mut kinds = [0; N];
    let mut i = 0;
    while i < N {
        kinds[i] = (SORTED[i] & KIND_MASK) as u8;
        i += 1;
    }
    kinds
};
/// How many entries each bucket has.
static SIZES: [u8; BUCKETS] = {
    let mut sizes = [0; BUCKETS];
    let mut i = 0;
    while i < N {
        sizes[bucket(SORTED[i])] += 1;
        i += 1;
    }
    sizes
};
/// Where the entries of each group of buckets begin.
static STARTS: [u16; BUCKETS / GROUP] = {
    let mut starts = [0; BUCKETS / GROUP];
    assert!(N <= u16::MAX as usize, "more words than a place can number");
    let mut i = 0;
    while i < N {
        let mut after = bucket(SORTED[i]) / GROUP + 1;
        while after < starts.len() {
            starts[after] += 1;
            after += 1;
        }
        i += 1;
    }
    starts
};

const fn bucket(key: u32) -> usize {
    (key >> REST_BITS) as usize
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the bits of the bucket are the others"
)]
const fn rest(key: u32) -> u16 {
    (key >> KIND_MASK.trailing_ones()) as u16
}

/// The number of the kind of a word or phrase.
pub(super) fn find(lexicon: u32, key: u32) -> Option<u8> {
    let key = key ^ lexicon;
    let bucket = bucket(key);
    let group = bucket / GROUP;
    let before = SIZES.get(group * GROUP..bucket)?;
    let from = before
        .iter()
        .fold(usize::from(*STARTS.get(group)?), |sum, size| {
            sum + usize::from(*size)
        });
    let to = from + usize::from(*SIZES.get(bucket)?);
    let found = RESTS
        .get(from..to)?
        .iter()
        .position(|entry| *entry == rest(key))?;
    KIND_OF.get(from + found).copied()
}

/// An entry of a table that is made at run time.
pub(super) const fn entry(key: u32, kind: u8) -> u32 {
    key & !KIND_MASK | kind as u32
}

/// The kind of the entry with this key in a sorted table.
pub(super) fn find_in(sorted: &[u32], key: u32) -> Option<u8> {
    let at = sorted.partition_point(|&entry| entry < key & !KIND_MASK);
    let [_, _, _, low] = sorted.get(at)?.to_be_bytes();
    ((sorted.get(at)? ^ key) & !KIND_MASK == 0).then_some(low & 31)
}

/// How many entries a lexicon file holds: lines of kind, reason and words, parted by tabs; the words by commas.
const fn count(file: &[u8]) -> usize {
    let mut n = 0;
    let mut tabs = 0;
    let mut i = 0;
    while i < file.len() {
        match file[i] {
            b'\t' => tabs += 1,
            b'\n' => {
                assert!(tabs == 2, "a line of a lexicon is kind, reason, words");
                tabs = 0;
                n += 1;
            }
            b',' if tabs == 2 => n += 1,
            _ => {}
        }
        i += 1;
    }
    n
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The place of a name in a list of kinds.
const fn kind_number(name: &[u8], kinds: &[&str]) -> u8 {
    assert!(kinds.len() <= 32, "more kinds than five bits number");
    let mut i = 0;
    while i < kinds.len() {
        if same(name, kinds[i].as_bytes()) {
            #[expect(clippy::cast_possible_truncation, reason = "asserted above")]
            return i as u8;
        }
        i += 1;
    }
    panic!("a kind without a name");
}

/// The part of a file from `start` to `end`; slicing by range is not const.
const fn part(file: &[u8], start: usize, end: usize) -> &[u8] {
    file.split_at(end).0.split_at(start).1
}

/// Writes the entries of a file into the table from `n` on, and says where they end.
const fn fill(table: &mut [u32], mut n: usize, file: &[u8], kinds: &[&str], lexicon: u32) -> usize {
    let mut kind = 0;
    let mut column = 0;
    let mut start = 0;
    let mut i = 0;
    while i < file.len() {
        match (column, file[i]) {
            (0, b'\t') => {
                kind = kind_number(part(file, start, i), kinds);
                column = 1;
            }
            (1, b'\t') => {
                column = 2;
                start = i + 1;
            }
            (2, b',' | b'\n') => {
                table[n] = entry(key_of(part(file, start, i)) ^ lexicon, kind);
                n += 1;
                start = i + 1;
                if file[i] == b'\n' {
                    column = 0;
                }
            }
            _ => {}
        }
        i += 1;
    }
    n
}

/// Shell's sort: it runs while compiling too, and is a tenth of the code of the standard library's.
pub(super) const fn sort(table: &mut [u32]) {
    let mut gap = table.len() / 2;
    while gap > 0 {
        let mut i = gap;
        while i < table.len() {
            let value = table[i];
            let mut j = i;
            while j >= gap && table[j - gap] > value {
                table[j] = table[j - gap];
                j -= gap;
            }
            table[j] = value;
            i += 1;
        }
        gap /= 2;
    }
}

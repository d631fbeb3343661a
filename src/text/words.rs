//! Words as numbers: cut a text into words, bring each to its stem, look it up in a table made while compiling.
//!
//! A table holds no letters. Each entry is one `u32`: the upper 27 bits are a hash of the stem (or of the stems of a phrase),
//! the lower 5 the kind of the word. That is a third of the bytes that the words themselves would take, and a lookup is
//! a binary search over numbers. A stranger to the table is taken for an entry about once in 70 000 words.

/// Longest word that a table may hold, in bytes; of a longer word only the beginning is looked at.
pub(super) const WORD_BYTES: usize = 24;

/// Longest phrase that a table may hold, in words.
pub(super) const PHRASE_WORDS: usize = 4;

const KIND_BITS: u32 = 5;
const KIND_MASK: u32 = (1 << KIND_BITS) - 1;
/// Start of the hash of a stem, and of a word as it is written: the two never meet.
const STEM: u32 = 0x811c_9dc5;
const EXACT: u32 = 0x2f0b_4a21;

/// A word in lower case: its bytes, and how many of them count.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    bytes: [u8; WORD_BYTES],
    len: usize,
}

impl Letters {
    pub(super) const fn new() -> Self {
        Self {
            bytes: [0; WORD_BYTES],
            len: 0,
        }
    }

    pub(super) const fn push(&mut self, byte: u8) {
        if self.len < WORD_BYTES {
            self.bytes[self.len] = byte.to_ascii_lowercase();
            self.len += 1;
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&[])
    }

    /// The byte `back` places before the end; 0 before the beginning.
    const fn last(&self, back: usize) -> u8 {
        if back < self.len {
            self.bytes[self.len - 1 - back]
        } else {
            0
        }
    }

    const fn ends(&self, suffix: &[u8]) -> bool {
        let mut i = 0;
        while i < suffix.len() {
            if self.last(i) != suffix[suffix.len() - 1 - i] {
                return false;
            }
            i += 1;
        }
        true
    }

    /// Whether a stem of three letters with a vowel is left without the last `n`.
    const fn stands_without(&self, n: usize) -> bool {
        if self.len < n + 3 {
            return false;
        }
        let mut i = 0;
        while i < self.len - n {
            if matches!(self.bytes[i], b'a' | b'e' | b'i' | b'o' | b'u' | b'y') {
                return true;
            }
            i += 1;
        }
        false
    }

    const fn cut_y(&mut self, n: usize) {
        self.len -= n;
        self.push(b'y');
    }

    /// One form for "arrange", "arranges", "arranged" and "arranging". It need not be a word, only the same for all of them.
    pub(super) const fn stem(mut self) -> Self {
        if self.len > 3 && self.last(0) == b's' && !matches!(self.last(1), b's' | b'u' | b'i') {
            self.len -= 1;
        }
        if self.len > 4 && self.ends(b"ie") {
            self.cut_y(2);
        } else if self.len > 4 && self.ends(b"ied") {
            self.cut_y(3);
        } else if self.ends(b"ing") && self.stands_without(3) {
            self.len -= 3;
        } else if self.ends(b"eed") {
            if self.len > 5 {
                self.len -= 1;
            }
        } else if self.ends(b"ed") && self.stands_without(2) {
            self.len -= 2;
        }
        if self.len > 3 && self.last(0) == b'e' {
            self.len -= 1;
        }
        let last = self.last(0);
        if self.len > 3 && last == self.last(1) && !matches!(last, b'a' | b'e' | b'i' | b'o' | b'u')
        {
            self.len -= 1;
        }
        self
    }

    const fn hash(&self, seed: u32) -> u32 {
        // FNV-1a
        let mut hash = seed;
        let mut i = 0;
        while i < self.len {
            hash = (hash ^ self.bytes[i] as u32).wrapping_mul(0x0100_0193);
            i += 1;
        }
        hash
    }

    pub(super) const fn stem_hash(self) -> u32 {
        self.stem().hash(STEM)
    }

    pub(super) const fn exact_hash(&self) -> u32 {
        self.hash(EXACT)
    }
}

/// The hash of a word in its stem form, for comparisons with single words.
pub(super) const fn stem_of(word: &[u8]) -> u32 {
    let mut letters = Letters::new();
    let mut i = 0;
    while i < word.len() {
        letters.push(word[i]);
        i += 1;
    }
    letters.stem_hash()
}

/// The hash of a phrase from that of its beginning and that of its next word.
pub(super) const fn join(beginning: u32, next: u32) -> u32 {
    (beginning.rotate_left(7) ^ next).wrapping_mul(0x9e37_79b1)
}

/// The key of an entry of a lexicon file: stems, or the word as written after a `=`.
pub(super) const fn key_of(entry: &[u8]) -> u32 {
    let mut i = 0;
    while i < entry.len() && entry[i] == b' ' {
        i += 1;
    }
    let exact = i < entry.len() && entry[i] == b'=';
    if exact {
        i += 1;
    }
    let mut key = 0;
    let mut first = true;
    let mut letters = Letters::new();
    while i <= entry.len() {
        if i == entry.len() || entry[i] == b' ' {
            if letters.len > 0 {
                let hash = if exact {
                    letters.exact_hash()
                } else {
                    letters.stem_hash()
                };
                key = if first { hash } else { join(key, hash) };
                first = false;
                letters = Letters::new();
            }
        } else {
            letters.push(entry[i]);
        }
        i += 1;
    }
    key
}

/// Keys with their kinds, sorted by key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table(pub(super) &'static [u32]);

impl Table {
    /// The kind of the entry with this key.
    pub(super) fn find(self, key: u32) -> Option<u8> {
        let key = key & !KIND_MASK;
        let at = self.0.partition_point(|&entry| entry < key);
        let entry = *self.0.get(at)?;
        (entry & !KIND_MASK == key).then_some((entry & KIND_MASK) as u8)
    }
}

/// How many entries a lexicon file holds: lines of kind, reason and words, parted by tabs; the words by commas.
pub(super) const fn count(file: &[u8]) -> usize {
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

/// The place of a name in the list of kinds.
pub(super) const fn kind_number(name: &[u8], kinds: &[&str]) -> Option<u8> {
    let mut i = 0;
    while i < kinds.len() {
        if same(name, kinds[i].as_bytes()) {
            #[expect(clippy::cast_possible_truncation, reason = "at most 32 kinds")]
            return Some(i as u8);
        }
        i += 1;
    }
    None
}

/// The part of a file from `start` to `end`; slicing by range is not const.
const fn part(file: &[u8], start: usize, end: usize) -> &[u8] {
    file.split_at(end).0.split_at(start).1
}

/// Packs a lexicon file into a table while compiling, so that its words and reasons never reach the binary.
///
/// Does not compile where a kind has no name in `kinds` or a word stands twice.
pub(super) const fn pack<const N: usize>(file: &[u8], kinds: &[&str]) -> [u32; N] {
    assert!(kinds.len() <= 1 << KIND_BITS, "more kinds than bits");
    let mut table = [0; N];
    let mut n = 0;
    let mut kind = 0;
    let mut column = 0;
    let mut start = 0;
    let mut i = 0;
    while i < file.len() {
        let byte = file[i];
        if column == 0 && byte == b'\t' {
            kind = match kind_number(part(file, start, i), kinds) {
                Some(number) => number as u32,
                None => panic!("a kind without a name"),
            };
            column = 1;
        } else if column == 1 && byte == b'\t' {
            column = 2;
            start = i + 1;
        } else if column == 2 && (byte == b',' || byte == b'\n') {
            table[n] = key_of(part(file, start, i)) & !KIND_MASK | kind;
            n += 1;
            start = i + 1;
            if byte == b'\n' {
                column = 0;
            }
        }
        i += 1;
    }
    assert!(n == N, "the table has another size than the file");
    sorted(table)
}

const fn sorted<const N: usize>(mut table: [u32; N]) -> [u32; N] {
    // Shell sort: the standard library's does not run while compiling.
    let mut gap = N / 2;
    while gap > 0 {
        let mut i = gap;
        while i < N {
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
    let mut i = 1;
    while i < N {
        assert!(
            table[i - 1] & !KIND_MASK != table[i] & !KIND_MASK,
            "a word stands twice in a lexicon"
        );
        i += 1;
    }
    table
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blanks, or a sign that parts nothing: "follow-up" is two words of one phrase.
    Space,
    Comma,
    /// Beginning of the text, end of a sentence, a new line or list item, a colon, a dash between blanks.
    Stop,
    /// One sign and no blank: what joins digits into a date, a time or a fraction.
    Glue(u8),
}

/// One word of a text.
pub(super) struct Word {
    pub(super) letters: Letters,
    pub(super) gap: Gap,
    /// The first letter is a capital.
    pub(super) capital: bool,
}

/// The words of a text, once through, without an allocation. An apostrophe joins, and an `'s` at the end is left out.
pub(super) struct Words<'a> {
    bytes: &'a [u8],
    first: bool,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            first: true,
        }
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(ahead).copied().unwrap_or(0)
    }

    /// Length of the apostrophe at the front, straight or curly; 0 where there is none.
    fn apostrophe(&self) -> usize {
        match self.bytes {
            [b'\'', ..] => 1,
            [0xe2, 0x80, 0x98 | 0x99, ..] => 3,
            _ => 0,
        }
    }

    /// Length of the sign at the front; 0 where a letter or digit stands there. Letters beyond ASCII are letters; general
    /// punctuation, symbols and emoji (first bytes C2, E2, EF, F0) are not.
    fn sign(&self) -> usize {
        match self.byte(0) {
            byte if byte.is_ascii_alphanumeric() => 0,
            byte if byte < 0x80 => 1,
            0xc2 => 2,
            0xe2 | 0xef => 3,
            0xf0.. => 4,
            _ => 0,
        }
    }

    fn skip(&mut self, n: usize) {
        self.bytes = self.bytes.get(n..).unwrap_or(&[]);
    }

    fn gap(&mut self) -> Gap {
        let mut gap = if self.first { Gap::Stop } else { Gap::Space };
        let mut signs = 0_u8;
        let mut only = 0;
        let mut blank = self.first;
        while !self.bytes.is_empty() {
            let n = self.sign();
            if n == 0 {
                break;
            }
            let byte = self.byte(0);
            let blank_after = matches!(self.byte(n), b' ' | b'\n' | b'\r' | b'\t' | 0);
            let dash = byte == b'-' || (byte == 0xe2 && matches!(self.byte(2), 0x93 | 0x94));
            gap = match byte {
                b'\n' | b';' | b'!' | b'?' | b'(' => Gap::Stop,
                b'.' | b':' if blank_after => Gap::Stop,
                _ if dash && blank && blank_after => Gap::Stop,
                0xe2 if self.byte(1) != 0x80 || self.byte(2) == 0xa2 => Gap::Stop,
                b',' if gap == Gap::Space => Gap::Comma,
                _ => gap,
            };
            blank = matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
            signs = signs.saturating_add(1);
            only = byte;
            self.skip(n);
        }
        self.first = false;
        if signs == 1 && gap != Gap::Stop && !matches!(only, b' ' | b'\r' | b'\t') {
            Gap::Glue(only)
        } else {
            gap
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let gap = self.gap();
        let capital = self.byte(0).is_ascii_uppercase();
        let mut letters = Letters::new();
        while !self.bytes.is_empty() {
            let joint = self.apostrophe();
            if joint > 0 {
                let possessive = matches!(self.byte(joint), b's' | b'S')
                    && !self.byte(joint + 1).is_ascii_alphanumeric();
                self.skip(if possessive { joint + 1 } else { joint });
                if possessive || !self.byte(0).is_ascii_alphanumeric() {
                    break;
                }
            }
            if self.sign() > 0 {
                break;
            }
            letters.push(self.byte(0));
            self.skip(1);
        }
        (letters.len > 0).then_some(Word {
            letters,
            gap,
            capital,
        })
    }
}

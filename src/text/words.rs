//! Words as numbers: cut a text into words, bring each to its stem, give it a key that a table can be asked for.

/// Longest word that a table may hold, in bytes; of a longer word only the beginning is looked at.
pub(super) const WORD_BYTES: usize = 24;

/// Longest phrase that a table may hold, in words.
pub(super) const PHRASE_WORDS: usize = 4;

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

    /// The hash of the stem; of a number its value.
    pub(super) const fn stem_hash(self) -> u32 {
        match self.value() {
            Some(value) => value,
            None => self.stem().hash(STEM),
        }
    }

    /// The value of digits alone, at most that of nine of them.
    pub(super) const fn value(&self) -> Option<u32> {
        let mut value = 0;
        let mut i = 0;
        while i < self.len {
            if !self.bytes[i].is_ascii_digit() {
                return None;
            }
            if i < 9 {
                value = value * 10 + (self.bytes[i] - b'0') as u32;
            }
            i += 1;
        }
        if self.len == 0 { None } else { Some(value) }
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

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blanks, or signs that part nothing.
    Space,
    Comma,
    /// Beginning of the text, end of a sentence, a new line or list item, a colon, a dash between blanks.
    Stop,
    /// One sign and no blank, as in "follow-up" and "12.03.2026".
    Joint,
    /// A joint that is a slash or a colon: a fraction, a date, a time.
    Slash,
    Colon,
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
            match only {
                b'/' => Gap::Slash,
                b':' => Gap::Colon,
                _ => Gap::Joint,
            }
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

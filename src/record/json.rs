//! JSON into a [`Tree`], held to the grammar of RFC 8259.
//!
//! Written for records: text without escapes is borrowed, known field names become numbers on the way, numbers are read without the
//! standard library's `f64` parser (which alone would cost a sixth of the download). Nesting is a list of open containers, so that no input
//! can exhaust the stack.

use super::keys::Keys;
use super::limits;
use super::scan;
use super::tree::{At, Key, Kind, Piece, Tree};

/// Why a text is no JSON that can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonError {
    /// Not JSON from this byte on.
    Syntax {
        /// The number of that byte, from 0.
        at: usize,
    },
    /// More bytes, depth, values or rows than [`limits`] allow.
    TooLarge,
}

/// Reads one JSON value and nothing after it but white space.
///
/// # Errors
/// [`JsonError::Syntax`] with the byte where the grammar is left, [`JsonError::TooLarge`] past a limit.
pub fn read<'a>(source: &'a str, keys: &Keys) -> Result<Tree<'a>, JsonError> {
    if source.len() > limits::BYTES {
        return Err(JsonError::TooLarge);
    }
    let mut reader = Reader {
        bytes: source.as_bytes(),
        at: 0,
        keys,
        tree: Tree::new(source, source.len() / 24 + 4),
    };
    reader.document()?;
    reader.tree.index();
    Ok(reader.tree)
}

/// The text of one container inside a JSON text that was read into `tree`: from its opening bracket to its closing one.
pub fn slice<'a>(source: &'a str, tree: &Tree, at: At) -> Option<&'a str> {
    let name = tree.nodes.get(at.0 as usize)?.name;
    // The member's value begins behind its name and colon; it is read again to find its end.
    let start = name.end_in_source()?;
    let bytes = source.as_bytes();
    let begin = start
        + bytes
            .get(start..)?
            .iter()
            .position(|byte| matches!(byte, b'{' | b'['))?;
    let (mut depth, mut in_string, mut index) = (0_usize, false, begin);
    while let Some(&byte) = bytes.get(index) {
        match byte {
            b'\\' if in_string => index += 1,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return source.get(begin..=index);
                }
            }
            _ => {}
        }
        index += 1;
    }
    None
}

struct Reader<'a, 'k> {
    bytes: &'a [u8],
    at: usize,
    keys: &'k Keys,
    tree: Tree<'a>,
}

impl Reader<'_, '_> {
    fn document(&mut self) -> Result<(), JsonError> {
        // The containers around what is read, the innermost last, each with how many children it has so far.
        let mut open = [At::NONE; limits::DEPTH];
        let mut children = [1_usize; limits::DEPTH];
        let mut depth = 0;
        let mut is_list = false;
        let mut name = (Key::UNKNOWN, Piece::default());
        loop {
            // A value is expected here.
            self.skip_space();
            if self.tree.nodes.len() >= limits::NODES {
                return Err(JsonError::TooLarge);
            }
            let opened = self.value(name)?;
            if let Some(container) = opened {
                let Some(place) = open.get_mut(depth) else {
                    return Err(JsonError::TooLarge);
                };
                *place = container;
                if let Some(count) = children.get_mut(depth) {
                    *count = 1;
                }
                depth += 1;
                is_list = self.tree.kind(container) == Kind::List;
                self.skip_space();
                if self.peek() == Some(if is_list { b']' } else { b'}' }) {
                    self.at += 1;
                    self.tree.close(container, 0);
                    depth -= 1;
                    is_list = self.is_list(&open, depth);
                } else {
                    name = self.member_name(is_list)?;
                    continue;
                }
            }
            // A value has ended: go on in, or close, what it stands in.
            loop {
                self.skip_space();
                if depth == 0 {
                    return if self.at == self.bytes.len() {
                        Ok(())
                    } else {
                        Err(self.syntax())
                    };
                }
                match self.peek() {
                    Some(b',') => {
                        let count = depth
                            .checked_sub(1)
                            .and_then(|place| children.get_mut(place));
                        if let Some(count) = count {
                            *count += 1;
                            if *count > limits::CHILDREN {
                                return Err(JsonError::TooLarge);
                            }
                        }
                        self.at += 1;
                        self.skip_space();
                        name = self.member_name(is_list)?;
                        break;
                    }
                    Some(b']') if is_list => {}
                    Some(b'}') if !is_list => {}
                    _ => return Err(self.syntax()),
                }
                self.at += 1;
                depth -= 1;
                if let (Some(&container), Some(&count)) = (open.get(depth), children.get(depth)) {
                    self.tree.close(container, count);
                }
                is_list = self.is_list(&open, depth);
            }
        }
    }

    /// Whether the innermost of the open containers is a list.
    fn is_list(&self, open: &[At], depth: usize) -> bool {
        depth
            .checked_sub(1)
            .and_then(|last| open.get(last))
            .is_some_and(|container| self.tree.kind(*container) == Kind::List)
    }

    fn syntax(&self) -> JsonError {
        JsonError::Syntax { at: self.at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// The name before a member of an object; nothing before a row of a list.
    fn member_name(&mut self, is_list: bool) -> Result<(Key, Piece), JsonError> {
        if is_list {
            return Ok((Key::UNKNOWN, Piece::default()));
        }
        if self.peek() != Some(b'"') {
            return Err(self.syntax());
        }
        let piece = self.string()?;
        let name = match self.bytes.get(piece.in_source_range()) {
            Some(name) if piece.end_in_source().is_some() => name,
            _ => self.tree.text_of(piece).as_bytes(),
        };
        let key = self.keys.find_bytes(name);
        if self.peek() != Some(b':') {
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.syntax());
            }
        }
        self.at += 1;
        Ok((key, piece))
    }

    /// Reads a value whole, or opens a container and gives its node.
    fn value(&mut self, (key, name): (Key, Piece)) -> Result<Option<At>, JsonError> {
        let byte = self.peek().ok_or(self.syntax())?;
        match byte {
            b'"' => {
                let piece = self.string()?;
                self.tree.push(Kind::Text, key, name, piece);
            }
            b'{' | b'[' => {
                self.at += 1;
                let kind = if byte == b'{' {
                    Kind::Object
                } else {
                    Kind::List
                };
                return Ok(Some(self.tree.push(kind, key, name, Piece::default())));
            }
            b't' => {
                self.word(b"true")?;
                self.tree
                    .push(Kind::Bool, key, name, Piece { start: 1, len: 0 });
            }
            b'f' => {
                self.word(b"false")?;
                self.tree.push(Kind::Bool, key, name, Piece::default());
            }
            b'n' => {
                self.word(b"null")?;
                self.tree.push(Kind::Absent, key, name, Piece::default());
            }
            b'-' | b'0'..=b'9' => {
                let number = self.number()?;
                self.tree
                    .push(Kind::Number, key, name, number_piece(number));
            }
            _ => return Err(self.syntax()),
        }
        Ok(None)
    }

    fn word(&mut self, word: &[u8]) -> Result<(), JsonError> {
        if self.bytes.get(self.at..self.at + word.len()) == Some(word) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.syntax())
        }
    }

    /// A string, from its opening quote to past its closing one.
    fn string(&mut self) -> Result<Piece, JsonError> {
        self.at += 1;
        let start = self.at;
        // Most of a record is here: the loop keeps to one slice and one counter.
        let rest = self.bytes.get(start..).unwrap_or_default();
        self.at = start + scan::plain_length(rest);
        match self.peek() {
            Some(b'"') => {
                let piece = Piece::in_source(start, self.at);
                self.at += 1;
                Ok(piece)
            }
            Some(b'\\') => self.string_with_escapes(start),
            _ => Err(self.syntax()),
        }
    }

    fn string_with_escapes(&mut self, start: usize) -> Result<Piece, JsonError> {
        let from = self.tree.unescaped.len();
        let mut plain = start;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.keep_plain(plain);
                    self.at += 1;
                    return Ok(Piece::in_unescaped(from, self.tree.unescaped.len()));
                }
                Some(b'\\') => {
                    self.keep_plain(plain);
                    self.at += 1;
                    let escape = self.peek().ok_or(self.syntax())?;
                    self.at += 1;
                    let character = match escape {
                        b'"' | b'\\' | b'/' => escape as char,
                        b'b' => '\u{8}',
                        b'f' => '\u{c}',
                        b'n' => '\n',
                        b'r' => '\r',
                        b't' => '\t',
                        b'u' => self.unicode_escape()?,
                        _ => {
                            self.at -= 1;
                            return Err(self.syntax());
                        }
                    };
                    self.tree.unescaped.push(character);
                    plain = self.at;
                }
                Some(0..=0x1f) | None => return Err(self.syntax()),
                Some(_) => {
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    self.at += scan::plain_length(rest);
                }
            }
        }
    }

    fn keep_plain(&mut self, from: usize) {
        // Quotes and backslashes are never inside a character, so both ends are boundaries.
        if let Some(text) = self.tree.source.get(from..self.at) {
            self.tree.unescaped.push_str(text);
        }
    }

    /// After `\u`. A surrogate without its other half becomes U+FFFD, as a browser's encoder has it.
    fn unicode_escape(&mut self) -> Result<char, JsonError> {
        let first = self.four_hex()?;
        if (0xd800..0xdc00).contains(&first) && self.bytes.get(self.at..self.at + 2) == Some(b"\\u")
        {
            let back = self.at;
            self.at += 2;
            let second = self.four_hex()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = back;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_hex(&mut self) -> Result<u32, JsonError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self
                .peek()
                .and_then(|byte| (byte as char).to_digit(16))
                .ok_or(self.syntax())?;
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }

    fn number(&mut self) -> Result<f64, JsonError> {
        let negative = self.peek() == Some(b'-');
        if negative {
            self.at += 1;
        }
        let mut digits = Decimal::default();
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(&mut digits, 0),
            _ => return Err(self.syntax()),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            if !matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(self.syntax());
            }
            self.digits(&mut digits, 1);
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            let down = self.peek() == Some(b'-');
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if !matches!(self.peek(), Some(b'0'..=b'9')) {
                return Err(self.syntax());
            }
            let mut exponent: i32 = 0;
            while let Some(byte @ b'0'..=b'9') = self.peek() {
                exponent = (exponent * 10 + i32::from(byte - b'0')).min(100_000);
                self.at += 1;
            }
            digits.exponent += if down { -exponent } else { exponent };
        }
        let value = digits.value();
        Ok(if negative { -value } else { value })
    }

    /// Digits before (`down` 0) or behind (`down` 1) the decimal point.
    fn digits(&mut self, digits: &mut Decimal, down: i32) {
        while let Some(byte @ b'0'..=b'9') = self.peek() {
            digits.push(byte - b'0', down);
            self.at += 1;
        }
    }
}

pub(crate) fn number_piece(number: f64) -> Piece {
    let bits = number.to_bits();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the two halves of the bits"
    )]
    Piece {
        start: bits as u32,
        len: (bits >> 32) as u32,
    }
}

/// A decimal number as digits and a power of ten. Minutes, scales and caseloads are small: within 2^53 and 10^±22 the value is exact,
/// beyond it may be off by a rounding, which no rule can tell.
#[derive(Default)]
struct Decimal {
    mantissa: u64,
    exponent: i32,
}

impl Decimal {
    fn push(&mut self, digit: u8, down: i32) {
        if self.mantissa < u64::MAX / 16 {
            self.mantissa = self.mantissa * 10 + u64::from(digit);
            self.exponent -= down;
        } else {
            self.exponent += 1 - down;
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "see the type: exact where a record's numbers are"
    )]
    fn value(&self) -> f64 {
        let mut value = self.mantissa as f64;
        let mut power = self.exponent.unsigned_abs().min(400);
        let mut factor = 10.0;
        let mut scale = 1.0;
        while power > 0 {
            if power & 1 == 1 {
                scale *= factor;
            }
            factor *= factor;
            power >>= 1;
        }
        if self.exponent < 0 {
            value /= scale;
        } else if value != 0.0 {
            value *= scale;
        }
        value
    }
}

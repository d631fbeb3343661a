//! Finding a byte eight bytes at a time: most of a record is text in which nothing happens.
//!
//! Arithmetic on `u64` rather than SIMD instructions: it runs everywhere, and a record's text is read in a microsecond either way.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The highest bit of each byte that is below `limit`, which is 128 at the most. Above the first such byte others may be marked too.
const fn below(word: u64, limit: u8) -> u64 {
    word.wrapping_sub(ONES * limit as u64) & !word & HIGHS
}

const fn equal(word: u64, byte: u8) -> u64 {
    below(word ^ (ONES * byte as u64), 1)
}

/// How many bytes a JSON string goes on for without a quote, a backslash or a control character.
pub fn plain_length(bytes: &[u8]) -> usize {
    // With its second bit turned a quote comes right behind the control characters, which change places among themselves.
    let ends = |word: u64| below(word ^ (ONES * 2), 0x21) | equal(word, b'\\');
    let byte_ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    length_until(bytes, &ends, &byte_ends)
}

/// How many bytes there are before the next line break, or the end.
pub fn line_length(bytes: &[u8]) -> usize {
    length_until(bytes, &|word| equal(word, b'\n'), &|byte| *byte == b'\n')
}

/// How many small letters of ASCII the bytes begin with.
pub fn small_letters(bytes: &[u8]) -> usize {
    // Beyond `z`, which with five more has its highest bit set, or beyond ASCII.
    let above_z = |word: u64| (((word & !HIGHS) + ONES * u64::from(0x7f - b'z')) | word) & HIGHS;
    let ends = |word| below(word, b'a') | above_z(word);
    length_until(bytes, &ends, &|byte| !byte.is_ascii_lowercase())
}

#[allow(
    clippy::inline_always,
    reason = "its callers differ in what ends them: as a call through a pointer for each word it would be slower than byte by byte"
)]
#[inline(always)]
fn length_until(
    bytes: &[u8],
    ends: &impl Fn(u64) -> u64,
    byte_ends: &impl Fn(&u8) -> bool,
) -> usize {
    let mut rest = bytes;
    let mut length = 0;
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        let marks = ends(u64::from_le_bytes(*word));
        if marks != 0 {
            return length + (marks.trailing_zeros() / 8) as usize;
        }
        length += 8;
        rest = behind;
    }
    length + rest.iter().position(byte_ends).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::{line_length, plain_length, small_letters};
    use alloc::vec;

    #[test]
    fn every_byte_at_every_place_ends_a_string_or_does_not() {
        for length in 0..20 {
            for place in 0..length {
                for byte in 0..=255_u8 {
                    for filler in [b'a', 0x80, 0xff, 0x21, 0x23, 0x5b, 0x5d] {
                        let mut bytes = vec![filler; length];
                        bytes[place] = byte;
                        let ends = byte < 0x20 || byte == b'"' || byte == b'\\';
                        let expected = if ends { place } else { length };
                        assert_eq!(plain_length(&bytes), expected, "{bytes:?}");
                        let expected = if byte == b'\n' { place } else { length };
                        assert_eq!(line_length(&bytes), expected, "{bytes:?}");
                        let letters = bytes.iter().take_while(|byte| byte.is_ascii_lowercase());
                        assert_eq!(small_letters(&bytes), letters.count(), "{bytes:?}");
                    }
                }
            }
        }
    }
}

//! The words of a rich text editor's markup.

use super::row_pattern::find_text;
use alloc::{borrow::ToOwned, string::String};

/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "table",
    "blockquote",
    "pre",
    "figure",
    "hr",
    "section",
    "article",
    "dd",
    "dt",
];
const INLINE: &[&str] = &[
    "span", "strong", "em", "b", "i", "u", "a", "s", "sub", "sup", "mark", "code", "font", "img",
];

/// Whether a text area holds markup, as an editor writes it back: it begins with a tag of an editor and ends with one.
pub fn is_markup(text: &str) -> bool {
    let text = text.trim();
    let Some(inside) = text.strip_prefix('<') else {
        return false;
    };
    let name = tag_name(inside);
    text.ends_with('>')
        && (BLOCKS.iter().chain(INLINE)).any(|known| name.eq_ignore_ascii_case(known))
}

/// The text without its tags: blocks begin new lines, entities are characters. `<p><br></p>` has none.
pub fn words(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    loop {
        let Some(at) = rest.find(['<', '&']) else {
            push_text(rest, &mut out);
            break;
        };
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        push_text(before, &mut out);
        rest = if from.starts_with('&') {
            entity(from, &mut out)
        } else {
            tag(from, &mut out)
        };
    }
    out.trim().to_owned()
}

/// Line breaks of the markup are spaces.
fn push_text(text: &str, out: &mut String) {
    out.extend(text.chars().map(|letter| match letter {
        '\n' | '\r' | '\t' | '\u{a0}' => ' ',
        _ => letter,
    }));
}

fn tag<'m>(from: &'m str, out: &mut String) -> &'m str {
    if let Some(comment) = from.strip_prefix("<!--") {
        let end = find_text(comment, "-->");
        return end.and_then(|end| comment.get(end + 3..)).unwrap_or("");
    }
    let inside = from.get(1..).unwrap_or("");
    let name = tag_name(inside.strip_prefix('/').unwrap_or(inside));
    if name.is_empty() {
        out.push('<');
        return inside;
    }
    if BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block)) && !out.ends_with('\n') {
        out.push('\n');
    }
    inside.split_once('>').map_or("", |(_, after)| after)
}

fn tag_name(inside: &str) -> &str {
    let end = inside
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(inside.len());
    inside
        .get(..end)
        .filter(|name| name.starts_with(|letter: char| letter.is_ascii_alphabetic()))
        .unwrap_or("")
}

fn entity<'m>(from: &'m str, out: &mut String) -> &'m str {
    let known = from.get(1..).and_then(|inside| {
        let (name, after) = inside.split_once(';').filter(|(name, _)| name.len() <= 8)?;
        let letter = match name {
            "nbsp" => ' ',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "rsquo" => '’',
            "lsquo" => '‘',
            "ndash" => '–',
            "pound" => '£',
            "zwnj" => '\u{200c}',
            _ => {
                let number = name.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                match char::from_u32(code.ok()?)? {
                    '\u{a0}' => ' ',
                    letter => letter,
                }
            }
        };
        Some((letter, after))
    });
    let (letter, after) = known.unwrap_or(('&', from.get(1..).unwrap_or("")));
    out.push(letter);
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_editor_holds_nothing() {
        for markup in [
            "<p><br></p>",
            "<p>&nbsp;</p>",
            "<div><br></div>",
            "<p></p>",
            "<p>\n</p><p><br/></p>",
            "<!-- a -->",
        ] {
            assert_eq!(words(markup), "", "{markup}");
        }
    }

    #[test]
    fn words_stay_and_tags_go() {
        for (markup, expected) in [
            (
                "<p>We spoke of <b>leave</b>.</p><p>All well.</p>",
                "We spoke of leave.\nAll well.",
            ),
            ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
            ("plain &amp; simple", "plain & simple"),
            ("a &lt; b &#38; c &#x2019;", "a < b & c ’"),
            ("5 < 6 & 7", "5 < 6 & 7"),
            ("<p title='x'>un<br>closed", "un\nclosed"),
            ("<p", ""),
            ("&unknown; &", "&unknown; &"),
        ] {
            assert_eq!(words(markup), expected, "{markup}");
        }
    }

    #[test]
    fn only_an_editors_markup_is_markup() {
        assert!(is_markup("<p>Text</p>"));
        assert!(is_markup(" <DIV>Text</DIV>\n"));
        assert!(!is_markup("<3 my team"));
        assert!(!is_markup("Text <b>bold</b>"));
        assert!(!is_markup("<Ruth> agreed <Amira>"));
    }
}

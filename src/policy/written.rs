//! Parts of a pack as JSON again: for packs that extend another, and for the examples of rules.

use crate::record::Tree;
use crate::record::pointer::push_number;
use crate::record::tree::{At, Kind};
use crate::report::push_text;
use alloc::string::String;

/// Appends what stands at `at`. Depth is that of the pack, which reading limits.
pub fn push(tree: &Tree, at: At, out: &mut String) {
    match tree.kind(at) {
        Kind::Object => {
            out.push('{');
            let start = out.len();
            for member in tree.children(at) {
                push_name(tree.name(member), start, out);
                push(tree, member, out);
            }
            out.push('}');
        }
        Kind::List => {
            out.push('[');
            let start = out.len();
            for row in tree.children(at) {
                if out.len() > start {
                    out.push(',');
                }
                push(tree, row, out);
            }
            out.push(']');
        }
        Kind::Text => push_text(tree.text(at).unwrap_or(""), out),
        Kind::Number => push_decimal(tree.number(at).unwrap_or(0.0), out),
        Kind::Bool => out.push_str(if tree.boolean(at) == Some(true) {
            "true"
        } else {
            "false"
        }),
        Kind::Absent | Kind::Date | Kind::Unreadable => out.push_str("null"),
    }
}

/// The name of a member, behind a comma where it is not the first of an object that begins at `start`.
pub fn push_name(name: &str, start: usize, out: &mut String) {
    if out.len() > start {
        out.push(',');
    }
    push_text(name, out);
    out.push(':');
}

/// As far as nine digits behind the point: more than a policy's numbers have.
fn push_decimal(number: f64, out: &mut String) {
    if number < 0.0 {
        out.push('-');
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates beyond what a pack's numbers are"
    )]
    let whole = number.abs() as u32;
    push_number(whole, out);
    let mut rest = number.abs() - f64::from(whole);
    if !(1e-9..1.0).contains(&rest) {
        return;
    }
    out.push('.');
    // Half a unit of the last digit, so that 0.3 does not come out as 0.299999999.
    rest += 5e-10;
    for _ in 0..9 {
        rest *= 10.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 9"
        )]
        let digit = rest as u8;
        out.push((b'0' + digit.min(9)) as char);
        rest -= f64::from(digit);
    }
    let end = out.trim_end_matches('0').len();
    out.truncate(end);
}

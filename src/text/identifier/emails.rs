//! Email addresses that belong to a person at home.

use super::tokens::{List, list};
use super::words::{DUTY, STAFF, WORKPLACE, class_of};
use super::{Identifier, IdentifierKind, Reader, Setting};

/// Domains of public bodies, schools and charities: who writes from there is at work. Every `.org` is one too.
const WORK: &List = list!("gov.uk nhs.uk nhs.net police.uk sch.uk ac.uk cjsm.net org.uk");

/// Providers of private mailboxes, by the first label of the domain. "example" stands for them in samples.
const PRIVATE: &List = list!(
    "gmail googlemail hotmail outlook live msn yahoo ymail icloud me mac aol btinternet \
                       btopenworld sky talktalk virginmedia ntlworld protonmail proton gmx mail tiscali plusnet \
                       blueyonder example"
);

/// Mailboxes that several people read.
const ROLES: &List = list!(
    "info enquiries enquiry referrals referral safeguarding contact hello bookings noreply legal \
                     finance it learning fostering adoption placements families socialcare childrens adults lado \
                     feedback"
);

/// RFC 5321, 4.5.3.1: the longest local part and domain; they keep the scan linear.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 255;

impl Reader<'_> {
    /// The email address around the mark at `at`.
    pub(super) fn email(&self, at: usize) -> Option<Identifier> {
        let bytes = self.tokens.text.as_bytes();
        let mark = self.tokens.get(at)?.start as usize;
        let mut start = mark;
        while let Some(before) = start
            .checked_sub(1)
            .filter(|&before| mark - before <= LONGEST_LOCAL)
        {
            match bytes.get(before) {
                Some(byte) if byte.is_ascii_alphanumeric() || b"._%+-".contains(byte) => {
                    start = before;
                }
                _ => break,
            }
        }
        // The dots that part the last labels of the domain, the last one first.
        let (mut end, mut dots) = (mark + 1, [0; 2]);
        while let Some(&byte) = bytes.get(end).filter(|_| end - mark <= LONGEST_DOMAIN) {
            let inside = bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
            match byte {
                b'.' if inside => dots = [end, dots[0]],
                b'-' if inside => {}
                _ if byte.is_ascii_alphanumeric() => {}
                _ => break,
            }
            end += 1;
        }
        let local = self.tokens.text.get(start..mark)?;
        if local.is_empty() || dots[0] <= mark + 1 || end < dots[0] + 3 {
            return None;
        }
        let provider = bytes
            .get(mark + 1..end)?
            .split(|&byte| byte == b'.')
            .next()?;
        let private = PRIVATE.has(core::str::from_utf8(provider).ok()?);
        let work = WORK.has(self.tokens.text.get(dots[1].max(mark) + 1..end)?)
            || list!("org").has(self.tokens.text.get(dots[0] + 1..end)?);
        let at_work = (!private
            && (work || self.setting(at, at, WORKPLACE | STAFF) == Setting::Work))
            || self.is_colleagues(local);
        (!at_work).then_some(Identifier {
            kind: IdentifierKind::Email,
            start,
            end,
        })
    }

    /// Whether a mailbox is a role's or that of somebody who may be named.
    fn is_colleagues(&self, local: &str) -> bool {
        local
            .as_bytes()
            .split(|byte| b"._-+".contains(byte))
            .filter_map(|part| core::str::from_utf8(part).ok())
            .any(|part| {
                (part.len() > 2 && self.allowed.allows(part))
                    || class_of(part) & (WORKPLACE | DUTY | STAFF) != 0
                    || ROLES.has(part)
            })
    }
}

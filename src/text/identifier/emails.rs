//! Email addresses that belong to a person at home.

use super::tokens::is_one_of;
use super::words::{DUTY, STAFF, WORKPLACE, class_of};
use super::{Identifier, IdentifierKind, Reader, Setting};

/// Domains of public bodies, schools and charities: who writes from there is at work.
const WORK: [&str; 9] = [
    ".gov.uk", "nhs.uk", "nhs.net", "police.uk", ".sch.uk", ".ac.uk", "cjsm.net", ".org.uk", ".org",
];

/// Providers of private mailboxes, by the first label of the domain.
const PRIVATE: &str = "gmail googlemail hotmail outlook live msn yahoo ymail icloud me mac aol btinternet \
                       btopenworld sky talktalk virginmedia ntlworld protonmail proton gmx mail tiscali plusnet \
                       blueyonder example";

/// Mailboxes that several people read.
const ROLES: &str = "info enquiries enquiry reception referrals referral safeguarding contact hello head headteacher \
                     training bookings secretary noreply court legal finance it learning fostering adoption \
                     placements families socialcare childrens adults iro lado cp conference support feedback";

/// RFC 5321, 4.5.3.1: the longest local part and domain; they keep the scan linear.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 255;

impl Reader<'_> {
    /// The email address around the mark at `at`.
    pub(super) fn email(&self, at: usize) -> Option<Identifier> {
        let bytes = self.tokens.text.as_bytes();
        let mark = self.tokens.get(at)?.start as usize;
        let local_part = |&&byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
        let start = mark - bytes.get(..mark)?.iter().rev().take(LONGEST_LOCAL).take_while(local_part).count();
        let host = |&&byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        let end = mark + 1 + bytes.get(mark + 1..)?.iter().take(LONGEST_DOMAIN).take_while(host).count();
        let local = self.tokens.text.get(start..mark)?.trim_start_matches(['.', '-']);
        let domain = self.tokens.text.get(mark + 1..end)?.trim_end_matches(['.', '-']);
        let (first, last) = (domain.split('.').next()?, domain.rsplit('.').next()?);
        if local.is_empty() || first.is_empty() || first.len() == domain.len() || last.len() < 2 {
            return None;
        }
        let found = Identifier {
            kind: IdentifierKind::Email,
            start: mark - local.len(),
            end: mark + 1 + domain.len(),
        };
        (!self.is_work_email(at, local, domain, first)).then_some(found)
    }

    fn is_work_email(&self, at: usize, local: &str, domain: &str, provider: &str) -> bool {
        let private = is_one_of(provider, PRIVATE);
        let ends = |suffix: &&str| {
            domain
                .len()
                .checked_sub(suffix.len())
                .and_then(|from| domain.get(from..))
                .is_some_and(|tail| tail.eq_ignore_ascii_case(suffix))
        };
        if !private && WORK.iter().any(|suffix| ends(&suffix)) {
            return true;
        }
        let mut parts = local.split(['.', '_', '-', '+']).filter(|part| part.len() > 1);
        parts.any(|part| {
            (part.len() > 2 && self.allowed.allows(part))
                || (class_of(part) & (WORKPLACE | DUTY | STAFF) != 0)
                || is_one_of(part, ROLES)
        }) || (!private && self.setting(at, at, WORKPLACE | STAFF) == Setting::Work)
    }
}

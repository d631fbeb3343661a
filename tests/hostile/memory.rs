//! Memory stays flat: what is live after many validations is what was live after few.

use super::validator;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    /// Bytes that this thread holds. Tests run beside one another.
    static LIVE: Cell<isize> = const { Cell::new(0) };
}

struct Counting;

fn add(bytes: usize, sign: isize) {
    let _ = LIVE.try_with(|live| live.set(live.get() + sign * isize::try_from(bytes).unwrap_or(0)));
}

#[expect(
    unsafe_code,
    reason = "an allocator that counts and hands everything on to the system's"
)]
// SAFETY: every call goes to the system's allocator with what it was given.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size(), 1);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        add(layout.size(), -1);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn many(count: u32) {
    let sample = include_str!("../samples/one-to-one.json");
    let without_policy = validator("{\"today\":\"2026-03-10\"}");
    let bcp = super::bcp();
    let once = |number: u32| {
        // Another length each time, now and then one that cannot be read.
        let blanks = " ".repeat(number as usize % 97);
        let broken = if number.is_multiple_of(13) { "]" } else { "" };
        let record = format!("{blanks}{sample}{broken}");
        let reports = [
            bcp.validate_text(&record),
            without_policy.validate_json(record.as_bytes()),
        ];
        reports
            .iter()
            .map(|report| report.findings.len())
            .sum::<usize>()
    };
    (0..200).for_each(|number| assert!(once(number) > 0));
    let before = LIVE.get();
    for number in 0..count {
        once(number);
    }
    assert_eq!(
        LIVE.get(),
        before,
        "bytes live after {count} more validations"
    );
}

#[test]
fn memory_is_flat_over_two_thousand_validations() {
    many(1_000);
}

/// Two validations each.
#[test]
#[ignore = "takes minutes; run it with --release"]
fn memory_is_flat_over_a_million_validations() {
    many(500_000);
}

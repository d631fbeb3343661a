//! Putting short lists in order.
//!
//! The standard library's sorts adapt to long and half-sorted input, at some six kilobytes for each type of entry. A report has a few dozen
//! entries, a thousand at the most, and everything here is downloaded: a heap sort is small, and never worse than n log n.

/// Entries for which the heap is not worth building.
const FEW: usize = 16;

/// Sorts by `before`. Entries of which neither is before the other may change places.
pub fn sort<T>(entries: &mut [T], before: &dyn Fn(&T, &T) -> bool) {
    // So few are in order sooner when each goes down to its place: most come in the order of the record already.
    if entries.len() <= FEW {
        for end in 1..entries.len() {
            let mut at = end;
            while at > 0 && before(&entries[at], &entries[at - 1]) {
                entries.swap(at, at - 1);
                at -= 1;
            }
        }
        return;
    }
    for root in (0..entries.len() / 2).rev() {
        sink(entries, root, before);
    }
    for end in (1..entries.len()).rev() {
        entries.swap(0, end);
        if let Some(heap) = entries.get_mut(..end) {
            sink(heap, 0, before);
        }
    }
}

fn sink<T>(heap: &mut [T], mut root: usize, before: &dyn Fn(&T, &T) -> bool) {
    loop {
        let mut last = root;
        for child in [root * 2 + 1, root * 2 + 2] {
            if let (Some(candidate), Some(current)) = (heap.get(child), heap.get(last))
                && before(current, candidate)
            {
                last = child;
            }
        }
        if last == root {
            return;
        }
        heap.swap(root, last);
        root = last;
    }
}

#[cfg(test)]
mod tests {
    use super::sort;
    use alloc::vec::Vec;

    #[test]
    fn every_order_of_seven_comes_out_sorted() {
        // Heap's algorithm over all 5,040 orders.
        fn permute(items: &mut [u8], count: usize) {
            if count == 1 {
                let mut sorted = items.to_vec();
                sort(&mut sorted, &|one, other| one < other);
                assert_eq!(sorted, [1, 2, 3, 3, 5, 6, 7]);
                return;
            }
            for index in 0..count {
                permute(items, count - 1);
                items.swap(if count.is_multiple_of(2) { index } else { 0 }, count - 1);
            }
        }
        permute(&mut [1, 2, 3, 3, 5, 6, 7], 7);
        sort::<u8>(&mut [], &|one, other| one < other);
    }

    #[test]
    fn few_and_many_come_out_sorted() {
        for count in 0..100_u32 {
            // Steps that have no factor in common with 101 go through every number below it in another order.
            for step in [1, 7, 50, 100] {
                let mut items: Vec<u32> = (1..=count).map(|number| number * step % 101).collect();
                let mut expected = items.clone();
                expected.sort_unstable();
                sort(&mut items, &|one, other| one < other);
                assert_eq!(items, expected, "{count} in steps of {step}");
            }
        }
    }
}

//! Putting short lists in order.
//!
//! The standard library's sorts adapt to long and half-sorted input, at some six kilobytes for each type of entry. A report has a few dozen
//! entries, a thousand at the most, and everything here is downloaded: a heap sort is small, and never worse than n log n.

/// Sorts by `before`. Entries of which neither is before the other may change places.
pub fn sort<T>(entries: &mut [T], before: &dyn Fn(&T, &T) -> bool) {
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
}

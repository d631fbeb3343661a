// What a room marked beside what the validator found.

/**
 * Marks and findings are put together by place: a mark on an action's owner counts for a finding at that owner, and so does a mark on the row for
 * a finding about the row as a whole or about a part that is not drawn.
 *
 * @param {Set<string>} marked pointers that the room marked
 * @param {{ path: string }[]} findings
 * @param {Set<string>} drawn pointers that could be marked
 * @returns {{ spotted: object[], overlooked: object[], groundless: string[] }}
 */
export function score(marked, findings, drawn) {
  const used = new Set();
  const spotted = [];
  const overlooked = [];
  for (const finding of findings) {
    const place = placeOf(finding.path, drawn);
    if (marked.has(place)) {
      spotted.push(finding);
      used.add(place);
    } else {
      overlooked.push(finding);
    }
  }
  return { spotted, overlooked, groundless: [...marked].filter((pointer) => !used.has(pointer)) };
}

/** The nearest place that could be marked: the finding's own, or the first of those that hold it, or the first that it holds. */
export function placeOf(path, drawn) {
  for (let place = path; place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
    if (drawn.has(place)) return place;
  }
  const inside = [...drawn].find((pointer) => pointer.startsWith(`${path}/`));
  return inside ?? path;
}

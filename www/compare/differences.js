// Two policies beside each other, duty by duty, in their own rules' words and numbers.

import { DUTIES, dutyOf } from "./duties.js";
import { figuresOf } from "./figures.js";

/**
 * For each duty that either policy has a rule on, for one kind of record or for all: the rules of both with their figures, and how they stand to each other:
 * `left-only`, `right-only`, `same-figures` (both ask, with the same numbers, or none) or `other-figures`.
 */
export function differences(left, right, kind) {
  return DUTIES.flatMap(({ id, label }) => {
    const sides = [left, right].map((pack) => rulesOn(pack, id, kind));
    if (sides.every((rules) => rules.length === 0)) return [];
    return [{ id, label, left: sides[0], right: sides[1], stand: stand(...sides) }];
  });
}

function rulesOn(pack, duty, kind) {
  return pack.rules
    .filter((rule) => (kind === undefined || rule.kinds === undefined || rule.kinds.includes(kind)) && dutyOf(rule) === duty)
    .map((rule) => ({ rule, figures: figuresOf(rule) }));
}

function stand(left, right) {
  if (right.length === 0) return "left-only";
  if (left.length === 0) return "right-only";
  const figures = (rules) => [...new Set(rules.flatMap((each) => each.figures))].sort().join("|");
  return figures(left) === figures(right) ? "same-figures" : "other-figures";
}

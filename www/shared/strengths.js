// How strongly a policy asks, in words and in the colour of a tag: for rules (must, should, advice) and for what they find.

const MUST = { words: "Must", colour: "red" };
const SHOULD = { words: "Should", colour: "yellow" };
const GOOD_PRACTICE = { words: "Good practice", colour: "blue" };

/** By a rule's strength or a finding's severity. */
export const STRENGTHS = { must: MUST, should: SHOULD, advice: GOOD_PRACTICE, error: MUST, warning: SHOULD };

/** The same inside a sentence. */
export function strengthWords(id) {
  return STRENGTHS[id].words.toLowerCase();
}

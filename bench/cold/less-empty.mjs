// Cold starts, each less what an empty module took in the same round.

import { spread } from "../measure.mjs";

/** `rounds`: for each subject, the empty module first, `took` in milliseconds and the number of faults it found. */
export function lessEmpty([empty, ...subjects], rounds) {
  const alone = { name: empty.name, ...spread(rounds.map(([none]) => none.took)), isEmpty: true, isFloor: true };
  return [
    alone,
    ...subjects.map(({ name, isFloor }, index) => {
      const starts = rounds.map((times) => times[index + 1]);
      if (!isFloor && starts.some(({ faults }) => faults !== 9)) throw new Error(`${name} does not find the nine faults`);
      return { name, isFloor, ...spread(starts.map(({ took }, round) => took - rounds[round][0].took)) };
    }),
  ];
}

// A file of examples, made whole; see samples.js for what it holds. Apart from it because the tests read the files under Node.

import { get, put } from "./pointer.js";

/** `[{ id, label, says, shows, record, today }]` of a file. */
export function wholeSamples(file, kind) {
  const whole = new Map();
  return file.samples.map((sample) => {
    const record = { kind, ...structuredClone(sample.record ?? whole.get(sample.from)) };
    for (const [pointer, value] of Object.entries(sample.set ?? {})) {
      if (value === null) remove(record, pointer);
      else put(record, pointer, value);
    }
    whole.set(sample.id, record);
    return { id: sample.id, label: sample.label, says: sample.says, shows: sample.shows ?? [], today: sample.today ?? file.today, record };
  });
}

function remove(record, pointer) {
  const parent = get(record, pointer.slice(0, pointer.lastIndexOf("/")));
  if (parent !== undefined) delete parent[pointer.slice(pointer.lastIndexOf("/") + 1)];
}

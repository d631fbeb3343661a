// Records to try, all made up, as data: samples/<policy>/<kind>.json.
//
// A file says which day its records are looked at (`today`) and lists them. A sample is a whole `record`, or is made `from` another one by
// `set`: pointer → value, where null takes away. `says` is what a person reads about it, `shows` what the tests hold it to: "code pointer".

import first from "../samples/bcp/one-to-one.json";
import { wholeSamples } from "./sample-file.js";

// The one that the first page opens with is part of its script; the others are loaded where somebody chooses them.
const FIRST = "../samples/bcp/one-to-one.json";
const OTHERS = import.meta.glob(["../samples/*/*.json", "!../samples/bcp/one-to-one.json"], { import: "default" });

/** The samples of a policy and a kind of record, `[{ id, label, says, shows, record, today }]`; empty where there are none. */
export async function samplesFor(policy, kind) {
  const path = `../samples/${policy}/${kind}.json`;
  const file = path === FIRST ? first : await OTHERS[path]?.();
  return file === undefined ? [] : wholeSamples(file, kind);
}

/** The samples of every kind of record that the pack has, in its order; each with its `kind` and the kind's label. */
export async function allSamples(pack) {
  const kinds = await Promise.all(
    pack.kinds.map(async ({ id, label }) => (await samplesFor(pack.id, id)).map((sample) => ({ ...sample, kind: id, kindLabel: label }))),
  );
  return kinds.flat();
}

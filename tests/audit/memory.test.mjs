// An audit needs no more memory for ten times the records.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const peak = (count) => {
  const said = JSON.parse(execFileSync(process.execPath, [fileURLToPath(new URL("peak.mjs", import.meta.url)), String(count)], { encoding: "utf8" }));
  assert.equal(said.records, count);
  return said;
};

it("20,000 records need hardly more memory than 2,000", () => {
  const [few, many] = [peak(2_000), peak(20_000)];
  assert.ok(many.found > few.found * 5, "the sessions were joined");
  // 37 MB of input. 24 bytes for each session and the names of 770 workers are less than one megabyte; the rest is how Node cleans up.
  assert.ok(many.peak - few.peak < 24 * 1024, `${few.peak} KB for 2,000, ${many.peak} KB for 20,000`);
});

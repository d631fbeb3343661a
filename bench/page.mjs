// The comparison in a browser: bundled by browser.mjs, it sends what it measured to where it came from.

import Ajv from "ajv";
import precompiled from "../target/bench/precompiled.mjs";
import { agree, measure } from "./measure.mjs";
import { floors, subjects } from "./subjects.mjs";

async function compare() {
  const load = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const pkg = await import("/pkg/index.js");
  await pkg.default();
  const [bytes, policy, { rounds }] = [await load("/corpus"), await (await fetch("/policy")).json(), await (await fetch("/settings")).json()];
  const lines = new TextDecoder().decode(bytes).trim().split("\n");
  const all = subjects({ pkg, policy, Ajv, precompiled });
  const problems = await agree(all, lines.slice(0, 60).map((line) => JSON.parse(line)));
  const times = await measure([...all, ...floors], { bytes, lines }, { rounds, now: () => performance.now(), least: 20 });
  const version = /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? "";
  return { engine: `Chromium ${version}`, records: lines.length, bytesEach: bytes.length / lines.length, problems, times };
}

compare()
  .catch((error) => ({ error: String(error?.stack ?? error) }))
  .then((result) => fetch("/result", { method: "POST", body: JSON.stringify(result) }));

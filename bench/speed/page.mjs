// The comparison in a browser.

import { engine, now, send, settings } from "../page.mjs";
import policy from "../../target/bench/small-policy.mjs";
import { compare } from "./compare.mjs";

send(async () => {
  const pkg = await import("/pkg/index.js");
  await pkg.default();
  const bytes = new Uint8Array(await (await fetch("/corpus/ordinary.ndjson")).arrayBuffer());
  return compare({ pkg, policy, bytes, engine, rounds: settings.rounds, now, least: 20 });
});

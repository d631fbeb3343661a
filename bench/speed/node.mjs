// The comparison in Node.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import init, * as pkg from "../../pkg/index.js";
import { answer, processorTime, settings } from "../node.mjs";
import policy from "../../target/bench/small-policy.mjs";
import { compare } from "./compare.mjs";

await init();
const bytes = new Uint8Array(readFileSync(join(settings.corpus, "ordinary.ndjson")));
answer(await compare({ pkg, policy, bytes, engine: `Node ${process.versions.node}`, rounds: settings.rounds, now: processorTime, least: 20 }));

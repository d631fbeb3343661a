// One start in a document of its own.

import { NINE_FAULTS } from "../nine-faults.mjs";

async function first() {
  const asked = new URLSearchParams(location.search);
  const start = performance.now();
  const { check } = await import(`/start-${asked.get("start")}/${asked.get("module")}.mjs`);
  const faults = await check(NINE_FAULTS);
  return { took: performance.now() - start, faults: faults.length };
}

parent.postMessage(await first().catch((error) => ({ error: String(error) })));

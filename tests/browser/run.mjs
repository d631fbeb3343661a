// Opens pages in one browser through WebDriver and counts what they report in their titles; then uses host pages of the form adapter.
// node run.mjs JOB.json, where JOB is { address, browser: { name, driver, capabilities } }.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";

import { forms } from "./forms-driver.mjs";

const PAGES = ["/tests/browser/golden.html"];
const { address, browser } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A port that nobody listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const port = await freePort();
// Chromium's driver wants the equals sign, the others understand it too.
const driver = spawn(browser.driver, [`--port=${port}`], { stdio: ["ignore", "ignore", "inherit"] });
const home = `http://127.0.0.1:${port}`;

async function command(method, path, body) {
  const response = await fetch(home + path, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${browser.name}: ${value.error}: ${value.message}`);
  return value;
}

async function started() {
  for (let tries = 0; tries < 100; tries++) {
    try {
      await command("GET", "/status");
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error(`${browser.name}'s driver did not start within ten seconds`);
}

let passed = 0;
let failed = 0;
try {
  await started();
  const { sessionId } = await command("POST", "/session", { capabilities: { alwaysMatch: browser.capabilities } });
  const session = `/session/${sessionId}`;
  try {
    for (const page of PAGES) {
      await command("POST", `${session}/url`, { url: address + page });
      let result = null;
      for (let tries = 0; tries < 600 && result === null; tries++) {
        result = /^(\d+) passed, (\d+) failed$/.exec(await command("GET", `${session}/title`));
        if (result === null) await wait(100);
      }
      if (result === null) throw new Error(`${page} did not end within a minute in ${browser.name}`);
      passed += Number(result[1]);
      failed += Number(result[2]);
      if (Number(result[2]) > 0) {
        const { "element-6066-11e4-a52e-4f735466cecf": body } = await command("POST", `${session}/element`, { using: "css selector", value: "body" });
        console.error(await command("GET", `${session}/element/${body}/text`));
      }
    }
    const onForms = await forms((method, path, body) => command(method, session + path, body), address, wait);
    passed += onForms.passed;
    failed += onForms.failed.length;
    for (const line of onForms.failed) console.error(`${browser.name}: ${line}`);
  } finally {
    await command("DELETE", session);
  }
} finally {
  driver.kill();
}
console.log(`# pass ${passed}\n# fail ${failed}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

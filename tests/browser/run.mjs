// Opens pages in one browser through WebDriver and counts what they report in their titles; then uses host pages of the form adapter.
// node run.mjs JOB.json, where JOB is { address, browser: { name, driver, capabilities }, places: [{ zone, language }] }.
//
// The pages are opened once for each place, in a browser of its own that was started there: the same answer everywhere.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";

import { forms } from "./forms-driver.mjs";

const PAGES = ["/tests/browser/golden.html"];
const { address, browser, places } = JSON.parse(readFileSync(process.argv[2], "utf8"));

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
const home = `http://127.0.0.1:${port}`;

/** The driver, with the time zone and the language of a place. What it starts has them too. */
function drive({ zone, language }) {
  const locale = `${language.replace("-", "_")}.UTF-8`;
  const env = { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale, LANGUAGE: language };
  // Chromium's driver wants the equals sign, the others understand it too.
  return spawn(browser.driver, [`--port=${port}`], { stdio: ["ignore", "ignore", "inherit"], env });
}

/** What the browser is asked for beside that: each engine has its own way to a language. */
function capabilities(language) {
  const asked = structuredClone(browser.capabilities);
  asked["goog:chromeOptions"]?.args?.push(`--lang=${language}`);
  if (asked["moz:firefoxOptions"]) Object.assign(asked["moz:firefoxOptions"].prefs, { "intl.locale.requested": language, "intl.accept_languages": language });
  return { alwaysMatch: asked };
}

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

/** One page to its end; counts what its title says. */
async function open(session, page) {
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

for (const place of places) {
  const driver = drive(place);
  const ended = new Promise((resolve) => driver.once("exit", resolve));
  try {
    await started();
    const { sessionId } = await command("POST", "/session", { capabilities: capabilities(place.language) });
    const session = `/session/${sessionId}`;
    try {
      if (browser.capabilities["goog:chromeOptions"]) {
        await command("POST", `${session}/goog/cdp/execute`, { cmd: "Emulation.setLocaleOverride", params: { locale: place.language } });
      }
      for (const page of PAGES) await open(session, page);
      const script = "const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions(); return [timeZone, locale, new Date(Date.UTC(2026, 2, 29)).toLocaleDateString()];";
      const [zone, locale, example] = await command("POST", `${session}/execute/sync`, { script, args: [] });
      console.log(`${browser.name} in ${zone}, language ${locale}: 29 March 2026, midnight UTC, is ${example}`);
      if (zone !== place.zone) {
        failed += 1;
        console.error(`${browser.name} should have been in ${place.zone}`);
      }
      if (place === places[0]) {
        const onForms = await forms((method, path, body) => command(method, session + path, body), address, wait);
        passed += onForms.passed;
        failed += onForms.failed.length;
        for (const line of onForms.failed) console.error(`${browser.name}: ${line}`);
      }
    } finally {
      await command("DELETE", session);
    }
  } finally {
    driver.kill();
    await ended;
  }
}
console.log(`# pass ${passed}\n# fail ${failed}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

// The pictures of the README: node tests/www/screenshots.mjs <folder>, with SITE and CHROMIUM as the tests have them. `cargo xtask screenshots`.
//
// A desk and a phone for each page, at the same state every time.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { PAGES } from "../../www/navigation.js";

const folder = process.argv[2];
const SIZES = [["desk", { width: 1280, height: 800 }], ["phone", { width: 390, height: 844 }]];

/** What shows a page at its work: the record, and what to wait for. */
const STATES = {
  "": { query: "?policy=bcp&kind=one-to-one&sample=faults", ready: "#record .record" },
  "time/": { query: "?policy=nottinghamshire&kind=one-to-one&sample=complete", ready: "#picture svg", scroll: "#line" },
  "compare/": { ready: ".site-matrix tbody tr" },
  "why/": { query: "?policy=coventry", ready: ".site-rule-details" },
  "audit/": { query: "?policy=nottinghamshire&today=2026-03-20", ready: "#file" },
  "write/": { ready: "#problems strong" },
  "quiz/": { ready: ".site-answer" },
};

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const { path, name } of PAGES) {
  const { query = "", ready = "main h1", scroll } = STATES[path] ?? {};
  for (const [size, viewport] of SIZES) {
    const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
    await page.goto(`${process.env.SITE}/${path}${query}`);
    await page.waitForSelector(ready);
    await page.waitForLoadState("networkidle");
    if (scroll !== undefined) await page.locator(scroll).evaluate((place) => place.scrollIntoView());
    const file = join(folder, `${path === "" ? "try" : path.replace("/", "")}-${size}.png`);
    await page.screenshot({ path: file });
    console.log(`${name}: ${file}`);
    await page.close();
  }
}
await browser.close();

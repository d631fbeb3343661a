// What the tests of the demo site share: one browser, pages that must stay quiet, axe-core.
//
// `cargo xtask test --only site` builds the site, serves it and runs `node --test tests/www/` with SITE (its address) and CHROMIUM (the browser).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const SITE = process.env.SITE;

let browser;

/** To be called at the top of a file of tests. */
export function useBrowser() {
  before(async () => {
    assert.ok(SITE, "SITE is the address of the served site: use `cargo xtask test --only site`");
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  after(() => browser?.close());
}

/**
 * Opens a page of the site and runs a test on it. The page may not complain (scripts, the Content-Security-Policy, missing files), nor ask any
 * other server for anything. `prepare(page)` runs before the page is opened.
 */
export async function onPage(path, run, { width = 1280, height = 900, prepare, ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...more });
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => !/^(blob|data):/.test(request.url()) && !request.url().startsWith(SITE) && complaints.push(`asked ${request.url()}`));
    await prepare?.(page);
    await page.goto(SITE + path);
    await run(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** What axe-core finds on the page as it is now. */
export async function violations(page) {
  // The page's Content-Security-Policy is not in the way of what a debugger evaluates.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target.join(" ")}`));
  });
}

/** Nothing may stick out to the right: no scrolling sideways, at 320 CSS pixels either (400 % of 1280). */
export async function fits(page) {
  const { scrolls, room } = await page.evaluate(() => ({ scrolls: document.documentElement.scrollWidth, room: document.documentElement.clientWidth }));
  assert.ok(scrolls <= room, `the page is ${scrolls} pixels wide where there are ${room}`);
}

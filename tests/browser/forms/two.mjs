// Two forms on one page, and the one title that they share.

import assert from "node:assert/strict";

import { settled, test } from "./harness.mjs";

const PLAIN = "Two sessions";
const MARKED = "Error: Two sessions";

/** Binds both and sends both, the first and then the second. */
async function refuse(page, other) {
  await page.evaluate((other) => { window.bind("first"); window.bind("second", other); }, other);
  for (const id of ["first", "second"]) {
    await page.click(`#send-${id}`);
    await settled(page);
    assert.equal(await page.title(), MARKED);
  }
}

for (const other of [false, true]) {
  const by = other ? "two packages" : "one package";

  test(`two forms by ${by}: the title has the word until neither has errors`, "two.html", async (page) => {
    for (const [one, last] of [["first", "second"], ["second", "first"]]) {
      await refuse(page, other);
      await page.fill(`#${one} input`, "Amira");
      await settled(page);
      assert.equal(await page.title(), MARKED, `${last} still has errors`);
      await page.fill(`#${last} input`, "Amira");
      await settled(page);
      assert.equal(await page.title(), PLAIN);
      await page.fill(`#${one} input`, "");
      await settled(page);
      assert.equal(await page.title(), MARKED, "wrong again");
      for (const id of [one, last]) await page.fill(`#${id} input`, "");
      await page.evaluate(() => { window.first.release(); window.second.release(); });
      assert.equal(await page.title(), PLAIN);
    }
  });

  test(`two forms by ${by}: one lets go, binds again, or leaves the page`, "two.html", async (page) => {
    await refuse(page, other);
    assert.equal(await page.evaluate(() => { window.first.release(); return document.title; }), MARKED, "at once");
    await settled(page);
    assert.equal(await page.title(), MARKED);
    await page.evaluate(() => window.bind("first"));
    await page.click("#send-first");
    await settled(page);
    await page.evaluate((other) => window.bind("second", other), other);
    assert.equal(await page.title(), MARKED, "bound again it lets go first");
    await page.click("#send-second");
    await page.evaluate(() => document.querySelector("#first").remove());
    await settled(page);
    assert.equal(await page.title(), MARKED);
    await page.evaluate(() => { document.title = "Three sessions"; });
    await page.fill("#second input", " ");
    await page.click("#send-second");
    await settled(page);
    assert.equal(await page.title(), "Error: Three sessions");
    await page.evaluate(() => window.second.release());
    assert.equal(await page.title(), "Three sessions");
    assert.deepEqual(await page.evaluate(() => Object.keys(document.documentElement)), []);
  });
}

// What one edit costs, and that it touches nothing that stays as it was.

import assert from "node:assert/strict";

import { marks, settled, test } from "./harness.mjs";

/**
 * What `window.binding.report` takes after an edit, which is what each change costs but for the marks that changed; and what of it is validating
 * the record. Of many rounds the quickest, since other tests may run beside this one.
 */
const reading = (page) => page.evaluate(async () => {
  const { Validator } = await import("/pkg/index.js");
  const { kind, ...options } = globalThis.ask;
  const validator = new Validator(options);
  const input = document.querySelector("#manager");
  const quickest = (rounds, work) => {
    let best = Infinity;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      for (let one = 0; one < 5; one++) {
        input.value = `Ruth Bell ${round} ${one}`;
        work();
      }
      best = Math.min(best, (performance.now() - start) / 5);
    }
    return best;
  };
  const all = quickest(200, () => window.binding.report);
  const json = JSON.stringify(window.binding.record);
  const alone = quickest(200, () => validator.validateJson(json));
  validator.free();
  return { all, alone };
});
const said = ({ all, alone }) => `${all.toFixed(3)} ms, of which validating ${alone.toFixed(3)} ms`;

test("speed: one edit in sixty controls", "sixty.html", async (page) => {
  assert.equal(await page.locator("form input, form textarea").count(), 62);
  const before = await reading(page);
  await page.fill("#worker", "");
  await page.fill('[id="actions[3][who]"]', "");
  await page.click("#send");
  await settled(page);
  assert.equal(await page.locator("[aria-invalid]").count(), 2);
  const after = await reading(page);
  console.log(`   one edit in sixty controls: ${said(before)}; after an attempt ${said(after)}`);
  // Nothing changes for the reports of these edits: nothing may be touched.
  const touched = await page.evaluate(async () => {
    const records = [];
    const observer = new MutationObserver((more) => records.push(...more));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const times = [];
    const input = document.querySelector("#manager");
    for (let round = 0; round < 100; round++) {
      input.value = `Ruth Bell ${round}`;
      const reported = new Promise((resolve) => document.addEventListener("supervision:report", resolve, { once: true }));
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await reported;
      await new Promise((resolve) => setTimeout(resolve));
    }
    records.push(...observer.takeRecords());
    return records.length;
  });
  assert.equal(touched, 0);
  // Reading is a fraction of validating, whatever the machine is doing.
  assert.ok(before.all < 2 * before.alone + 0.2 && after.all < 2 * after.alone + 0.2, `${said(before)}; ${said(after)}`);
});

test("speed: three hundred controls with two hundred marks do not freeze", "sixty.html", async (page) => {
  await page.evaluate(() => { window.draw(70); for (const one of document.querySelectorAll('[id$="[who]"], [id$="[when]"]')) one.value = ""; });
  const first = await page.evaluate(() => { const start = performance.now(); window.binding.check(); return performance.now() - start; });
  assert.equal(await page.locator("[aria-invalid]").count(), 140);
  assert.ok((await marks(page)) > 200);
  const next = await page.evaluate(async () => {
    const times = [];
    const show = () => new Promise((resolve) => document.addEventListener("supervision:report", resolve, { once: true }));
    for (let round = 0; round < 20; round++) {
      document.querySelector("#manager").value = `Ruth ${round}`;
      const reported = show();
      document.querySelector("#manager").dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      await reported;
      times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other)[10];
  });
  console.log(`   three hundred controls: ${first.toFixed(0)} ms for the first attempt, ${said(await reading(page))} for each edit`);
  assert.ok(first < 1000 && next < 200);
});

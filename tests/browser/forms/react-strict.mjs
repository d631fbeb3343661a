// React in StrictMode: bound, released and bound again, every input controlled, everything drawn again at each key.

import assert from "node:assert/strict";

import { marks, messages, record, settled, summary, test, trace, violations, worse } from "./harness.mjs";

const PAGE = "react-strict.html";
const fine = async (page, thrown) => {
  assert.deepEqual(await page.evaluate(() => window.complaints), []);
  assert.deepEqual(thrown, []);
};

async function fillIn(page) {
  await page.fill("[name=worker]", "Amira Osei");
  await page.fill("[name=manager]", "Ruth Bell");
  for (const [part, value] of [["day", "2"], ["month", "mar"], ["year", "2026"]]) await page.fill(`[name="held.${part}"]`, value);
  await page.fill("[name=next]", "31/3/2026");
  await page.fill("[name=health]", "Amira feels well after her leave and sleeps again.");
}

test("StrictMode: bound twice, silent, read as the state has it", PAGE, async (page, { thrown }) => {
  assert.equal(await page.evaluate(() => window.bound), 2);
  await page.check("[value=virtual]");
  await fillIn(page);
  await page.click("text=Add");
  await page.fill('[name="rows[1].who"]', "Ruth");
  assert.equal(await marks(page), 0);
  assert.deepEqual(await record(page), {
    kind: "one-to-one", supervisee: { name: "Amira Osei" }, supervisor: { name: "Ruth Bell" }, session: { date: "2026-03-02", mode: "virtual" }, nextSession: { date: "2026-03-31" },
    sections: { "health-and-welfare": "Amira feels well after her leave and sleeps again." }, actions: [{ owner: "Ruth" }],
  });
  await fine(page, thrown);
});

test("StrictMode: refused, put right key by key, sent once", PAGE, async (page, { thrown }) => {
  await page.click("#send");
  await settled(page);
  assert.deepEqual(await page.evaluate(() => window.posted), []);
  assert.equal((await summary(page)).length, 5);
  assert.equal((await messages(page)).length, 5);
  await page.click("[name=worker]");
  await page.keyboard.type("Amira Osei");
  assert.equal(await page.inputValue("[name=worker]"), "Amira Osei", "no key is lost");
  await settled(page);
  assert.equal(await page.title(), "Error: Record of Amira Osei", "the page's own title goes on changing behind the word");
  await fillIn(page);
  await settled(page);
  assert.equal(await marks(page), 0);
  assert.equal(await page.title(), "Record of Amira Osei");
  await page.click("#send");
  await settled(page);
  assert.equal((await page.evaluate(() => window.posted)).length, 1);
  assert.equal((await page.evaluate(() => window.posted[0].held.month)), "mar");
  await fine(page, thrown);
});

test("StrictMode: keyed anew, styled anew, rows before and after: the marks are true", PAGE, async (page, { thrown }) => {
  await fillIn(page);
  await page.fill("[name=manager]", "");
  await page.fill('[name="rows[0].what"]', "Book the course");
  await page.click("#send");
  assert.equal((await summary(page)).length, 3);
  for (let tick = 1; tick <= 4; tick++) {
    await page.evaluate((tick) => window.setTick(tick), tick);
    await settled(page);
    assert.equal(await page.getAttribute("[name=manager]", "aria-invalid"), "true", `drawn ${tick}`);
    assert.equal((await messages(page)).length, 3, `drawn ${tick}`);
  }
  await page.evaluate(() => window.dispatch({ type: "first" }));
  await settled(page);
  assert.equal(await page.getAttribute('[name="rows[0].who"]', "aria-invalid"), null);
  assert.equal(await page.getAttribute('[name="rows[1].who"]', "aria-invalid"), "true");
  await page.fill('[name="rows[0].who"]', "Ruth");
  await settled(page);
  assert.deepEqual((await record(page)).actions, [{ owner: "Ruth" }, { action: "Book the course" }]);
  assert.equal(await page.getAttribute('[name="rows[0].when"]', "aria-invalid"), "true");
  assert.equal(await page.getAttribute('[name="rows[0].who"]', "aria-invalid"), null);
  await page.click("text=Remove 2");
  await settled(page);
  assert.equal((await summary(page)).length, 2);
  await fine(page, thrown);
});

test("StrictMode: unmounted in the middle, nothing is left and nothing is thrown", PAGE, async (page, { thrown }) => {
  await page.click("#send");
  await page.fill("[name=worker]", "A");
  await page.evaluate(() => window.setShown(false));
  await settled(page);
  assert.equal(await marks(page), 0);
  assert.equal(await page.locator("main *").count(), 3, "heading, root, thanks");
  await page.evaluate(() => window.setShown(true));
  await settled(page);
  assert.equal(await marks(page), 0);
  await page.click("#send");
  assert.equal((await summary(page)).length, 5);
  await fine(page, thrown);
});

test("StrictMode: the page saves itself meanwhile, and nobody stands in its way", PAGE, async (page) => {
  await page.click("#send");
  await page.fill("[name=worker]", "Amira");
  await page.waitForFunction(() => window.saved.at(-1) === "Amira");
});

test("StrictMode: no violations, no trace", PAGE, async (page) => {
  const before = await trace(page);
  const had = await violations(page);
  await page.click("#send");
  assert.deepEqual(await worse(page, had), []);
  await page.evaluate(() => window.binding.release());
  assert.equal(await trace(page), before);
});

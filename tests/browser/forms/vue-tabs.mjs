// Vue with hidden tabs, a folded part in one of them, an editor over a hidden text area and rows that change places.

import assert from "node:assert/strict";

import { marks, record, settled, summary, test, trace, violations, worse } from "./harness.mjs";

const PAGE = "vue-tabs.html";
const LINES = [{ id: 1, what: "Book the course", who: "", when: "by 14 March" }, { id: 2, what: "Read the guidance", who: "Ruth", when: "" }];

test("Vue tabs: silent, and read whichever tab is open", PAGE, async (page) => {
  const before = await trace(page);
  await settled(page);
  assert.equal(await trace(page), before);
  await page.evaluate((rows) => { Object.assign(window.state, { worker: "Amira", held: "2026-03-02", next: "2026-03-31", rows }); document.querySelector(".tox-edit").innerHTML = "<p>Amira feels <b>well</b> after&nbsp;her leave.</p><p><br></p>"; }, LINES);
  await settled(page);
  assert.deepEqual(await record(page), {
    kind: "one-to-one", supervisee: { name: "Amira" }, session: { date: "2026-03-02" }, nextSession: { date: "2026-03-31" }, sections: { "health-and-welfare": "Amira feels well after her leave." },
    actions: [{ action: "Book the course", due: "by 14 March" }, { action: "Read the guidance", owner: "Ruth" }],
  });
});

test("Vue tabs: links open the tab, the fold in it, and lead to the editor that stands for the text area", PAGE, async (page) => {
  await page.click("#send");
  assert.deepEqual(await page.evaluate(() => window.posted), []);
  assert.equal((await summary(page)).length, 5);
  await page.locator("[role=alert] a", { hasText: "Health" }).click();
  await page.waitForFunction(() => document.activeElement.className === "tox-edit");
  assert.equal(await page.getAttribute(".tox-edit", "aria-invalid"), "true");
  await page.keyboard.type("Amira feels well after her leave.");
  await settled(page);
  assert.equal(await page.getAttribute(".tox-edit", "aria-invalid"), null);
  await page.locator("[role=alert] a", { hasText: "next supervision" }).click();
  await page.waitForFunction(() => document.activeElement.id === "next");
  assert.ok(await page.locator("#next").isVisible());
  await page.locator("[role=alert] a", { hasText: "date of supervision" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "held");
  assert.deepEqual(await page.evaluate(() => window.revealed), ["/sections/health-and-welfare", "/nextSession/date", "/session/date"]);
});

test("Vue tabs: rows that change places take their marks along", PAGE, async (page) => {
  await page.evaluate((rows) => { Object.assign(window.state, { tab: "plan", open: true, rows }); }, LINES);
  await page.click("#send");
  const invalid = () => page.locator(".row").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("[aria-invalid]")].map((one) => one.name).join()));
  assert.deepEqual(await invalid(), ["who", "when"]);
  await page.evaluate(() => { window.state.rows.reverse(); });
  await settled(page);
  assert.deepEqual(await invalid(), ["when", "who"]);
  assert.equal(await page.locator(".row .supervision-error").count(), 2);
  await page.evaluate(() => { window.state.rows.splice(0, 1); });
  await settled(page);
  assert.deepEqual(await invalid(), ["who"]);
  await page.evaluate(() => { window.state.rows = []; });
  await settled(page);
  assert.equal(await page.locator("#fold .supervision-error").count(), 1, "only the next session is left");
});

test("Vue tabs: sent once with what the editor had", PAGE, async (page, { thrown }) => {
  await page.click("#send");
  await page.evaluate(() => { Object.assign(window.state, { worker: "Amira", manager: "Ruth", held: "2026-03-02", next: "2026-03-31" }); document.querySelector(".tox-edit").innerHTML = "<p>Amira feels well after her leave.</p>"; });
  await page.click("#send");
  await settled(page);
  assert.equal(await marks(page), 0);
  assert.deepEqual(await page.evaluate(() => window.posted.map(({ health }) => health)), ["<p>Amira feels well after her leave.</p>"]);
  assert.deepEqual(thrown, []);
});

test("Vue tabs: no violations, no trace", PAGE, async (page) => {
  const before = await trace(page);
  const had = await violations(page);
  await page.click("#send");
  assert.deepEqual(await worse(page, had), []);
  for (const tab of ["talk", "plan"]) {
    await page.evaluate((tab) => { Object.assign(window.state, { tab, open: true }); }, tab);
    await settled(page);
    assert.deepEqual(await worse(page, had), [], tab);
  }
  await page.evaluate(() => { Object.assign(window.state, { tab: "people", open: false }); });
  await settled(page);
  await page.evaluate(() => window.binding.release());
  assert.equal(await trace(page), before);
});

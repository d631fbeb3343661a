// GOV.UK Frontend with the MoJ's "add another", as their packages ship them: the host's own components count and renumber errors, and take them out of summaries.

import assert from "node:assert/strict";

import { html, marks, messages, record, sent, settled, summary, test, trace, violations, worse } from "./harness.mjs";

const PAGE = "moj.html";

async function fillIn(page) {
  await page.fill("#worker", "Amira Osei");
  await page.fill("#manager", "Ruth Bell");
  for (const [part, value] of [["day", "2"], ["month", "3"], ["year", "2026"]]) await page.fill(`#held-${part}`, value);
  for (const [part, value] of [["day", "31"], ["month", "3"], ["year", "2026"]]) await page.selectOption(`#next-${part}`, value);
  await page.fill("#health", "Amira feels well after her leave; two late evenings are balanced by flexi time.");
}

test("MoJ: nothing is written to the page before the first attempt", PAGE, async (page) => {
  const before = await trace(page);
  await page.click("#worker");
  await page.keyboard.type("Am");
  await page.keyboard.press("Tab");
  await page.fill("#worker", "");
  await page.check("#disagree-2");
  await page.evaluate(() => { document.querySelector("#disagree-2").checked = false; });
  await settled(page);
  const after = await trace(page);
  // The page's own radios write aria-expanded.
  assert.equal(after.replace(/aria-expanded="\w+"/, ""), before.replace(/aria-expanded="\w+"/, ""));
});

test("MoJ: the record of parts, selects, conditional radios and rows", PAGE, async (page) => {
  await fillIn(page);
  await page.check("#disagree");
  await page.fill("#disagreement", "Whether the caseload allows another allocation this month.");
  await page.fill('[id="actions[0][what]"]', "Book the court skills course");
  await page.click("text=Add another action");
  await page.fill('[id="actions[1][who]"]', "Ruth");
  await page.fill('[id="actions[1][when]"]', "by 14 March 2026");
  assert.deepEqual(await record(page), {
    kind: "one-to-one", supervisee: { name: "Amira Osei" }, supervisor: { name: "Ruth Bell" }, session: { date: "2026-03-02" }, nextSession: { date: "2026-03-31" },
    sections: { "health-and-welfare": "Amira feels well after her leave; two late evenings are balanced by flexi time." },
    disagreement: { exists: true, note: "Whether the caseload allows another allocation this month." },
    actions: [{ action: "Book the court skills course" }, { owner: "Ruth", due: "by 14 March 2026" }],
  });
});

test("MoJ: a refused page is marked once for each question, nothing is disabled, nothing is asked of any server", PAGE, async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.click("#continue");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.deepEqual((await summary(page)).length, 5);
  assert.equal((await messages(page)).length, 5);
  assert.equal(await page.title(), "Error: Record a supervision session - Manage supervision - GOV.UK");
  assert.match(await page.getAttribute("#health", "aria-describedby"), /^health-info health-hint supervision-\S+$/);
  const describers = await page.evaluate(() => [...document.querySelectorAll("[aria-describedby]")].flatMap((one) => one.getAttribute("aria-describedby").split(" ")).filter((id) => document.querySelectorAll(`[id="${id}"]`).length !== 1));
  assert.deepEqual(describers, []);
  // A date of selects is marked as selects are.
  assert.equal(await page.locator("#next-day.govuk-select--error, #next-month.govuk-select--error, #next-year.govuk-select--error").count(), 3);
  await fillIn(page);
  await settled(page);
  assert.equal(await marks(page), 0);
  // GOV.UK Frontend itself lets no second click within a second through.
  await page.waitForTimeout(1000);
  await page.click("#continue");
  await page.waitForURL("**/sent");
  assert.equal(sent.length, 1);
  assert.deepEqual(asked, ["/sent"]);
});

test("MoJ: rows that are added, removed and renumbered keep true marks", PAGE, async (page, { thrown }) => {
  await fillIn(page);
  await page.fill('[id="actions[0][what]"]', "Book the court skills course");
  await page.click("text=Add another action");
  await page.fill('[id="actions[1][what]"]', "Read the new guidance on contact");
  await page.click("text=Add another action");
  await page.click("#continue");
  // Two rows without who and when; a third that is spare.
  assert.equal((await summary(page)).length, 4);
  await page.fill('[id="actions[0][who]"]', "Ruth");
  await page.locator(".moj-add-another__item").nth(1).locator(".moj-add-another__remove-button").click();
  await settled(page);
  assert.deepEqual((await record(page)).actions, [{ action: "Book the court skills course", owner: "Ruth" }]);
  assert.equal((await summary(page)).length, 1);
  assert.equal((await messages(page)).length, 1);
  assert.equal(await page.getAttribute('[id="actions[0][when]"]', "aria-invalid"), "true");
  assert.equal(await page.locator("[aria-invalid]").count(), 1);
  // Removing renumbers ids, and the page's component gives the message an id of its own: the reference must still lead to it.
  const described = await page.evaluate(() => document.getElementById(document.getElementById("actions[0][when]").getAttribute("aria-describedby").trim())?.className);
  assert.equal(described, "govuk-error-message");
  await page.click("text=Add another action");
  await settled(page);
  assert.equal(await page.locator("[aria-invalid]").count(), 1, "a new row comes without marks");
  await page.locator(".moj-add-another__item").first().locator(".moj-add-another__remove-button").click();
  await settled(page);
  assert.equal(await marks(page), 0);
  assert.equal(await page.title(), "Record a supervision session - Manage supervision - GOV.UK");
  assert.deepEqual(thrown, []);
});

test("MoJ: a conditional question that is closed is never linked to blindly, and an open one is", PAGE, async (page) => {
  await fillIn(page);
  await page.check("#disagree");
  await page.click("#continue");
  assert.equal((await summary(page)).length, 1);
  await page.locator("[role=alert] a").click();
  await page.waitForFunction(() => document.activeElement.id === "disagreement");
  await page.check("#disagree-2");
  await settled(page);
  assert.equal(await marks(page), 0);
});

test("MoJ: by the keyboard alone, from the first key to the server", PAGE, async (page) => {
  await page.focus("#worker");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal(await page.evaluate(() => document.activeElement.className), "govuk-error-summary");
  // Tab leads from the summary to its first link, Enter to its control.
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.localName), "a");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.localName === "input");
  const first = await page.evaluate(() => document.activeElement.id);
  assert.equal(first, "worker", "findings stand in the order of the page");
  for (const text of ["Amira Osei", "Ruth Bell", "2", "3", "2026", "Amira feels well after her leave and sleeps again."]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.focus("#next-day");
  await page.keyboard.type("31");
  await page.keyboard.press("Tab");
  await page.keyboard.type("March");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2026");
  await settled(page);
  assert.equal(await marks(page), 0);
  // The page's own button takes no second press within a second of the first.
  await page.waitForTimeout(1_100);
  await page.focus("#continue");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sent");
  assert.equal(sent[0]["next-month"], "3");
});

test("MoJ: no state has violations that the page did not have", PAGE, async (page) => {
  const before = await violations(page);
  await page.click("#continue");
  assert.deepEqual(await worse(page, before), [], "refused");
  await fillIn(page);
  await page.fill("#manager", "");
  await settled(page);
  assert.deepEqual(await worse(page, before), [], "half corrected");
  await page.fill("#manager", "Ruth Bell");
  await settled(page);
  assert.deepEqual(await worse(page, before), [], "corrected");
  await page.evaluate(() => window.binding.release());
  assert.deepEqual(await worse(page, before), [], "released");
});

test("MoJ: release leaves no trace, and nothing listens any more", PAGE, async (page) => {
  await page.evaluate(() => window.binding.release());
  const before = await html(page);
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
  await page.evaluate(() => window.bind());
  await page.click("#continue");
  await page.click("text=Add another action");
  await page.locator(".moj-add-another__item").nth(1).locator(".moj-add-another__remove-button").click();
  await page.fill("#worker", "Amira");
  await page.locator("[role=alert] a").first().click();
  await settled(page);
  await page.evaluate(() => window.binding.release());
  const after = await html(page);
  // The page's own remove button comes and goes, and it empties the first row's describedby itself.
  assert.equal(after.replace(/ aria-describedby=""/g, ""), before);
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
});

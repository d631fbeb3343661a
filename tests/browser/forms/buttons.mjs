// Buttons of every kind, closed parts inside closed parts, what is disabled, and what the browser itself does with a form.

import assert from "node:assert/strict";

import { html, marks, record, sent, settled, summary, test, trace, violations, worse } from "./harness.mjs";

const PAGE = "buttons.html?inline";

async function fillIn(page) {
  await page.evaluate(() => {
    document.querySelector("[name=worker]").value = "Amira";
    document.querySelector("[name=manager]").value = "Ruth Bell";
    document.querySelector("[name=held]").value = "2026-03-02";
    document.querySelector("[name=health]").value = "Amira feels well after her leave.";
    document.querySelector("#off").disabled = false;
    document.querySelector("[name=worker]").dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("buttons: what is disabled is not sent and not read, but for the legend's own", PAGE, async (page) => {
  await page.check("[value=P6W]");
  await page.check("[value=mapping]");
  await page.selectOption("[name=disagreed]", "N");
  assert.deepEqual(await record(page), { kind: "one-to-one", supervisee: { team: "in the legend" }, frequencyChange: { every: "P6W" }, attachments: ["mapping"], disagreement: { exists: false } });
  await page.evaluate(() => { document.querySelector("#off").disabled = false; });
  assert.equal((await record(page)).nextSession.date, "2026-03-31");
});

for (const button of ["send", "image", "other", "top"]) {
  test(`buttons: #${button} is refused, and sends when all is right`, PAGE, async (page) => {
    await page.click(`#${button}`);
    await settled(page);
    assert.equal(sent.length, 0);
    assert.equal((await summary(page)).length, 5);
    await fillIn(page);
    await settled(page);
    assert.equal(await marks(page), 0);
    await page.click(`#${button}`);
    await page.waitForURL("**/sent*");
    assert.equal(sent.length, 1);
  });
}

test("buttons: the Enter key presses the form's first button, wherever that stands", PAGE, async (page) => {
  await page.focus("[name=worker]");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(sent.length, 0, "#top, in the header, sends the record");
  assert.ok((await marks(page)) > 0);
  await page.evaluate(() => document.querySelector("#top").remove());
  await page.focus("[name=worker]");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].lookup, "1");
});

test("buttons: formnovalidate set late, and taken away late", PAGE, async (page) => {
  await page.evaluate(() => document.querySelector("#late").addEventListener("click", ({ target }) => { target.formNoValidate = true; }));
  await page.click("#send");
  assert.ok((await marks(page)) > 0);
  await page.click("#late");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].go, "late");
});

test("buttons: requestSubmit with and without a button", PAGE, async (page) => {
  await page.evaluate(() => document.querySelector("#record").requestSubmit());
  assert.equal((await summary(page)).length, 5);
  await page.evaluate(() => document.querySelector("#record").requestSubmit(document.querySelector("#first")));
  await page.waitForURL("**/sent");
});

test("buttons: named by name, id or selector, the others are let through", PAGE, async (page) => {
  for (const submitters of [["go"], ["send"], ["input[type=submit]"]]) {
    await page.evaluate((submitters) => window.bind({ submitters }), submitters);
    await page.click("#send");
    assert.equal((await summary(page)).length, 5, submitters[0]);
  }
  await page.click("#other");
  await page.waitForURL("**/sent?other");
});

test("buttons: closed details in closed details, and a fold that the page opens", PAGE, async (page) => {
  const before = await trace(page);
  await page.click("#send");
  await page.locator("[role=alert] a", { hasText: "date of supervision" }).click();
  await page.waitForFunction(() => document.activeElement.name === "held");
  const top = await page.evaluate(() => document.activeElement.closest("label").getBoundingClientRect());
  assert.ok(top.top >= 120 && top.bottom <= 720, `below the bar: ${top.top}`);
  await page.locator("[role=alert] a", { hasText: "Health" }).click();
  await page.waitForFunction(() => document.activeElement.id === "health");
  await page.evaluate(() => { window.fold(); window.binding.release(); });
  assert.equal(await trace(page), before);
});

test("buttons: details that the person opened stay open", PAGE, async (page) => {
  await page.click("#send");
  await page.evaluate(() => { document.querySelector("#more").open = true; });
  await page.locator("[role=alert] a", { hasText: "date of supervision" }).click();
  await page.waitForFunction(() => document.activeElement.name === "held");
  await page.evaluate(() => window.binding.release());
  assert.equal(await page.evaluate(() => document.querySelector("#more").open), true);
});

test("buttons: a reset that the page calls off changes nothing, a real one begins anew", PAGE, async (page) => {
  const before = await html(page);
  await page.click("#send");
  const count = await marks(page);
  await page.evaluate(() => document.querySelector("#record").addEventListener("reset", (event) => event.preventDefault(), { once: true }));
  await page.click("#reset");
  await settled(page);
  assert.equal(await marks(page), count);
  await page.click("#reset");
  await settled(page);
  assert.equal(await html(page), before);
  await page.fill("[name=worker]", "A");
  await settled(page);
  assert.equal(await marks(page), 0);
});

test("buttons: values that a script writes are seen at the next click or when the control is left", PAGE, async (page) => {
  await page.click("#send");
  await page.evaluate(() => { document.querySelector("[name=worker]").value = "Amira"; });
  await page.focus("[name=worker]");
  await page.locator("[name=worker]").blur();
  await settled(page);
  assert.equal(await page.getAttribute("[name=worker]", "aria-invalid"), null);
  await page.evaluate(() => { document.querySelector("[name=manager]").value = "Ruth"; });
  await page.click("h1");
  await settled(page);
  assert.equal(await page.getAttribute("[name=manager]", "aria-invalid"), null);
});

test("buttons: a dialog's own form, the page's autosave and its listeners are untouched", PAGE, async (page) => {
  await page.evaluate(() => document.querySelector("#dialog").showModal());
  await page.click("#close");
  assert.equal(await page.evaluate(() => document.querySelector("#dialog").open), false);
  await page.click("#send");
  await page.fill("[name=worker]", "Amira");
  assert.equal(await page.evaluate(() => window.autosaved), 1);
});

test("buttons: the page lets go from inside an event, twice, and goes on", PAGE, async (page, { thrown }) => {
  const before = await html(page);
  await page.evaluate(() => document.addEventListener("supervision:report", () => { window.binding.release(); window.binding.release(); }, { once: true }));
  await page.evaluate(() => window.binding.check());
  await settled(page);
  assert.equal(await html(page), before);
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
  // Who lets go while the form is being sent has it sent.
  await page.evaluate(() => { window.bind({ beforeRead: () => window.binding.release() }); });
  await page.click("#top");
  await page.waitForURL("**/sent");
  assert.deepEqual(thrown, []);
});

test("buttons: ten thousand bindings leave the memory as it was", PAGE, async (page) => {
  const grown = await page.evaluate(async () => {
    const { memoryBytes } = await import("/forms/memory.js");
    const round = () => { for (let n = 0; n < 2500; n++) { window.bind(); window.binding.release(); } };
    round();
    const before = memoryBytes();
    round(); round(); round();
    return memoryBytes() - before;
  });
  assert.equal(grown, 0);
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
});

test("buttons: no state has violations that the page did not have", PAGE, async (page) => {
  const before = await violations(page);
  await page.click("#send");
  assert.deepEqual(await worse(page, before), []);
  await page.locator("[role=alert] a", { hasText: "Health" }).click();
  await settled(page);
  assert.deepEqual(await worse(page, before), []);
  await fillIn(page);
  await settled(page);
  assert.deepEqual(await worse(page, before), []);
});

// Web components in web components.

import assert from "node:assert/strict";

import { record, sent, settled, test, trace, violations, worse } from "./harness.mjs";

const PAGE = "components.html?inline";

async function fillIn(page) {
  await page.fill("#worker", "Amira");
  await page.fill("#manager input", "Ruth Bell");
  for (const [at, value] of ["2", "3", "2026"].entries()) await page.locator("#held x-input input").nth(at).fill(value);
  await page.fill("[name=next]", "2026-03-31");
  await page.evaluate(() => window.form.querySelector("x-closed").type("Amira feels well after her leave."));
}

const lines = (page) => page.evaluate(() => [...window.form.getRootNode().querySelectorAll("[data-supervision-summary] [role=alert] li")].map((one) => one.textContent));

test("components: read through open roots, by value where the root is closed, and late ones once they are there", PAGE, async (page) => {
  await fillIn(page);
  await page.locator("x-switch button").click();
  assert.deepEqual(await record(page), {
    kind: "one-to-one", supervisee: { name: "Amira" }, supervisor: { name: "Ruth Bell" }, session: { date: "2026-03-02" }, nextSession: { date: "2026-03-31" },
    sections: { "health-and-welfare": "Amira feels well after her leave." }, disagreement: { exists: true },
  });
  await page.evaluate(() => window.define());
  assert.equal((await record(page)).supervisee.team, "assessment");
});

test("components: marked in the root of each control, or told", PAGE, async (page) => {
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal((await lines(page)).length, 5);
  const state = await page.evaluate(() => {
    const described = (control) => (control.getAttribute("aria-describedby") ?? "").split(" ").map((id) => control.getRootNode().getElementById(id)?.textContent ?? null).join();
    const manager = window.form.querySelector("x-card").shadowRoot.querySelector("#manager").shadowRoot.querySelector("input");
    return {
      worker: described(window.form.querySelector("#worker")), manager: described(manager), managerInvalid: manager.getAttribute("aria-invalid"),
      days: [...window.form.querySelectorAll("#held x-input")].map((one) => one.shadowRoot.querySelector("input").getAttribute("aria-invalid")).join(),
      held: described(window.form.querySelector("#held")), told: window.form.querySelector("x-closed").validationMessage, next: window.form.querySelector("x-closed + .supervision-error"),
    };
  });
  assert.deepEqual(state, {
    worker: "Error: Enter the name of the supervisee", manager: "Error: Enter the name of the supervisor", managerInvalid: "true", days: "true,true,true",
    held: "Error: Enter the date of supervision", told: "Enter what was discussed under ‘Health and Welfare’", next: null,
  });
});

test("components: a draft and an attempt after it go on while an element holds our message", PAGE, async (page) => {
  await page.click("#send");
  await page.click("#draft");
  await page.waitForURL("**/sent");
});

const told = (page) => page.evaluate(() => window.form.querySelector("x-closed").validationMessage);
const MESSAGE = "Enter what was discussed under ‘Health and Welfare’";

/** Only `#send` sends the record; `#keep` is a draft that no attribute says it of. */
async function refused(page) {
  await page.evaluate(() => window.bind({ submitters: ["send"] }));
  await page.click("#send");
  await settled(page);
  assert.equal(await told(page), MESSAGE);
}

test("components: a draft that a script sends goes on while an element holds our message", PAGE, async (page) => {
  await refused(page);
  await page.evaluate(() => window.form.requestSubmit(window.form.querySelector("#keep")));
  await page.waitForURL("**/sent");
  assert.ok("keep" in sent[0]);
});

test("components: after a draft that leaves the page open the element is told again", PAGE, async (page) => {
  await refused(page);
  await page.evaluate(() => {
    window.kept = [];
    window.form.addEventListener("submit", (event) => { event.preventDefault(); window.kept.push(event.submitter.id); });
  });
  await page.click("#keep");
  await settled(page);
  assert.equal(await told(page), MESSAGE, "after a click");
  await page.evaluate(() => window.form.requestSubmit(window.form.querySelector("#keep")));
  assert.equal(await told(page), MESSAGE, "after a script's request");
  assert.deepEqual(await page.evaluate(() => window.kept), ["keep", "keep"]);
});

test("components: a page that asks the browser hears what it would hear without us", PAGE, async (page) => {
  await refused(page);
  const ask = () => page.evaluate(() => [window.form.checkValidity(), window.form.reportValidity()]);
  assert.deepEqual(await ask(), [true, true]);
  assert.equal(await told(page), MESSAGE);
  await page.evaluate(() => { window.form.querySelector("#worker").required = true; });
  assert.deepEqual(await ask(), [false, false], "its own rules hold");
  await page.evaluate(() => window.form.requestSubmit(window.form.querySelector("#keep")));
  await settled(page);
  assert.equal(sent.length, 0);
});

test("components: put right by a script and sent by a script", PAGE, async (page) => {
  await fillIn(page);
  await page.evaluate(() => window.form.querySelector("x-closed").type(""));
  await page.evaluate(() => window.form.requestSubmit());
  assert.equal(await told(page), MESSAGE);
  await page.evaluate(() => { window.form.querySelector("x-closed").value = "Amira feels well after her leave."; });
  await page.evaluate(() => window.form.requestSubmit());
  await page.waitForURL("**/sent");
});

test("components: the form's own functions are given back, in a wrapper of the page too", PAGE, async (page) => {
  const own = () => page.evaluate(() => ["checkValidity", "reportValidity", "requestSubmit"].filter((name) => Object.hasOwn(window.form, name)));
  assert.deepEqual(await own(), []);
  await refused(page);
  await page.evaluate(() => window.binding.release());
  assert.deepEqual(await own(), []);
  await refused(page);
  await page.evaluate(() => {
    const { form } = window;
    const inner = form.requestSubmit;
    form.requestSubmit = (...all) => { window.wrapped = true; inner.apply(form, all); };
    window.binding.release();
  });
  assert.deepEqual(await own(), ["requestSubmit"]);
  await page.evaluate(() => window.form.requestSubmit());
  await page.waitForURL("**/sent");
});

test("components: put right, sent once, and told no more", PAGE, async (page) => {
  await page.click("#send");
  await fillIn(page);
  await settled(page);
  assert.deepEqual(await lines(page), []);
  assert.equal(await page.evaluate(() => window.form.querySelector("x-closed").validationMessage), "");
  await page.click("#send");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].health, "Amira feels well after her leave.");
});

test("components: links lead into the roots", PAGE, async (page) => {
  await page.click("#send");
  const follow = async (text, tail) => {
    await page.locator("[role=alert] a", { hasText: text }).click();
    await page.waitForFunction((tail) => {
      let one = document.activeElement;
      const path = [];
      while (one) { path.push(one.id || one.localName); one = one.shadowRoot?.activeElement; }
      return path.join(">").endsWith(tail);
    }, tail);
  };
  await follow("name of the supervisor", "manager>in");
  await follow("date of supervision", "x-input>in");
  await follow("Health", "x-closed");
});

test("components: no violations, no trace", PAGE, async (page) => {
  const before = await trace(page);
  const had = await violations(page);
  await page.click("#send");
  assert.deepEqual(await worse(page, had), []);
  await page.evaluate(() => window.binding.release());
  assert.equal(await trace(page), before);
  assert.equal(await page.evaluate(() => window.form.querySelector("x-closed").validationMessage), "");
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
});

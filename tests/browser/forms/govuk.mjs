// A page in the manner of GOV.UK: what somebody at a keyboard sees, and what the server gets.

import assert from "node:assert/strict";

import { html, marks, messages, record, sent, settled, summary, test, violations, worse } from "./harness.mjs";

const full = {
  worker: "Amira Osei", manager: "Ruth Bell", "session-date-day": "2", "session-date-month": "March", "session-date-year": "2026",
  health: "Amira feels well after her leave; two late evenings are balanced by flexi time.",
};

async function fill(page, values) {
  for (const [id, value] of Object.entries(values)) await page.fill(`[id="${id}"]`, value);
}

/** Only what the form asks. */
const ASKED = ["/supervisee/name", "/supervisor/name", "/session/date", "/sections/health-and-welfare", "/sections/annual-leave-and-toil"];

async function bindAsked(page, more = {}) {
  await page.evaluate(async ({ paths, more }) => {
    // A copy for both is asked only of a session that has its date.
    const off = { "form-signed-copy-to-both": "off" };
    await window.bind();
    for (const { rule, path } of window.binding.report.findings) if (!paths.includes(path)) off[rule.split("/")[1]] = "off";
    await window.bind({ severity: off, ...more });
  }, { paths: ASKED, more });
}

test("nothing is marked before the first attempt", "govuk.html", async (page) => {
  const before = await html(page);
  await page.fill("#worker", "A");
  await page.fill("#worker", "");
  await page.fill("#session-date-day", "40");
  await page.locator("#session-date-day").blur();
  await settled(page);
  assert.equal(await marks(page), 0);
  await page.evaluate(() => window.binding.report);
  assert.equal(await html(page), before);
});

test("a refused submission is not sent, and nobody else hears of it", "govuk.html", async (page) => {
  await page.click("#send");
  assert.equal(sent.length, 0);
  assert.equal(await page.locator("#send").isDisabled(), false, "the guard against double clicks did not hear of it");
  assert.equal(await page.title(), "Error: Supervision record – Fellmoor");
  await page.click("#send");
  assert.equal(await page.title(), "Error: Supervision record – Fellmoor");
  assert.equal(sent.length, 0);
});

test("the summary has the focus and its links lead to the controls", "govuk.html", async (page) => {
  await page.click("#send");
  const focused = await page.evaluate(() => ({ class: document.activeElement.className, role: document.activeElement.getAttribute("role"), inner: document.activeElement.firstElementChild.getAttribute("role") }));
  assert.deepEqual(focused, { class: "govuk-error-summary", role: null, inner: "alert" });
  const top = await page.evaluate(() => document.querySelector(".govuk-error-summary").getBoundingClientRect().top);
  assert.ok(top >= 60, `not under the bar that stays at the top: ${top}`);
  const link = page.locator("[role=alert] a", { hasText: "date of supervision" });
  assert.equal(await link.getAttribute("href"), "#session-date-day");
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "session-date-day");
  const legend = await page.evaluate(() => document.querySelector("legend").getBoundingClientRect());
  assert.ok(legend.top >= 60 && legend.bottom <= 720, "the legend is in view");
});

test("a link opens closed details, and release closes them", "govuk.html", async (page) => {
  const before = await html(page);
  await page.click("#send");
  await page.evaluate(() => document.addEventListener("supervision:reveal", ({ detail, target }) => { window.revealed = [detail.path, target.id]; }));
  await page.locator("[role=alert] a", { hasText: "Annual Leave" }).click();
  await page.waitForFunction(() => document.activeElement.id === "leave");
  assert.equal(await page.locator("details").getAttribute("open"), "");
  assert.deepEqual(await page.evaluate(() => window.revealed), ["/sections/annual-leave-and-toil", "leave"]);
  await page.evaluate(() => window.binding.release());
  assert.equal(await html(page), before);
});

test("marks follow the design system and keep what describes a control", "govuk.html", async (page) => {
  await page.click("#send");
  assert.equal(await page.getAttribute("#manager", "aria-describedby"), `manager-hint ${await page.locator("#manager").evaluate((one) => one.previousElementSibling.id)}`);
  assert.equal(await page.getAttribute("#manager", "class"), " govuk-input  wide govuk-input--error");
  assert.equal(await page.locator("#manager").evaluate((one) => one.closest(".govuk-form-group").className), "govuk-form-group govuk-form-group--error");
  const fieldset = page.locator("fieldset").first();
  assert.match(await fieldset.getAttribute("aria-describedby"), /^session-hint supervision-\d+-\d+$/);
  assert.equal(await fieldset.locator(".govuk-error-message").textContent(), "Error: Enter the date of supervision");
  assert.equal(await fieldset.locator(".govuk-error-message").evaluate((one) => one.nextElementSibling.id), "session-date");
  assert.equal(await fieldset.locator(".govuk-form-group--error").count(), 0, "the parts are no groups in error");
  assert.equal(await page.locator("#mode").getAttribute("aria-invalid"), null);
});

test("half a date is a fault of the half that is missing", "govuk.html", async (page) => {
  await page.fill("#session-date-day", "2");
  await page.fill("#session-date-year", "2026");
  await page.click("#send");
  assert.equal((await record(page)).session.date, "2//2026");
  assert.match((await summary(page)).join("\n"), /Date of supervision must be a real date/);
  const invalid = await page.locator("fieldset [aria-invalid]").evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(invalid, ["session-date-month"]);
  assert.equal(await page.locator("[role=alert] a", { hasText: "real date" }).getAttribute("href"), "#session-date-month");
});

test("after the attempt marks come and go with each change, and what stays is not touched", "govuk.html", async (page) => {
  await page.click("#send");
  await page.evaluate(() => {
    window.kept = document.querySelector("#manager").previousElementSibling;
    window.changes = [];
    new MutationObserver((records) => window.changes.push(...records.map(({ target }) => target.id || target.className || target.nodeName))).observe(document.querySelector("form"), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await page.fill("#worker", "Amira Osei");
  await settled(page);
  assert.equal(await page.getAttribute("#worker", "aria-invalid"), null);
  assert.equal(await page.getAttribute("#worker", "aria-describedby"), null);
  assert.equal(await page.getAttribute("#worker", "class"), "govuk-input");
  assert.ok(await page.evaluate(() => window.kept.isConnected));
  const changes = await page.evaluate(() => window.changes);
  assert.ok(changes.every((one) => one === "worker" || one === "govuk-form-group"), changes.join());
  assert.ok(!(await summary(page)).some((line) => line.includes("name of the supervisee")));
  assert.equal(await page.locator("[role=alert]").getAttribute("aria-live"), "off", "a change is not announced");
  await page.fill("#worker", "");
  await settled(page);
  assert.equal(await page.getAttribute("#worker", "aria-invalid"), "true");
});

test("a refused page can be sent again, once and whole", "govuk.html", async (page) => {
  await bindAsked(page);
  await page.click("#send");
  assert.equal((await summary(page)).length, 5);
  await fill(page, full);
  await page.evaluate(() => { document.querySelector("details").open = true; });
  await page.fill("#leave", "Twelve days left, a week of them booked in May.");
  await settled(page);
  assert.deepEqual([...(await summary(page)), ...(await messages(page))], []);
  assert.equal(await marks(page), 0);
  assert.equal(await page.title(), "Supervision record – Fellmoor");
  await page.check("#mode-2");
  await page.click("#send");
  await page.waitForURL("**/sent");
  assert.equal(sent.length, 1);
  assert.equal(sent[0].worker, "Amira Osei");
  assert.equal(sent[0]["session-date-month"], "March");
});

test("the record is read as the form has it", "govuk.html", async (page) => {
  await fill(page, full);
  await page.check("#mode-2");
  await page.fill('[id="actions[0][action]"]', "Book the course");
  await page.click("#add");
  await page.click("#add");
  await page.fill('[id="actions[2][owner]"]', "Ruth");
  assert.deepEqual(await record(page), {
    kind: "one-to-one",
    supervisee: { name: "Amira Osei" },
    supervisor: { name: "Ruth Bell" },
    session: { date: "2026-03-02", mode: "virtual" },
    sections: { "health-and-welfare": full.health },
    actions: [{ action: "Book the course" }, { owner: "Ruth" }],
  });
  await page.evaluate(() => window.removeRow(0));
  assert.deepEqual((await record(page)).actions, [{ owner: "Ruth" }]);
});

test("rows that are copied do not bring their marks along", "govuk.html", async (page) => {
  await page.fill('[id="actions[0][action]"]', "Book the course");
  await page.click("#send");
  assert.equal(await page.getAttribute('[id="actions[0][owner]"]', "aria-invalid"), "true");
  await page.click("#add");
  await settled(page);
  assert.equal(await page.getAttribute('[id="actions[1][owner]"]', "aria-invalid"), null);
  assert.equal(await page.getAttribute('[id="actions[1][owner]"]', "class"), "govuk-input");
  assert.equal(await page.locator("[data-row]").nth(1).locator(".govuk-error-message, .govuk-form-group--error, [aria-describedby]").count(), 0);
  const ids = await page.locator("[id^=supervision-]").evaluateAll((all) => all.map((one) => one.id));
  assert.equal(new Set(ids).size, ids.length);
  await page.evaluate(() => window.removeRow(0));
  await settled(page);
  assert.equal(await page.getAttribute('[id="actions[0][owner]"]', "aria-invalid"), null);
});

test("a draft, another form and a button without validation are let through", "govuk.html", async (page) => {
  await page.click("#draft");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].draft, "1");
  await page.goBack();
  await page.waitForSelector("html[data-ready]");
  await page.click("#find");
  await page.waitForURL("**/sent");
  assert.equal(sent.length, 2);
  await page.goBack();
  await page.waitForSelector("html[data-ready]");
  await page.evaluate(() => { document.querySelector("#send").formNoValidate = true; });
  await page.click("#send");
  await page.waitForURL("**/sent");
});

test("requestSubmit without a button is an attempt, and so is the Enter key", "govuk.html", async (page) => {
  await page.evaluate(() => document.querySelector("#record").requestSubmit());
  assert.equal(sent.length, 0);
  assert.ok((await marks(page)) > 0);
  await page.evaluate(() => window.binding.release());
  await page.evaluate(() => window.bind());
  assert.equal(await marks(page), 0);
  await page.focus("#worker");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.ok((await marks(page)) > 0);
});

test("warnings stand apart and block nothing", "govuk.html", async (page) => {
  await page.evaluate(() => window.bind({ strict: false, severity: {} }));
  await page.evaluate(() => document.querySelector("#record").addEventListener("submit", (event) => event.preventDefault()));
  await page.click("#send");
  await settled(page);
  assert.ok(await page.locator("#send").isDisabled(), "the page's own listener was reached");
  assert.equal(await page.locator("[role=alert], .govuk-error-message, [aria-invalid], .govuk-form-group--error").count(), 0);
  assert.ok((await page.locator(".supervision-warning").count()) > 0);
  assert.match(await page.locator(".supervision-notes").textContent(), /Worth another look.*Warning: Enter/s);
  assert.equal(await page.title(), "Supervision record – Fellmoor");
});

test("blockSubmit: false marks and lets through", "govuk.html", async (page) => {
  await page.evaluate(() => window.bind({ blockSubmit: false }));
  await page.click("#send");
  await page.waitForURL("**/sent");
});

test("release leaves the page as it was, byte for byte", "govuk.html", async (page) => {
  const before = await html(page);
  await page.click("#send");
  await page.evaluate(() => window.binding.release());
  assert.equal(await html(page), before);
  await page.click("#send");
  await page.waitForURL("**/sent");
});

test("binding again lets the first binding go", "govuk.html", async (page) => {
  const before = await html(page);
  await page.click("#send");
  const count = await marks(page);
  await page.evaluate(() => window.bind());
  assert.equal(await html(page), before);
  await page.click("#send");
  assert.equal(await marks(page), count);
  await page.evaluate(() => { window.binding.release(); window.binding.release(); });
  assert.equal(await html(page), before);
});

test("a form that has left takes its summary and the title with it", "govuk.html", async (page) => {
  await page.click("#send");
  await page.evaluate(() => document.querySelector("#record").remove());
  await settled(page);
  assert.equal(await marks(page), 0);
  assert.equal(await page.title(), "Supervision record – Fellmoor");
  await page.evaluate(() => { window.binding.check(); window.binding.release(); });
});

test("events tell the page", "govuk.html", async (page) => {
  await page.evaluate(() => {
    window.told = [];
    for (const name of ["report", "refused"]) document.addEventListener(`supervision:${name}`, ({ target, detail }) => window.told.push([name, target.id, detail.report.ok, detail.submitter?.id]));
  });
  await page.fill("#worker", "A");
  await page.click("#send");
  assert.deepEqual(await page.evaluate(() => window.told), [["report", "record", false, null], ["refused", "record", false, "send"]].map((row) => row.map((one) => one ?? undefined)));
});

test("classes and templates are the page's to choose", "govuk.html", async (page) => {
  await page.evaluate(async () => {
    const template = document.createElement("template");
    template.innerHTML = '<p class="mine"><b>!</b> <span data-supervision-slot></span></p>';
    await window.bind({ classes: { formGroup: "bad group", input: "" }, templates: { error: template } });
  });
  await page.click("#send");
  assert.equal(await page.locator("#worker").evaluate((one) => one.closest(".govuk-form-group").className), "govuk-form-group bad group");
  assert.equal(await page.getAttribute("#worker", "class"), "govuk-input");
  assert.equal(await page.locator(".mine").first().textContent(), "! Enter the name of the supervisee");
  assert.equal(await page.getAttribute("#worker", "aria-describedby"), await page.locator(".mine").first().getAttribute("id"));
});

test("the summary goes where the page wants it", "govuk.html", async (page) => {
  await page.evaluate(async () => {
    const place = document.createElement("div");
    place.id = "errors";
    place.hidden = true;
    document.querySelector("h1").before(place);
    window.before = document.documentElement.outerHTML;
    await window.bind({ summary: "#errors" });
  });
  await page.click("#send");
  assert.ok(await page.locator("#errors [role=alert]").isVisible());
  await page.evaluate(() => window.binding.release());
  assert.equal(await html(page), await page.evaluate(() => window.before));
});

test("emptying the form begins anew", "govuk.html", async (page) => {
  const before = await html(page);
  await page.click("#send");
  await page.evaluate(() => document.querySelector("#record").reset());
  await settled(page);
  assert.equal(await html(page), before);
});

test("what throws inside stops nobody", "govuk.html", async (page) => {
  await page.evaluate(() => {
    window.bind({ beforeRead: () => { throw new Error("the page's own"); } });
    Object.defineProperty(document.querySelector("#health"), "value", { get() { throw new Error("hostile"); } });
  });
  await page.click("#send");
  assert.ok((await summary(page)).length > 0, "one control that cannot be read is not the end");
  await page.evaluate(() => { Element.prototype.getAttribute = () => { throw new Error("broken page"); }; });
  await page.click("#send");
  await page.waitForURL("**/sent");
});

test("where the WebAssembly is forbidden the form works as without it", "govuk.html?forbidden", async (page) => {
  await page.click("#send");
  await page.waitForURL("**/sent");
});

test("no state has violations that the page did not have", "govuk.html", async (page) => {
  const before = await violations(page);
  await page.click("#send");
  assert.deepEqual(await worse(page, before), []);
  await page.fill("#worker", "Amira");
  await settled(page);
  assert.deepEqual(await worse(page, before), []);
  await page.evaluate(() => window.bind({ strict: false, severity: {} }));
  await page.evaluate(() => window.binding.check());
  assert.deepEqual(await worse(page, before), []);
});

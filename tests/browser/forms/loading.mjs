// What becomes of a form where the validator does not load: what would have become of it without.

import assert from "node:assert/strict";

import { html, sent, settled, test, trace, violations, worse } from "./harness.mjs";

const ready = async (page) => (await page.waitForSelector("html[data-ready]", { state: "attached" })).getAttribute("data-ready");

for (const [name, query, expected] of [
  ["a file that is not there", "from=pkg-missing", /404/],
  ["half a file", "from=pkg-broken", /./],
  ["a policy that forbids WebAssembly", "forbidden", /'wasm-unsafe-eval'/],
]) {
  test(`loading: ${name} leaves the form as it was`, `loading.html?${query}`, async (page) => {
    assert.match(await ready(page), expected);
    const before = await html(page);
    await page.fill("[name=worker]", "A");
    assert.equal(await html(page), before);
    await page.click("#send");
    await page.waitForURL("**/sent");
    assert.equal(sent[0].worker, "A");
  }, { own: true });

  test(`loading: ${name}, with the tag`, `tag.html?${query}`, async (page, { thrown }) => {
    await ready(page);
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => document.querySelector("supervision-check").binding), null);
    assert.equal(await page.locator("supervision-check").textContent(), "Deadlines appear here.", "the page's own words stay");
    await page.click("#send");
    await page.waitForURL("**/sent");
    // A warning for whoever looks, once; no error.
    assert.equal(thrown.length, 1);
    assert.match(thrown[0], /^supervision-check: the form goes on without it/);
  }, { own: true });
}

test("loading: a server that does not know the type", "loading.html?from=pkg-untyped", async (page) => {
  assert.equal(await ready(page), "bound");
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0);
}, { own: true });

test("loading: a form that is sent before it is bound", "tag.html?from=pkg-slow", async (page) => {
  await ready(page);
  await page.click("#send");
  await page.waitForURL("**/sent");
}, { own: true });

test("loading: a tag that is removed, or whose form is, while it loads", "tag.html?from=pkg-slow", async (page, { thrown }) => {
  await ready(page);
  const before = await page.evaluate(() => document.querySelector("form").outerHTML);
  await page.evaluate(() => { window.tag = document.querySelector("supervision-check"); window.tag.remove(); });
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(() => window.tag.binding), null);
  assert.equal(await page.evaluate(() => document.querySelector("form").outerHTML), before);
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
  await page.evaluate(() => document.querySelector("h1").after(window.tag));
  await page.waitForFunction(() => window.tag.binding !== null);
  assert.deepEqual(thrown, []);
}, { own: true });

// ───────────────────────────── The tag ─────────────────────────────

const bound = (page) => page.waitForFunction(() => document.querySelector("supervision-check").binding !== null);
const deadlines = (page) => page.locator("supervision-check li").allTextContents();

test("tag: deadlines and the latest date of the next session, kept true as somebody writes", "tag.html", async (page) => {
  await bound(page);
  assert.deepEqual(await deadlines(page), []);
  const had = await violations(page);
  await page.fill("[name=held]", "2 March 2026");
  await page.fill("[name=appraisal]", "2025-03-12");
  await settled(page);
  // BCP: monthly by default, and an appraisal each year.
  const lines = await deadlines(page);
  assert.equal(lines[0], "Next session at the latest: 2 April 2026");
  await page.fill("[name=held]", "31/1/2026");
  await settled(page);
  assert.equal((await deadlines(page))[0], "Next session at the latest: 28 February 2026");
  assert.deepEqual(await worse(page, had), []);
  await page.fill("[name=held]", "");
  await settled(page);
  assert.ok((await deadlines(page)).every((line) => !line.startsWith("Next session")));
});

test("tag: what a script changes in the form is seen too", "tag.html", async (page) => {
  await bound(page);
  await page.evaluate(() => { document.querySelector("#rows").innerHTML = '<input name="previous" value="2026-02-02" data-supervision="/session/previousDate" aria-label="Before">'; document.querySelector("[name=held]").value = "2026-03-02"; });
  await settled(page);
  assert.equal((await deadlines(page))[0], "Next session at the latest: 2 April 2026");
});

test("tag: attributes that change bind anew, with what they say now", "tag.html", async (page) => {
  await bound(page);
  const tag = (name, value) => page.evaluate(([name, value]) => {
    const tag = document.querySelector("supervision-check");
    if (value === null) tag.removeAttribute(name);
    else tag.setAttribute(name, value);
  }, [name, value]);
  const report = () => page.evaluate(() => document.querySelector("supervision-check").binding?.report);
  await page.fill("[name=held]", "2026-03-02");
  for (const [name, value, seen] of [
    ["policy", "coventry", (report) => report.policy === "coventry"],
    ["kind", "case", (report) => report.kind === "case"],
    ["kind", "one-to-one", (report) => report.kind === "one-to-one"],
    // What is merely missing is no fault of a draft.
    ["stage", "draft", (report) => report.findings.every(({ code }) => !code.endsWith("missing"))],
    ["stage", null, (report) => report.findings.some(({ code }) => code.endsWith("missing"))],
    ["today", "2026-07-01", (report) => report.today === "2026-07-01"],
    ["fields", '{"/supervisee/team":"worker"}', () => true],
  ]) {
    await tag(name, value);
    await settled(page);
    assert.ok(seen(await report()), `${name}=${value}`);
  }
  await page.fill("[name=worker]", "assessment");
  assert.equal(await page.evaluate(() => document.querySelector("supervision-check").binding.record.supervisee.team), "assessment");
  await tag("policy", "nowhere");
  await settled(page);
  assert.equal(await page.evaluate(() => document.querySelector("supervision-check").binding), null);
  assert.deepEqual(await deadlines(page), [], "no deadlines of a policy that is no more");
  await page.click("#send");
  await page.waitForURL("**/sent");
});

test("tag: submitters, summary and block-submit", "tag.html", async (page) => {
  await bound(page);
  const before = await trace(page);
  await page.evaluate(() => { const tag = document.querySelector("supervision-check"); tag.setAttribute("submitters", "go other"); tag.setAttribute("summary", "#errors"); });
  await settled(page);
  await bound(page);
  await page.click("#send");
  await settled(page);
  assert.ok(await page.locator("#errors [role=alert]").isVisible());
  await page.click("#keep");
  await page.waitForURL("**/sent");
  assert.equal(sent[0].keep, "1");
  assert.ok(before.length > 0);
});

test("tag: block-submit=false marks and lets through", "tag.html", async (page) => {
  await bound(page);
  await page.evaluate(() => document.querySelector("supervision-check").setAttribute("block-submit", "false"));
  await settled(page);
  await bound(page);
  await page.click("#send");
  await page.waitForURL("**/sent");
});

test("tag: a form that comes later, is replaced, goes and comes again", "tag.html", async (page) => {
  await bound(page);
  await page.click("#send");
  await settled(page);
  assert.equal(await page.title(), "Error: Tag");
  await page.evaluate(() => { window.old = document.querySelector("form"); window.clean = window.old.outerHTML; window.old.remove(); });
  await settled(page);
  assert.equal(await page.title(), "Tag");
  assert.equal(await page.evaluate(() => document.querySelector("supervision-check").binding), null);
  assert.deepEqual(await deadlines(page), []);
  await page.evaluate(() => { document.querySelector("#place").innerHTML = '<form id="record" action="/sent" method="post"><label>Name <input name="n" data-supervision="/supervisee/name"></label><button id="send">Send</button></form>'; });
  await bound(page);
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0);
  assert.equal(await page.getAttribute("[name=n]", "aria-invalid"), "true");
  await page.evaluate(() => { document.querySelector("#place").replaceChildren(window.old); });
  await bound(page);
  await settled(page);
  assert.equal(await page.locator("[aria-invalid]").count(), 0, "the old form comes back clean");
  await page.click("#send");
  await settled(page);
  assert.equal(sent.length, 0);
});

test("tag: moved, removed and put back, it leaves nothing and takes up again", "tag.html", async (page) => {
  await bound(page);
  await page.evaluate(() => { const tag = document.querySelector("supervision-check"); window.tag = tag; document.querySelector("main").append(tag); });
  await bound(page);
  await page.fill("[name=held]", "2026-03-02");
  await settled(page);
  assert.equal((await deadlines(page))[0], "Next session at the latest: 2 April 2026");
  await page.evaluate(() => window.tag.remove());
  await settled(page);
  assert.deepEqual(await page.evaluate(() => window.listening()), []);
  await page.evaluate(() => document.querySelector("h1").after(window.tag));
  await bound(page);
  await settled(page);
  assert.equal((await deadlines(page))[0], "Next session at the latest: 2 April 2026");
});

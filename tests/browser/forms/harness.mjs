// What the tests of the form adapter share: the list of them, and what can be asked of a page.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const tests = [];
/** What was sent to the server since the test began. */
export const sent = [];

/** `path` is a page of tests/forms/, with `?inline` or `?forbidden` for another policy than the strict one. */
export const test = (name, path, run, options = {}) => tests.push({ name, path, run, ...options });

const MARKS = ".govuk-error-message, .supervision-error, .supervision-warning, .supervision-advice, [data-supervision-summary], [aria-invalid]";
export const marks = (page) => page.locator(MARKS).count();
export const messages = (page) => page.locator(".govuk-error-message, .supervision-error").allTextContents();
export const summary = (page) => page.locator("[data-supervision-summary] [role=alert] li").allTextContents();
export const record = (page) => page.evaluate(() => window.binding.record);
export const html = (page) => page.evaluate(() => document.documentElement.outerHTML);
/** Long enough for a run that was put off to the next frame. */
export const settled = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 150)));

export async function fill(page, values) {
  for (const [id, value] of Object.entries(values)) await page.fill(`[id="${id}"]`, value);
}

export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target.join(" ")}`));
  });
}

/** What the page has beyond what it had. */
export async function worse(page, before) {
  return (await violations(page)).filter((one) => !before.includes(one));
}

/**
 * Everything that the document shows, shadow roots, documents of frames, titles and open states among it, as text. `release()` has to
 * give it back to the byte.
 */
export const trace = (page) => page.evaluate(() => {
  const lines = [];
  const walk = (node) => {
    for (let one = node.firstChild; one; one = one.nextSibling) {
      if (one.nodeType === 1) {
        // Attributes in their order: an attribute that was taken off and put back stands last, which is no trace.
        lines.push(`<${one.localName} ${Array.from(one.attributes, ({ name, value }) => `${name}=${JSON.stringify(value)}`).sort().join(" ")}>`);
        if (one.shadowRoot) { lines.push("#shadow"); walk(one.shadowRoot); lines.push("/#shadow"); }
        if (one.localName === "iframe" && one.contentDocument) walk(one.contentDocument);
        walk(one);
        lines.push(`</${one.localName}>`);
      } else lines.push(`${one.nodeType}${JSON.stringify(one.nodeValue)}`);
    }
  };
  walk(document);
  lines.push(document.title);
  return lines.join("\n");
});

/**
 * Counts what the package listens to and observes, for `window.listening()`, and keeps its memory at hand. To be run before the page's own scripts.
 */
export function countListeners() {
  const listening = new Set();
  const ids = new WeakMap();
  let next = 0;
  const id = (object) => {
    if (!ids.has(object)) ids.set(object, (next += 1));
    return ids.get(object);
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const key = (target, type, listener, options) => `${type} ${id(target)} ${listener ? id(listener) : 0} ${Boolean(options?.capture ?? options)}`;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    // The page's own, and those of whoever steers the browser, are no concern of ours.
    if (/\/pkg/.test(new Error().stack)) {
      listening.add(key(this ?? window, type, listener, options));
      if (options?.signal) addEventListener.call(options.signal, "abort", () => listening.delete(key(this ?? window, type, listener, options)));
    }
    return addEventListener.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    listening.delete(key(this ?? window, type, listener, options));
    return removeEventListener.call(this ?? window, type, listener, options);
  };
  const observing = new Set();
  const { observe, disconnect } = MutationObserver.prototype;
  MutationObserver.prototype.observe = function (...all) { if (/\/pkg/.test(new Error().stack)) observing.add(this); return observe.apply(this, all); };
  MutationObserver.prototype.disconnect = function () { observing.delete(this); return disconnect.call(this); };
  window.wasmMemories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const made = await make(...all);
      window.wasmMemories.push((made.instance ?? made).exports.memory);
      return made;
    };
  }
  window.listening = () => [...listening].map((one) => one.split(" ")[0]).sort().concat(Array(observing.size).fill("observer"));
}

// The page: loads the validator, draws the form from the policy, and keeps marks, summary and report true to what is typed.
//
// `?policy=` takes another of the built-in policies, `?today=` (ISO 8601) another day to count from.

import init, { addWorkingDays, policy, Validator } from "./pkg/index.js";
import { longDate } from "./dates.js";
import { element } from "./dom.js";
import { drawForm } from "./form.js";
import { mark } from "./marks.js";
import { drawReport } from "./report.js";
import { samplesFor } from "./samples.js";
import { drawResult } from "./summary.js";

const POLICY = "bcp";
const KIND = "one-to-one";
const place = (id) => document.getElementById(id);

try {
  await init();
  start(new URLSearchParams(location.search));
} catch (error) {
  place("failure").append(element("p", { class: "notice" }, `The record can’t be checked on this page. ${error.message}`));
}

function start(query) {
  const pack = policy(query.get("policy") ?? POLICY);
  const validator = new Validator({ policy: pack.id, today: query.get("today") ?? undefined });
  const plainTitle = drawHeadings(pack);
  const form = drawForm(place("record"), pack, KIND, (what) => {
    typed = true;
    say(what);
    update();
  });
  const showReport = drawReport(place("report"));
  place("record").append(buttons());

  // Until the first attempt nobody is told what is missing.
  let checked = false;
  // Whether there is text that somebody typed, which must not be thrown away unasked.
  let typed = false;

  function update({ aloud = false } = {}) {
    const report = validator.validate(form.read());
    const controls = form.controls();
    showReport(report, checked);
    mark(checked ? report.findings : [], controls);
    document.title = checked && !report.ok ? `Error: ${plainTitle}` : plainTitle;
    return drawResult(place("result"), checked ? report : null, controls, aloud);
  }

  function fill(record, words) {
    if (typed && !confirm("This replaces what you have typed. Continue?")) return;
    form.write(record);
    checked = false;
    typed = false;
    update();
    say(words);
  }

  place("record").addEventListener("submit", (event) => {
    event.preventDefault();
    checked = true;
    say("");
    const summary = update({ aloud: true });
    openMarked();
    summary.scrollIntoView();
    summary.focus({ preventScroll: true });
  });
  place("record").addEventListener("input", () => {
    typed = true;
    update();
  });
  place("clear").addEventListener("click", () => fill({}, "The form is empty"));

  const today = validator.validate({ kind: KIND }).today;
  offerSamples(samplesFor(pack.id, KIND, today, addWorkingDays), (sample) => fill(sample.record, `Loaded: ${sample.label}`));
  place("workplace").hidden = false;
  update();
}

/** The page in the policy's words. Gives its title without a mark. */
function drawHeadings(pack) {
  const kind = pack.kinds.find(({ id }) => id === KIND)?.label ?? "Supervision";
  const heading = /record$/i.test(kind) ? kind : `${kind} record`;
  place("organisation").textContent = pack.organisation;
  place("title").textContent = heading;
  place("source").textContent = `Checked against: ${pack.title}, ${pack.organisation}, ${longDate(pack.source?.date ?? pack.version)}.`;
  return `${heading} – ${pack.organisation}`;
}

function buttons() {
  return element(
    "div",
    { class: "buttons" },
    element("button", { type: "submit", class: "button", id: "check" }, "Check this record"),
    element("button", { type: "button", class: "button button-secondary", id: "clear" }, "Clear"),
  );
}

function offerSamples(samples, load) {
  if (samples.length === 0) return;
  place("sample").append(...samples.map(({ id, label }) => element("option", { value: id }, label)));
  place("samples").addEventListener("submit", (event) => {
    event.preventDefault();
    load(samples.find(({ id }) => id === place("sample").value));
  });
  place("samples").hidden = false;
}

/** What is marked must be seen: disclosures with a mark inside open. */
function openMarked() {
  for (const marked of place("record").querySelectorAll("details .message")) {
    for (let outer = marked.closest("details"); outer !== null; outer = outer.parentElement.closest("details")) outer.open = true;
  }
}

function say(words) {
  place("status").textContent = words;
}

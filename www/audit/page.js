// Audit a file: choose or drop it, see how its columns are read, have it held against the policy, look at the results.

import { startPage, say } from "../shared/page.js";
import { loadPolicyTexts, policies, policy, validate } from "../shared/validator.js";
import { select } from "../shared/choices.js";
import { button, element } from "../shared/dom.js";
import { lead } from "../shared/lead.js";
import { drawMapping } from "./mapping.js";
import { drawResults } from "./results.js";
import { sampleRecords } from "./sample.js";

const place = (id) => document.getElementById(id);

startPage(async () => {
  await loadPolicyTexts();
  const query = new URLSearchParams(location.search);
  const which = select({ id: "policy", label: "Policy", options: policies().map(({ id, organisation }) => ({ value: id, label: organisation })) });
  which.set(query.get("policy") ?? "bcp");
  place("choices").append(which.element);

  const input = element("input", { type: "file", class: "govuk-file-upload", id: "file", accept: ".ndjson,.jsonl,.json,.csv,.tsv,.txt" });
  const trySample = button("Use the example: 1,000 made-up records");
  const zone = element(
    "div",
    { class: "site-drop" },
    element(
      "div",
      { class: "govuk-form-group" },
      element("label", { class: "govuk-label govuk-label--m", for: "file" }, "A file of records"),
      element("div", { class: "govuk-hint", id: "file-hint" }, "NDJSON (one record a line), JSON (a list of records) or CSV with headings. Choose it or drop it here."),
      input,
    ),
    trySample,
  );
  input.setAttribute("aria-describedby", "file-hint");
  place("source").append(zone);

  let worker = null;
  let chosen = null;
  let sampleOpen = false;

  const take = async (file) => {
    stop();
    chosen = file;
    place("results").replaceChildren();
    const table = /\.(csv|tsv|txt)$/i.test(file.name);
    if (!table) {
      place("mapping").replaceChildren();
      run(file, null);
      return;
    }
    // The room sees which column is read as what before anything runs.
    await drawMapping(place("mapping"), file, policy(which.value()), (table) => run(file, table));
    place("progress").replaceChildren();
    place("mapping").scrollIntoView();
  };

  function run(file, table) {
    stop();
    const pack = policy(which.value());
    const started = performance.now();
    const bar = element("progress", { max: "1", value: "0", "aria-label": "Progress of the audit", class: "site-progress" });
    const words = element("p", { class: "govuk-body" }, "Starting");
    const cancel = button("Cancel");
    cancel.addEventListener("click", () => {
      stop();
      place("progress").replaceChildren(element("p", { class: "govuk-body" }, "The audit was cancelled."));
      say("Cancelled");
    });
    place("results").replaceChildren();
    place("progress").replaceChildren(bar, words, cancel);
    worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => {
      if (data.progress !== undefined) {
        const { done, total } = data.progress;
        bar.value = total > 0 ? done / total : 0;
        words.textContent = `${(done / 1_000_000).toFixed(1)} of ${(total / 1_000_000).toFixed(1)} MB`;
        return;
      }
      stop();
      if (data.failed !== undefined) {
        fail(data.failed);
        return;
      }
      place("progress").replaceChildren();
      drawResults(place("results"), data.done, { pack, name: file.name, seconds: (performance.now() - started) / 1000 });
      lead("results-title");
      say(`${data.done.report.records} records, ${data.done.count} findings`);
    };
    worker.onerror = (event) => fail(event.message ?? "The audit stopped.");
    worker.postMessage({ file, options: { policy: pack.id, today: query.get("today") ?? undefined }, table });
    say("The audit has begun");
  }

  function fail(message) {
    stop();
    place("progress").replaceChildren(element("p", { class: "govuk-inset-text" }, `The file could not be audited. ${message}`));
  }

  function stop() {
    worker?.terminate();
    worker = null;
  }

  input.addEventListener("change", () => {
    if (input.files.length === 0) return;
    sampleOpen = false;
    take(input.files[0]);
  });
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("site-drop--over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("site-drop--over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("site-drop--over");
    if (event.dataTransfer.files.length === 0) return;
    sampleOpen = false;
    take(event.dataTransfer.files[0]);
  });
  trySample.addEventListener("click", () => {
    const pack = policy(which.value());
    const today = query.get("today") ?? validate({}, { policy: pack.id }).today;
    sampleOpen = true;
    take(new File([sampleRecords(pack, today)], "example.ndjson"));
  });
  which.changed(() => {
    // The example is made for the policy.
    if (sampleOpen) trySample.click();
    else if (chosen !== null) take(chosen);
  });
});

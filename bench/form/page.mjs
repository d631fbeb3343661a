// What one edit costs in a bound form: tests/forms/sixty.html, sixty controls, held against the whole BCP policy after an attempt to send.
//
// Measured is all that the package does when its turn comes after the edit: it reads the controls, validates, compares with the marks on the
// page, and tells its report.

import { spread } from "../measure.mjs";
import { engine, now, send } from "../page.mjs";

const EDITS = 200;
const SETTLING = 20;

async function opened() {
  const frame = document.createElement("iframe");
  frame.src = "/forms/sixty.html";
  frame.width = 1000;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const page = frame.contentDocument;
  while (page.documentElement.dataset.ready === undefined || frame.contentWindow.binding === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
  return frame.contentWindow;
}

/** Measures whatever the page puts off until later; gives what the last turn took. The package asks for a frame or, without one, a timer. */
function turns(window) {
  let took = 0;
  for (const later of ["requestAnimationFrame", "setTimeout"]) {
    const schedule = window[later].bind(window);
    window[later] = (work, ...rest) => {
      const turn = () => {
        const start = now();
        work();
        took = now() - start;
      };
      return schedule(turn, ...rest);
    };
  }
  return () => took;
}

/** Milliseconds of the turn in which the report on that edit came. */
async function once(window, lastTurn, control, value) {
  const reported = new Promise((resolve) => window.document.addEventListener("supervision:report", resolve, { once: true }));
  control.value = value;
  control.dispatchEvent(new window.Event("input", { bubbles: true }));
  // Goes on when the turn has ended.
  await reported;
  return lastTurn();
}

/** Milliseconds for validating the record that the form holds, as text, which every turn does. */
async function validating(record, { kind, ...options }) {
  const { default: init, Validator } = await import("/pkg/index.js");
  await init();
  const validator = new Validator(options);
  const text = JSON.stringify(record);
  const times = [];
  for (let time = -SETTLING; time < EDITS; time++) {
    const start = now();
    validator.validateJson(text);
    if (time >= 0) times.push(now() - start);
  }
  validator.free();
  return spread(times);
}

async function edits(window, lastTurn, control, valueOf) {
  const seen = [];
  const observer = new MutationObserver((records) => seen.push(...records));
  const times = [];
  for (let edit = 0; edit < SETTLING; edit++) await once(window, lastTurn, control, valueOf(edit));
  observer.observe(window.document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let edit = 0; edit < EDITS; edit++) {
    times.push(await once(window, lastTurn, control, valueOf(edit)));
    // Whatever the package puts off until after its report counts too.
    await new Promise((resolve) => setTimeout(resolve));
  }
  seen.push(...observer.takeRecords());
  observer.disconnect();
  return { ...spread(times), mutations: seen.length / EDITS };
}

send(async () => {
  const window = await opened();
  const lastTurn = turns(window);
  // The host page leaves out some rules so that it can be filled in; here all of the policy counts.
  window.bind({ severity: {} });
  const { findings } = window.binding.check();
  const { document } = window;
  const owner = document.querySelector('[id="actions[3][who]"]');
  const nothingChanges = await edits(window, lastTurn, document.querySelector("#manager"), (edit) => `Ruth Bell ${edit}`);
  const aMarkChanges = await edits(window, lastTurn, owner, (edit) => (edit % 2 === 0 ? "" : "Amira"));
  if (aMarkChanges.mutations === 0) throw new Error("nobody sees that an owner is missing");
  const alone = await validating(window.binding.record, { ...window.ask, severity: {} });
  return { engine, alone, controls: document.querySelectorAll("form input, form textarea").length, findings: findings.length, nothingChanges, aMarkChanges };
});

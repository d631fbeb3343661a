// What an integrator writes; every bundler gets this file.

import init, { bindForm, validate } from "supervision-validator";

await init();
window.report = validate({ kind: "one-to-one", session: { date: "2026-03-02" } }, { policy: "bcp", today: "2026-03-10" });
window.binding = bindForm(document.querySelector("#record"), {
  kind: "one-to-one",
  policy: "bcp",
  today: "2026-03-10",
  strict: true,
  fields: { "/supervisee/name": "worker", "/session/date": "held_on" },
});

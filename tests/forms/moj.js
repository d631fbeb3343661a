// GOV.UK Frontend and the MoJ's "add another", as their packages ship them.
import { initAll } from "/modules/govuk-frontend/dist/govuk/govuk-frontend.min.js";
import { AddAnother } from "/modules/@ministryofjustice/frontend/moj/all.bundle.mjs";
import init, { bindForm } from "/pkg/index.js";
import { ask } from "./ask.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
for (const root of document.querySelectorAll("[data-module=moj-add-another]")) new AddAnother(root);

await init();
window.bind = (more) => {
  window.binding = bindForm(document.querySelector("form"), {
    ...ask,
    fields: {
      "/supervisee/name": "worker", "/supervisor/name": "manager", "/session/date": "held", "/nextSession/date": "next", "/sections/health-and-welfare": "health",
      "/disagreement/exists": "disagree", "/disagreement/note": "disagreement",
      "/actions/*/action": "actions[*][what]", "/actions/*/owner": "actions[*][who]", "/actions/*/due": "actions[*][when]",
    },
    ...more,
  });
};
document.documentElement.dataset.ready = "";
window.bind();

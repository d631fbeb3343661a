// A page in the manner of GOV.UK: "add another" numbers its rows anew, as the design system's own component does.
import init, { bindForm } from "/pkg/index.js";

const form = document.querySelector("#record");
const actions = document.querySelector("#actions");

function number() {
  for (const [index, row] of actions.querySelectorAll("[data-row]").entries()) {
    for (const label of row.querySelectorAll("label")) {
      const control = label.parentNode.querySelector("input");
      control.name = control.id = label.htmlFor = control.name.replace(/\d+/, index);
    }
  }
}

document.querySelector("#add").addEventListener("click", () => {
  const row = actions.querySelector("[data-row]").cloneNode(true);
  for (const control of row.querySelectorAll("input")) control.value = "";
  actions.append(row);
  number();
});

window.removeRow = (index) => {
  actions.querySelectorAll("[data-row]")[index].remove();
  number();
};

// The guard against double clicks that many services have.
form.addEventListener("submit", () => {
  document.querySelector("#send").disabled = true;
});

window.bind = async (options) => {
  await init();
  window.binding = bindForm(form, {
    kind: "one-to-one",
    policy: "bcp",
    today: "2026-03-10",
    strict: true,
    severity: { "field/missing": "error" },
    fields: {
      "/supervisee/name": "worker",
      "/supervisor/name": "manager",
      "/session/date": "session-date",
      "/session/mode": "mode",
      "/sections/health-and-welfare": "health",
      "/sections/annual-leave-and-toil": "leave",
      "/actions/*/action": "actions[*][action]",
      "/actions/*/owner": "actions[*][owner]",
      "/actions/*/due": "actions[*][due]",
    },
    ...options,
  });
};
if (!location.search.includes("unbound")) await window.bind();
document.documentElement.dataset.ready = "";

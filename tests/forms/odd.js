// Controls of the kinds that the other pages do not have, an editor over a hidden text area, and a hundred rows.
import init, { bindForm } from "/pkg/index.js";

await init();
window.many = (rows) => {
  document.querySelector("#many").replaceChildren(...Array.from({ length: rows }, (_, row) => {
    const line = document.createElement("p");
    for (const field of ["action", "owner", "due"]) {
      const input = document.createElement("input");
      input.name = `actions[${row}].${field}`;
      input.setAttribute("aria-label", `${field} ${row + 1}`);
      input.value = field === "action" ? "Book the course" : "";
      line.append(input);
    }
    return line;
  }));
};
window.binding = bindForm(document.querySelector("#odd"), {
  kind: "one-to-one", policy: "bcp", today: "2026-03-10", strict: true,
  fields: {
    "/session/date": "held",
    "/nextSession/date": "next",
    "/session/durationMinutes": "minutes",
    "/session/start": "start",
    "/sections/health-and-welfare": "health",
    "/disagreement/exists": "exists",
    "/attachments": "attached",
    "/supervisee/team": "team",
    "/supervisee/role": "role",
    "/supervisee/circumstances": "circumstances",
    "/signatures/supervisor/signedOn": "signed by/on [supervisor]",
    "/actions/*/action": "actions[*].action",
    "/actions/*/owner": "actions[*].owner",
    "/actions/*/due": "actions[*].due",
    "/previousActions/*/action": "previous[*].action",
    "/cases/*/reference": "cases[*].reference",
    "/decisions/*/decision": "decisions[*].decision",
  },
  beforeRead: () => {
    if (window.savesEditor) document.querySelector("#health").value = document.querySelector(".area").innerHTML;
  },
});
document.documentElement.dataset.ready = "";

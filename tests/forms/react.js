// Controlled inputs, rows with keys, a handler that prevents the default and sends by script, and a listener in the capture phase.
import { createElement as h, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import init, { bindForm } from "/pkg/index.js";

window.posted = [];
await init();

function App() {
  const form = useRef(null);
  const [name, setName] = useState("");
  const [health, setHealth] = useState("");
  const [rows, setRows] = useState([{ key: 1, owner: "", due: "" }]);
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState(true);
  const [theme, setTheme] = useState("light");
  Object.assign(window, { setRound, setShown, setTheme, setRows });
  useEffect(() => {
    if (!shown) return undefined;
    window.binding = bindForm(form.current, {
      kind: "one-to-one", policy: "bcp", today: "2026-03-10", strict: true,
      fields: {
        "/supervisee/name": "name",
        "/sections/health-and-welfare": "health",
        "/actions/*/owner": "rows.*.owner",
        "/actions/*/due": "rows.*.due",
      },
    });
    return () => window.binding.release();
  }, [shown]);
  if (!shown) return h("p", null, "Away");
  const change = (key, field) => (event) => setRows(rows.map((row) => (row.key === key ? { ...row, [field]: event.target.value } : row)));
  return h("form", {
    ref: form,
    onSubmitCapture: () => { window.heard = (window.heard ?? 0) + 1; },
    onSubmit: (event) => { event.preventDefault(); window.posted.push({ name, health, rows }); },
  },
    h("p", { key: `name-${round}` }, h("label", null, "Name ", h("input", { name: "name", value: name, className: theme, onChange: (event) => setName(event.target.value) }))),
    h("p", null, h("label", { htmlFor: "health" }, "Health"), h("textarea", { id: "health", name: "health", value: health, "aria-describedby": theme === "dark" ? "hint" : undefined, onChange: (event) => setHealth(event.target.value) })),
    h("p", { id: "hint" }, "In a sentence or two"),
    rows.map((row, index) => h("p", { key: row.key },
      h("label", null, "Who ", h("input", { name: `rows.${index}.owner`, value: row.owner, onChange: change(row.key, "owner") })),
      h("label", null, "When ", h("input", { name: `rows.${index}.due`, value: row.due, onChange: change(row.key, "due") })),
      h("button", { type: "button", onClick: () => setRows(rows.filter((other) => other !== row)) }, "Remove"))),
    h("button", { type: "button", id: "add", onClick: () => setRows([...rows, { key: Date.now(), owner: "", due: "" }]) }, "Add"),
    h("button", { id: "send" }, "Send"),
  );
}

createRoot(document.querySelector("#root")).render(h(App));
document.documentElement.dataset.ready = "";

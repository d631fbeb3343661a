// React as it is developed with: StrictMode binds twice, every input is controlled, a reducer re-draws the whole form at each key, an effect keeps the title,
// the form saves itself as somebody writes, and what it sends goes by script.
import { createElement as h, StrictMode, useEffect, useReducer, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import init, { bindForm } from "/pkg/index.js";

window.posted = [];
window.saved = [];
window.complaints = [];
const complain = console.error;
console.error = (...all) => { window.complaints.push(all.map(String).join(" ")); complain(...all); };
await init();

const EMPTY = { worker: "", manager: "", held: { day: "", month: "", year: "" }, next: "", mode: "", health: "", rows: [{ key: "a", what: "", who: "", when: "" }] };
let keys = 0;
function reduce(state, { type, name, value, key, field }) {
  if (type === "set") return { ...state, [name]: value };
  if (type === "part") return { ...state, held: { ...state.held, [name]: value } };
  if (type === "row") return { ...state, rows: state.rows.map((row) => (row.key === key ? { ...row, [field]: value } : row)) };
  if (type === "add") return { ...state, rows: [...state.rows, { key: `k${(keys += 1)}`, what: "", who: "", when: "" }] };
  if (type === "first") return { ...state, rows: [{ key: `k${(keys += 1)}`, what: "", who: "", when: "" }, ...state.rows] };
  if (type === "remove") return { ...state, rows: state.rows.filter((row) => row.key !== key) };
  return EMPTY;
}

function Field({ label, hint, children }) {
  return h("div", { className: "field" }, h("label", null, h("span", null, label), " ", children), hint ? h("small", null, hint) : null);
}

function Form() {
  const form = useRef(null);
  const [state, dispatch] = useReducer(reduce, EMPTY);
  const [busy, setBusy] = useState(false);
  const [tick, setTick] = useState(0);
  Object.assign(window, { dispatch, setTick });
  useEffect(() => {
    window.bound = (window.bound ?? 0) + 1;
    const binding = bindForm(form.current, {
      ...window.ask,
      fields: {
        "/supervisee/name": "worker", "/supervisor/name": "manager", "/session/date": ".held", "/session/mode": "mode", "/nextSession/date": "next", "/sections/health-and-welfare": "health",
        "/actions/*/action": "rows[*].what", "/actions/*/owner": "rows[*].who", "/actions/*/due": "rows[*].when",
      },
    });
    window.binding = binding;
    return () => binding.release();
  }, []);
  useEffect(() => { document.title = state.worker === "" ? "Record" : `Record of ${state.worker}`; }, [state.worker]);
  useEffect(() => {
    const timer = setTimeout(() => window.saved.push(state.worker), 50);
    return () => clearTimeout(timer);
  }, [state]);
  const set = (name) => ({ name, value: state[name], onChange: (event) => dispatch({ type: "set", name, value: event.target.value }) });
  return h("form", {
    ref: form, className: `form tick-${tick}`, noValidate: true,
    onSubmit: (event) => { event.preventDefault(); setBusy(true); window.posted.push(state); setTimeout(() => setBusy(false), 30); },
  },
    h(Field, { label: "Worker", hint: `${state.worker.length} letters` }, h("input", set("worker"))),
    h(Field, { label: "Manager" }, h("input", { ...set("manager"), key: `manager-${tick}` })),
    h("fieldset", { className: "held", style: { borderWidth: `${1 + (tick % 2)}px` } }, h("legend", null, "Held on"), ["day", "month", "year"].map((part) =>
      h("label", { key: part }, part, " ", h("input", { name: `held.${part}`, value: state.held[part], onChange: (event) => dispatch({ type: "part", name: part, value: event.target.value }) })))),
    h(Field, { label: "Next" }, h("input", set("next"))),
    h("fieldset", null, h("legend", null, "How"), ["in-person", "virtual"].map((mode) =>
      h("label", { key: mode }, h("input", { type: "radio", name: "mode", value: mode, checked: state.mode === mode, onChange: () => dispatch({ type: "set", name: "mode", value: mode }) }), mode))),
    h(Field, { label: "Health" }, h("textarea", set("health"))),
    h("ul", null, state.rows.map((row, index) => h("li", { key: row.key }, ["what", "who", "when"].map((field) =>
      h("input", { key: field, "aria-label": `${field} ${index + 1}`, name: `rows[${index}].${field}`, value: row[field], onChange: (event) => dispatch({ type: "row", key: row.key, field, value: event.target.value }) })),
    h("button", { type: "button", onClick: () => dispatch({ type: "remove", key: row.key }) }, `Remove ${index + 1}`)))),
    h("button", { type: "button", onClick: () => dispatch({ type: "add" }) }, "Add"),
    h("button", { id: "send", disabled: busy }, busy ? "Sending…" : "Send"),
  );
}

function App() {
  const [shown, setShown] = useState(true);
  window.setShown = setShown;
  return shown ? h(Form) : h("p", null, "Thank you");
}

import { ask } from "./ask.js";
window.ask = ask;
createRoot(document.querySelector("#root")).render(h(StrictMode, null, h(App)));
document.documentElement.dataset.ready = "";

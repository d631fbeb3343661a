// Vue with tabs that keep their panels hidden by an attribute, an accordion that is aria-only, an editor in the manner of TinyMCE whose text area is hidden and
// written back at submission, and a list that is moved about.
import { createApp, h, nextTick, onMounted, reactive, ref } from "vue";
import init, { bindForm } from "/pkg/index.js";
import { ask } from "./ask.js";

await init();
window.posted = [];

createApp({
  setup() {
    const form = ref(null);
    const area = ref(null);
    const text = ref(null);
    const state = reactive({ tab: "people", open: false, worker: "", manager: "", held: "", next: "", rows: [{ id: 1, what: "", who: "", when: "" }] });
    Object.assign(window, { state, nextTick, save: () => { text.value.value = area.value.innerHTML; } });
    onMounted(() => {
      // The editor writes back when the form is submitted, as editors do: too late for whoever looks earlier.
      form.value.addEventListener("submit", window.save);
      form.value.addEventListener("supervision:reveal", ({ detail }) => {
        window.revealed = [...(window.revealed ?? []), detail.path];
        const panel = detail.control?.closest("[data-tab]");
        if (panel) state.tab = panel.dataset.tab;
        if (detail.control?.closest(".fold")) state.open = true;
      });
      window.bind = () => {
        window.binding = bindForm(form.value, {
          ...ask, beforeRead: window.save,
          fields: {
            "/supervisee/name": "#worker", "/supervisor/name": "#manager", "/session/date": "#held", "/nextSession/date": "#next", "/sections/health-and-welfare": "health",
            "/actions/*/action": "what", "/actions/*/owner": "who", "/actions/*/due": "when",
          },
        });
      };
      window.bind();
    });
    const input = (name, label, type = "text") => h("p", [h("label", { for: name }, label), " ", h("input", { id: name, type, value: state[name], onInput: (event) => { state[name] = event.target.value; } })]);
    const tab = (name, label) => h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": String(state.tab === name), onClick: () => { state.tab = name; } }, label);
    const panel = (name, content) => h("div", { role: "tabpanel", id: `panel-${name}`, "data-tab": name, "aria-labelledby": `tab-${name}`, hidden: state.tab !== name }, content);
    return () => h("form", { ref: form, novalidate: true, action: "/sent", method: "post", onSubmit: (event) => { event.preventDefault(); window.posted.push({ ...state, health: text.value.value }); } }, [
      h("div", { role: "tablist", "aria-label": "Parts" }, [tab("people", "People"), tab("talk", "What we talked about"), tab("plan", "Plan")]),
      panel("people", [input("worker", "Worker"), input("manager", "Manager"), input("held", "Held on", "date")]),
      panel("talk", [
        h("p", { id: "health-label" }, "Health"),
        h("textarea", { ref: text, name: "health", id: "health", style: { display: "none" }, "aria-hidden": "true" }),
        h("div", { class: "tox", role: "application", "aria-label": "Editor" }, [h("div", { class: "tox-bar" }, h("button", { type: "button" }, "Bold")), h("div", { ref: area, class: "tox-edit", contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-labelledby": "health-label" })]),
      ]),
      panel("plan", [
        h("div", { class: "fold" }, [
          h("h2", h("button", { type: "button", "aria-expanded": String(state.open), "aria-controls": "fold", onClick: () => { state.open = !state.open; } }, "Actions and next time")),
          h("div", { id: "fold", style: { display: state.open ? "block" : "none" } }, [
            state.rows.map((row, index) => h("p", { key: row.id, class: "row" }, [["what", "What"], ["who", "Who"], ["when", "When"]].map(([name, label]) => h("label", [`${label} ${index + 1} `, h("input", { name, value: row[name], onInput: (event) => { row[name] = event.target.value; } })])))),
            input("next", "Next", "date"),
          ]),
        ]),
      ]),
      h("button", { id: "send" }, "Send"),
    ]);
  },
}).mount("#root");
document.documentElement.dataset.ready = "";

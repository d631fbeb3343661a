// Tabs that are drawn only while they are open, and a text that is written in directly.
import { createApp, h, nextTick, onMounted, ref } from "vue";
import init, { bindForm } from "/pkg/index.js";

await init();
window.posted = [];

createApp({
  setup() {
    const form = ref(null);
    const tab = ref("first");
    const name = ref("");
    const note = ref("");
    window.show = (which) => { tab.value = which; return nextTick(); };
    onMounted(() => {
      form.value.addEventListener("supervision:reveal", ({ detail }) => {
        window.revealed = [...(window.revealed ?? []), detail.path];
        const panel = detail.control?.closest("[role=tabpanel]");
        if (panel) tab.value = panel.dataset.tab;
      });
      window.binding = bindForm(form.value, { kind: "one-to-one", policy: "bcp", today: "2026-03-10", strict: true, beforeRead: () => { window.asked = (window.asked ?? 0) + 1; } });
    });
    const tabs = () => h("div", { role: "tablist", "aria-label": "Parts" }, ["first", "second"].map((one) =>
      h("button", { type: "button", role: "tab", id: `tab-${one}`, "aria-selected": String(tab.value === one), onClick: () => { tab.value = one; } }, one)));
    const panel = (one, content) => h("div", { role: "tabpanel", "data-tab": one, "aria-labelledby": `tab-${one}`, style: { display: tab.value === one ? "" : "none" } }, content);
    return () => h("form", { ref: form, onSubmit: (event) => { event.preventDefault(); window.posted.push(name.value); } }, [
      tabs(),
      panel("first", h("label", ["Name ", h("input", { "data-supervision": "/supervisee/name", value: name.value, onInput: (event) => { name.value = event.target.value; } })])),
      panel("second", [
        h("p", { id: "health-label" }, "Health"),
        h("div", { contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-labelledby": "health-label", class: "editor", "data-supervision": "/sections/health-and-welfare", onInput: (event) => { note.value = event.target.innerHTML; } }),
        h("p", note.value.length + " characters"),
      ]),
      h("button", { id: "send" }, "Send"),
    ]);
  },
}).mount("#root");
document.documentElement.dataset.ready = "";

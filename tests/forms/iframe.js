// The validator is loaded outside and bound to a form of the window inside.
import init, { bindForm } from "/pkg/index.js";

const frame = document.querySelector("#inner");
if (frame.contentDocument.readyState !== "complete" || frame.contentDocument.URL === "about:blank") {
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
}
await init();
window.binding = bindForm(frame.contentDocument.querySelector("form"), {
  kind: "one-to-one", policy: "bcp", today: "2026-03-10", strict: true,
  fields: { "/supervisee/name": "parentNode", "/session/mode": "mode" },
});
document.documentElement.dataset.ready = "";

// An empty form, which each test fills with what it is about.
import init, { bindForm } from "/pkg/index.js";
import { ask } from "./ask.js";

await init();
window.lab = (markup, fields, more) => {
  document.querySelector("#lab").innerHTML = `${markup}<button id="send">Send</button>`;
  window.binding?.release();
  window.binding = bindForm(document.querySelector("#lab"), { ...ask, fields, ...more });
};
document.documentElement.dataset.ready = "";

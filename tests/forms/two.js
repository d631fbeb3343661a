// Two forms on one page, which share its title. The second is bound by the file that has the bytes inside, which knows nothing of the other package.
import init, { bindForm } from "/pkg/index.js";
import initInline, { bindForm as bindInline } from "/pkg/inline.js";
import { ask } from "./ask.js";

await Promise.all([init(), initInline()]);
/** Nothing is asked but who it is about, so that one answer puts a form right. */
const options = { ...ask, severity: { ...ask.severity }, fields: { "/supervisee/name": "worker" } };
window.bind = (id, other) => {
  const form = document.getElementById(id);
  window[id] = (other ? bindInline : bindForm)(form, options);
};
for (const { rule, path } of (window.bind("first"), window.first.report.findings)) if (path !== "/supervisee/name") options.severity[rule] = "off";
document.documentElement.dataset.ready = "";

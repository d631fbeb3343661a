// Loads the package from where the address says, and lets the page go on whatever becomes of it.
const place = new URLSearchParams(location.search).get("from") ?? "pkg";
try {
  const { default: init, bindForm } = await import(`/${place}/index.js`);
  await init();
  window.binding = bindForm(document.querySelector("#record"), { kind: "one-to-one", policy: "bcp", strict: true, fields: { "/supervisee/name": "worker" } });
  document.documentElement.dataset.ready = "bound";
} catch (error) {
  document.documentElement.dataset.ready = `${error.name}: ${error.message}`;
}

// The tag from the place that the address names.
const place = new URLSearchParams(location.search).get("from") ?? "pkg";
await import(`/${place}/element.js`);
document.documentElement.dataset.ready = "";

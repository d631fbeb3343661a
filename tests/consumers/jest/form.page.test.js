// Runs under Jest in its environment for pages, which is jsdom.

const { init, bindForm } = require("supervision-validator");

test("checks a form", async () => {
  await init();
  document.body.innerHTML = '<form><input name="worker"><button>Send</button></form>';
  const form = document.querySelector("form");
  const binding = bindForm(form, { policy: "bcp", strict: true, kind: "one-to-one", fields: { "/supervisee/name": "worker" } });
  form.elements.worker.value = "Amira Osei";
  expect(binding.record).toMatchObject({ kind: "one-to-one", supervisee: { name: "Amira Osei" } });
  expect(form.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }))).toBe(false);
  expect(document.querySelectorAll("[data-supervision-summary] li").length).toBeGreaterThan(0);
  binding.release();
  expect(document.body.innerHTML).toBe('<form><input name="worker"><button>Send</button></form>');
});

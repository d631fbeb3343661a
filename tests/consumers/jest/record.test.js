// Runs under Jest, in its environment for Node and in that for pages, as CommonJS without any transformation.

const { init, schema, validate } = require("supervision-validator");
const inline = require("supervision-validator/inline");
const { SupervisionCheck } = require("supervision-validator/element");

const options = { policy: "bcp", today: "2026-03-10", strict: true };

test("says what to do before it is ready", () => {
  expect(() => validate({}, options)).toThrow("call init() first");
});

test("checks a record", async () => {
  await init();
  inline.initSync();
  const report = validate({ kind: "file" }, options);
  expect(report.counts.error).toBeGreaterThan(0);
  expect(inline.validate({ kind: "file" }, options)).toEqual(report);
  expect(schema({ ...options, kind: "file" })["~standard"].validate({}).issues).toHaveLength(report.counts.error);
});

test("knows the element", () => {
  expect(typeof SupervisionCheck).toBe("function");
});

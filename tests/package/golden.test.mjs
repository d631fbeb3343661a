// The golden cases through the package: as an object, as text and as bytes, byte for byte.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import init, { Validator } from "../../pkg/index.js";

const home = fileURLToPath(new URL("../golden/", import.meta.url));
const cases = readdirSync(home, { withFileTypes: true })
  .filter((policy) => policy.isDirectory())
  .flatMap(({ name }) => readdirSync(join(home, name)).map((test) => `${name}/${test}`));

describe("golden cases", () => {
  before(() => init());

  for (const name of cases) {
    it(name, () => {
      const read = (file) => readFileSync(join(home, name, file), "utf8");
      const expected = JSON.stringify(JSON.parse(read("report.json")));
      const validator = new Validator(JSON.parse(read("options.json")));
      const text = read("record.json");
      assert.equal(JSON.stringify(validator.validateJson(text)), expected, "as text");
      assert.equal(JSON.stringify(validator.validateJson(new TextEncoder().encode(text))), expected, "as bytes");
      assert.equal(JSON.stringify(validator.validate(JSON.parse(text))), expected, "as an object");
      validator.free();
    });
  }

  if (process.env.PLACE) {
    it("runs where it should", () => {
      const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
      assert.equal(`${timeZone} ${locale}`, process.env.PLACE);
    });
  }

  it("there are some", () => assert.ok(cases.length >= 20));
});

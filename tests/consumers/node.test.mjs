// The package as it is installed in Node: import, require(), a realm without anything of a browser, Jest, and what checks packages.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { execPath } from "node:process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

import { installed, packed, projects } from "./install.mjs";

const tool = (path) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));
const require = createRequire(`${projects}index.js`);

/** What the program prints, as JSON. */
function run(name, source) {
  writeFileSync(`${projects}${name}`, source);
  return JSON.parse(execFileSync(execPath, [`${projects}${name}`], { encoding: "utf8" }));
}

describe("import", () => {
  const body = `await init();
    const report = validate({ kind: "file" }, { policy: "bcp", today: "2026-03-10" });
    console.log(JSON.stringify({ report, notes: policy("bcp").notes.length, isDefault: init === named }));`;

  for (const entry of ["supervision-validator", "supervision-validator/inline"]) {
    it(entry, () => {
      const { report, notes, isDefault } = run("import.mjs", `import init, { init as named, policy, validate } from "${entry}";\n${body}`);
      assert.equal(report.ok, false);
      assert.equal(report.counts.error, 4);
      assert.ok(notes > 0);
      assert.ok(isDefault);
    });
  }

  it("the element does no harm where there are none", () => {
    assert.equal(run("element.mjs", 'import { SupervisionCheck } from "supervision-validator/element"; console.log(JSON.stringify(typeof SupervisionCheck));'), "function");
  });
});

describe("require()", () => {
  for (const entry of ["supervision-validator", "supervision-validator/inline"]) {
    it(entry, () => {
      const source = `const { init, default: same, initSync, policy, validate } = require("${entry}");
        initSync();
        const { counts } = validate({ kind: "file" }, { policy: "bcp", today: "2026-03-10" });
        init().then(() => console.log(JSON.stringify({ counts, notes: policy("bcp").notes.length, isDefault: init === same })));`;
      const { counts, notes, isDefault } = run("require.cjs", source);
      assert.equal(counts.error, 4);
      assert.ok(notes > 0);
      assert.ok(isDefault);
    });
  }

  it("has what import has", async () => {
    for (const entry of ["index", "inline", "element"]) {
      const { default: byDefault, ...names } = await import(`${installed}${entry}.js`);
      const required = require(`${installed}${entry}.cjs`);
      for (const name of Object.keys(names)) assert.equal(typeof required[name], typeof names[name], `${entry}: ${name}`);
      assert.equal(typeof required.default, typeof byDefault);
    }
  });

  it("the WebAssembly itself", async () => {
    const path = require.resolve("supervision-validator/supervision_validator_bg.wasm");
    assert.ok(WebAssembly.validate(readFileSync(path)));
    assert.deepEqual(readdirSync(installed, { recursive: true }).filter((name) => name.endsWith(".wasm")).sort(), [
      "supervision_validator_bg.wasm",
      "supervision_validator_core_bg.wasm",
    ]);
  });
});

describe("a realm with nothing of a browser", () => {
  // A name that is looked at without asking whether it is there is a ReferenceError in here.
  for (const file of ["index.cjs", "inline.cjs", "element.cjs"]) {
    it(`${file} can be loaded`, () => {
      const module = { exports: {} };
      const context = { module, exports: module.exports, require: createRequire(`${installed}${file}`), __filename: `${installed}${file}`, WebAssembly };
      vm.runInNewContext(readFileSync(`${installed}${file}`, "utf8"), context);
      const calls = {
        validate: (api) => api.validate({}),
        schema: (api) => api.schema({ kind: "file" })["~standard"].validate({}),
        bindForm: (api) => api.bindForm({}, { kind: "file" }),
      };
      if (file === "element.cjs") return assert.equal(typeof module.exports.SupervisionCheck, "function");
      for (const call of Object.values(calls)) assert.throws(() => call(module.exports), { name: "NotReadyError", message: "call init() first" });
    });
  }

  it("inline works there", () => {
    const module = { exports: {} };
    const file = `${installed}inline.cjs`;
    vm.runInNewContext(readFileSync(file, "utf8"), { module, exports: module.exports, require, __filename: file, WebAssembly });
    module.exports.initSync();
    assert.equal(module.exports.policies().length, 5);
  });
});

it("Jest, for Node and for pages", () => {
  const { status, stderr } = spawnSync(execPath, [tool("jest/bin/jest.js"), "--ci", "--no-cache"], { cwd: `${projects}jest`, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.match(stderr, /^Tests: +7 passed, 7 total$/m);
});

describe("what checks packages", () => {
  it("publint finds nothing", () => {
    const { status, stdout, stderr } = spawnSync(execPath, [tool("publint/src/cli.js"), packed(), "--strict"], { encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /All good!/);
  });

  it("attw finds nothing", () => {
    // It ends before a pipe has taken all that it says; a file takes it at once.
    const said = `${projects}attw.json`;
    const file = openSync(said, "w");
    const { status } = spawnSync(execPath, [tool("@arethetypeswrong/cli/dist/index.js"), packed(), "--format", "json"], { stdio: ["ignore", file, "inherit"] });
    closeSync(file);
    const { analysis, problems } = JSON.parse(readFileSync(said, "utf8"));
    assert.equal(status, 0, JSON.stringify(problems));
    assert.equal(analysis.packageName, "supervision-validator");
    assert.deepEqual(analysis.problems, []);
  });
});

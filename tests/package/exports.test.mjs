// What index.d.ts declares, index.js has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import * as api from "../../pkg/index.js";

it("every declared function and class is exported", () => {
  const declarations = readFileSync(new URL("../../pkg/index.d.ts", import.meta.url), "utf8");
  const declared = [...declarations.matchAll(/^export (default )?(?:declare )?(?:function|class) (\w+)/gm)].map(([, byDefault, name]) =>
    byDefault ? "default" : name,
  );
  assert.ok(declared.includes("default") && declared.includes("Validator"), "the declarations were read");
  for (const name of declared) assert.equal(typeof api[name], "function", `${name} is declared in index.d.ts and missing from index.js`);
});

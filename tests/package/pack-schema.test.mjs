// policies/policy.schema.json takes every pack of the repository and refuses what an editor should underline.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { it } from "node:test";
import Ajv from "ajv/dist/2020.js";

const root = new URL("../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const validate = new Ajv({ allErrors: false, strict: true, strictRequired: false, strictTypes: false }).compile(read("policies/policy.schema.json"));

const packs = ["policies/", "tests/policies/"].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".json") && name !== "policy.schema.json")
    .map((name) => [folder + name, read(folder + name)]),
);
packs.push(["tests/packs/mistakes.json base", read("tests/packs/mistakes.json").base], ["tests/packs/extends.json pack", read("tests/packs/extends.json").pack]);

it("there are packs to hold against it", () => assert.ok(packs.length >= 9, `only ${packs.length}`));

for (const [name, pack] of packs) {
  it(`${name} is valid`, () => assert.ok(validate(pack), JSON.stringify(validate.errors?.slice(0, 3))));
}

const { base, cases } = read("tests/packs/mistakes.json");
const seen = cases.filter(({ schema }) => schema);

it("many mistakes can be seen without reading the pack as a whole", () => assert.ok(seen.length >= 45, `only ${seen.length}`));

for (const { name, at, value, remove } of seen) {
  it(`refuses ${name}`, () => {
    const pack = structuredClone(base);
    const steps = at.split("/").slice(1);
    const last = steps.pop();
    const parent = steps.reduce((place, step) => place[step], pack);
    if (remove) delete parent[last];
    else parent[last] = value;
    assert.ok(!validate(pack));
  });
}

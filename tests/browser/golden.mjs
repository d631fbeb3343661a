// The golden cases in a browser, through the package as a page imports it. The title says how it ended.

import init, { Validator } from "/pkg/index.js";

let passed = 0;
const wrong = [];

function check(name, actual, expected) {
  if (actual === expected) passed += 1;
  else wrong.push(`${name}\n  expected ${expected}\n  but got  ${actual}`);
}

try {
  await init();
  const cases = await (await fetch("/generated/golden.json")).json();
  for (const { name, record, options, report } of cases) {
    const validator = new Validator(options);
    check(`${name} as text`, JSON.stringify(validator.validateJson(record)), report);
    check(`${name} as bytes`, JSON.stringify(validator.validateJson(new TextEncoder().encode(record))), report);
    check(`${name} as an object`, JSON.stringify(validator.validate(JSON.parse(record))), report);
    validator.free();
  }
} catch (error) {
  wrong.push(String(error?.stack ?? error));
}
document.body.textContent = wrong.join("\n");
document.title = `${passed} passed, ${wrong.length} failed`;

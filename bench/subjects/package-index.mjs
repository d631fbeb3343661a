// This package by its entry `index`, with the small workload as a policy of one's own.

import init, { bindForm, Validator } from "../../pkg/index.js";
import policy from "../../target/bench/small-policy.mjs";
import { TODAY } from "./rules.mjs";

await init();
const validator = new Validator({ policy, today: TODAY });

export const check = (record) => validator.validate(record).findings;

// A page that loads all of the package binds a form.
export { bindForm };

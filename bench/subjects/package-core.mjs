// This package by its entry `core`, with the small workload as a policy of one's own.

import init, { Validator } from "../../pkg/core.js";
import policy from "../../target/bench/small-policy.mjs";
import { TODAY } from "./rules.mjs";

await init();
const validator = new Validator({ policy, today: TODAY });

export const check = (record) => validator.validate(record).findings;


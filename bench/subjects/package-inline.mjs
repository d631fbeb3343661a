// This package by its entry `inline`, with the small workload as a policy of one's own.

import init, { Validator } from "../../pkg/inline.js";
import policy from "../../target/bench/small-policy.mjs";
import { TODAY } from "./rules.mjs";

await init();
const validator = new Validator({ policy, today: TODAY });

export const check = (record) => validator.validate(record).findings;


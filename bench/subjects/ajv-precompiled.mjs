// Ajv without `eval`: the schema became a module before (prepare.mjs).

import validate from "../../target/bench/precompiled.mjs";
import { ofAjv } from "./of-ajv.mjs";

export const check = ofAjv(validate);

// Ajv as it is mostly used: the schema is compiled when the page begins, which takes `eval`.

import Ajv from "ajv";
import { ofAjv } from "./of-ajv.mjs";
import { schema } from "./schema.mjs";

export const check = ofAjv(new (Ajv.default ?? Ajv)({ allErrors: true }).compile(schema));

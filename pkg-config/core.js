// supervision-validator/core: everything but bindForm, with a smaller WebAssembly. `cargo xtask build` makes one file of it.

export {
  default,
  init,
  initSync,
  Validator,
  validate,
  validateJson,
  schema,
  policies,
  policy,
  loadPolicyTexts,
  checkPolicy,
  bankHolidays,
  addWorkingDays,
  workingDaysBetween,
  readDue,
} from "./index.js";

// supervision-validator/core: everything but bindForm, with a smaller WebAssembly. `cargo xtask build` makes one file of it.

export {
  default,
  init,
  initSync,
  Validator,
  validate,
  validateJson,
  auditReport,
  mergeAudits,
  schema,
  policies,
  policy,
  loadPolicyTexts,
  checkPolicy,
  bankHolidays,
  addPeriod,
  addWorkingDays,
  workingDaysBetween,
  readDue,
} from "./index.js";

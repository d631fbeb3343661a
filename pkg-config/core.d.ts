// Everything but bindForm, with a smaller WebAssembly: for pages that hand records over themselves, workers and servers.

export {
  default,
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
export type * from "./index.js";

// Compiled, not run: the package's types as a user writes against them.

import "../../pkg/element.js";
import init, {
  init as named,
  addWorkingDays,
  bankHolidays,
  checkPolicy,
  loadPolicyTexts,
  policies,
  policy,
  readDue,
  schema,
  validate,
  validateJson,
  Validator,
  workingDaysBetween,
  type Code,
  type Finding,
  type Options,
  type Report,
  type SupervisionRecord,
} from "../../pkg/index.js";

const record: SupervisionRecord = {
  kind: "one-to-one",
  supervisee: { name: "Jo Hale", role: "social-worker", circumstances: ["probation"] },
  session: { date: "2026-03-02", durationMinutes: 90 },
  sections: { "health-and-welfare": "Well", "professional-development": { discussion: "Course booked", actions: [{ action: "Go", owner: "Jo" }] } },
  history: ["2026-02-02", { date: "2026-01-05", minutes: 90 }],
  file: { appraisal: true, "dbs-check": "2026-01-01", licence: { on: "2026-01-01", validUntil: "2027-01-01" } },
  agreement: { agreedOn: "2026-01-05", frequency: "P1M" },
};
const options: Options = { policy: "bcp", today: "2026-03-10", stage: "draft", severity: { "section/missing": "off" }, closures: ["2026-12-24"] };

export async function run(): Promise<void> {
  await init();
  await named();
  const report: Report = validate(record, options);
  const first: Finding | undefined = report.findings[0];
  const code: Code | undefined = first?.code;
  const due: string | undefined = first?.due;
  const latest: string | undefined = report.nextSession?.latest;
  validateJson(new Uint8Array(), options).deadlines.map(({ daysLeft, status }) => `${daysLeft} ${status}`);
  const validator = new Validator(options);
  const audit = validator.audit("", (done: number, total: number) => void (done / total));
  audit.reports.map(({ line, report }) => [line, report.ok]);
  validator.free();
  await loadPolicyTexts("bcp");
  const ids: string[] = policies().map(({ id }) => id);
  checkPolicy(policy("bcp")).map(({ path, message }) => path + message);
  bankHolidays("scotland", 2026, 2027).map(({ date, title }) => date + title);
  const days: number = workingDaysBetween("2026-03-02", addWorkingDays("2026-03-02", 5, { division: "northern-ireland" }));
  const day: string | null = readDue("within 2 weeks", { from: "2026-03-02" });
  const standard = schema({ ...options, kind: "one-to-one" })["~standard"].validate(record);
  if (standard.issues) standard.issues.map(({ path, message }) => path.join(".") + message);
  else standard.value.supervisee?.name?.trim();
  void [code, due, latest, ids, days, day];

  // @ts-expect-error a severity that is none
  const wrong: Options = { severity: { "section/missing": "fatal" } };
  // @ts-expect-error a kind that is none
  const neither: SupervisionRecord = { kind: "chat" };
  void [wrong, neither];
}

// A form that exists already.
async function bound(form: HTMLFormElement) {
  const { bindForm } = await import("../../pkg/index.js");
  const binding = bindForm(form, {
    kind: "one-to-one",
    policy: "bcp",
    fields: { "/actions/*/owner": "actions[*][owner]" },
    beforeRead: () => {},
    submitters: ["send"],
    summary: "#errors",
    blockSubmit: false,
    classes: { error: "wrong" },
    templates: { error: "#wrong" },
  });
  form.addEventListener("supervision:refused", ({ detail }) => detail.report.findings.length);
  document.addEventListener("supervision:reveal", ({ detail }) => detail.control?.closest("details"));
  const ok: boolean = binding.check().ok && binding.report.ok && binding.record.kind === "one-to-one";
  binding.release();
  return ok;
}
void bound;

// Audits, at once and piece by piece.
import { auditReport, mergeAudits, type AuditPart, type AuditReport, type JoinedChange } from "../../pkg/index.js";
import { csv } from "../../pkg/csv.js";

export async function audits(validator: Validator, file: File): Promise<AuditReport> {
  validator.audit("{}\n", (done, total) => done / total);
  const figures = validator.audit(new Uint8Array(), { reports: false, read: csv({ kind: "case", columns: { When: "/session/date", Secret: null } }) });
  const months: number = Object.values(figures.byMonth).reduce((sum, { findings }) => sum + findings, 0);
  const auditor = validator.auditor({ worker: "/supervisee/extra/number", onJoined: (change: JoinedChange) => change.found.length + months });
  auditor.feed("{}");
  const part: AuditPart = auditor.partial();
  auditReport(mergeAudits([part])).histories.map(({ longestGap }) => longestGap?.days ?? 0);
  return validator.auditStream(file, { onReport: (line, report, source) => `${source}:${line} ${report.ok}` });
}

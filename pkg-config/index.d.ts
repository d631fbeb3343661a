// supervision-validator: what a caller sends, what comes back, and the names both use.

// ───────────────────────────── What a form holds ─────────────────────────────

/** A calendar date as ISO 8601, "2026-03-02". Where a timestamp with an offset is given
 *  ("2026-03-29T23:30:00Z"), the civil date in Europe/London counts. */
export type IsoDate = string;

export type RecordKind =
  | "one-to-one"   // professional / personal / individual supervision of a worker
  | "case"         // case (casework) supervision of one or more cases
  | "group"        // group supervision, case mapping
  | "reflective"   // an in-depth reflective discussion of one case
  | "impromptu"    // a decision made between formal sessions
  | "agreement"    // the individual supervision agreement
  | "file";        // the contents list of a worker's supervision file

export interface SupervisionRecord {
  kind: RecordKind;
  /** Id of the policy that the record is written under. The validator's option wins where both are given. */
  policy?: string;
  supervisee?: Person;
  supervisor?: Person;
  session?: {
    date?: IsoDate;
    /** Minutes of uninterrupted time. Or give start and end as "HH:MM". */
    durationMinutes?: number;
    start?: string;
    end?: string;
    venue?: string;
    mode?: "in-person" | "virtual";
    /** Date of the session before this one, of the same kind with the same worker. */
    previousDate?: IsoDate;
    /** Role of who held that session. */
    previousWith?: string;
    purpose?: "line-management" | "professional";
  };
  /** Keyed by the section ids of the policy. A plain string is the discussion alone. */
  sections?: { [sectionId: string]: string | Section };
  /** Actions that belong to no one section. */
  actions?: Action[];
  decisions?: Decision[];
  /** Review of what was agreed last time. */
  previousActions?: PreviousAction[];
  cases?: Case[];
  attendance?: { name?: string; role?: AttendeeRole | AttendeeRole[] }[];
  /** Ids of what is attached: "genogram", "mapping". */
  attachments?: string[];
  signatures?: { supervisor?: Signature; supervisee?: Signature };
  disagreement?: { exists?: boolean; note?: string; escalatedTo?: string; superviseeComments?: string; resolved?: boolean };
  /** This worker's sessions run at another frequency than the policy's: which (ISO 8601, "P6W"), since when, and why. */
  frequencyChange?: { every?: string; agreedOn?: IsoDate; reason?: string };
  nextSession?: { date?: IsoDate; venue?: string; mode?: "in-person" | "virtual" };
  /** Role of who wrote the record, where it is not the supervisor. */
  recordedBy?: string;
  /** When the supervisee was given the draft, when both agreed the text, when the supervisee was given a copy. */
  draftSharedOn?: IsoDate;
  agreedOn?: IsoDate;
  copySharedOn?: IsoDate;
  /** Earlier sessions of the same kind with the same worker, in any order. */
  history?: (IsoDate | PastSession)[];
  /** What happened around the session: "cancelled", "rearranged", "agenda-shared", "manager-informed", … */
  events?: Event[];
  /** For kind "agreement". */
  agreement?: {
    relationshipBeganOn?: IsoDate;
    agreedOn?: IsoDate;
    lastReviewedOn?: IsoDate;
    reviewDueOn?: IsoDate;
    [term: string]: unknown;
  };
  /** For kind "file": item id → present, or the date of the item, or its dates. */
  file?: { [itemId: string]: boolean | IsoDate | { on?: IsoDate; seenOn?: IsoDate; validUntil?: IsoDate } };
  /** For retention: when the worker left, and what became of the record. */
  leftOn?: IsoDate;
  handedOverOn?: IsoDate;
  deletedOn?: IsoDate;
  /** What a policy of one's own asks and nothing above holds; its rules point here. */
  extra?: Extra;
}

export interface Extra { [id: string]: string | number | boolean | string[] }
export type AttendeeRole = "facilitator" | "observer" | "caseworker" | "participant" | "manager";
export interface Decision { decision?: string; reason?: string; madeBy?: string }
export interface PreviousAction { action?: string; status?: "done" | "in-progress" | "changed" | "not-done"; due?: string; reason?: string }
export interface PastSession { date: IsoDate; minutes?: number; kind?: RecordKind; withRole?: string }
export interface Event { type: string; on?: IsoDate; by?: string; role?: string; reason?: string; of?: IsoDate }

export interface Person {
  name?: string;
  /** An id from the policy's roles: "social-worker", "newly-qualified-social-worker", "student", … */
  role?: string;
  team?: string;
  /** First day in the role: the clock of the newly qualified worker's frequency. */
  startedOn?: IsoDate;
  /** Registration number with the professional regulator. */
  registration?: string;
  employment?: "permanent" | "temporary" | "agency";
  /** "residential", "fieldwork", … */
  setting?: string;
  /** Ids from the policy that change what this worker is owed: "returning-from-absence", "probation", … */
  circumstances?: string[];
  employedOn?: IsoDate;
  lastObservedOn?: IsoDate;
  lastAppraisalOn?: IsoDate;
  caseload?: number;
  extra?: Extra;
}

export interface Section {
  discussion?: string;
  /** Answer to a scaling or a yes/no question. */
  value?: number | "yes" | "no";
  actions?: Action[];
  /** Why the section does not apply this time: counts as an answer where the policy allows it. */
  notApplicable?: string;
  /** Heading of an agenda item that the parties chose themselves, and the required topics that it covers. */
  title?: string;
  covers?: string[];
}

export interface Action {
  /** What will be done. SMART: specific. */
  action?: string;
  /** How it will be known that it is done. SMART: measurable. */
  measure?: string;
  /** What makes it feasible: time, means, authority. SMART: achievable. */
  achievable?: string;
  /** Which need or outcome it serves. SMART: relevant, in some policies realistic. */
  relevance?: string;
  /** Who is responsible. */
  owner?: string;
  /** By when. SMART: timely. An ISO date, or words that name one: "within 2 weeks", "by 14 March 2026",
   *  "before the next session". "Ongoing" and "ASAP" name none. */
  due?: string;
}

export interface Case {
  /** The case-management system's own reference, never a name. */
  reference?: string;
  discussed?: boolean;
  /** Why it was not discussed. */
  reasonNotDiscussed?: string;
  lastDiscussedOn?: IsoDate;
  /** Ids from the policy that raise or lower the frequency or say whose record it is: "safeguarding-concerns", "stable", "child-placed", … */
  circumstances?: string[];
  openedOn?: IsoDate;
  closedOn?: IsoDate;
  /** What was discussed on this case, where the policy wants headings for each case. */
  sections?: { [sectionId: string]: string | Section };
  previousActions?: PreviousAction[];
  decisions?: Decision[];
  actions?: Action[];
  /** When discussion and decisions went onto the case record. */
  recordedOn?: IsoDate;
  /** Under which type of note: "managers-recording", "management-action", … */
  recordedAs?: string;
  /** On whose record: "child", "adopter", "adult", … */
  recordedOnRecordOf?: string;
  extra?: Extra;
}

export interface Signature { name?: string; signedOn?: IsoDate }

// ───────────────────────────── What comes back ─────────────────────────────

export type Severity = "error" | "warning" | "advice";   // the policy's must / should / good practice

export interface Finding {
  /** From the list of codes below. */
  code: Code;
  /** The rule of the policy that found it, `<policy>/<rule>`: "bcp/case-recorded-within-a-week". */
  rule: string;
  severity: Severity;
  /** RFC 6901 JSON Pointer to the value at fault, or to where the missing value belongs. */
  path: string;
  /** Plain English, says what is wrong, names the field as the form does. */
  message: string;
  /** What to do about it. */
  hint?: string;
  citation: { policy: string; clause: string };
  /** The date that a deadline or an interval allowed at the latest. */
  due?: IsoDate;
  /** For a finding about words inside a text: where they stand, in UTF-16 code units, `end` exclusive. */
  span?: { start: number; end: number };
}

export interface Deadline {
  rule: string;
  label: string;
  /** Pointer to the date that meets it. */
  path: string;
  from: IsoDate;
  due: IsoDate;
  /** As ISO 8601 where it can: "P7D", "P1M"; working days as "5WD". */
  allowance: string;
  status: "met" | "late" | "upcoming" | "due-today" | "overdue";
  /** Whole calendar days from today to due; below zero once past. */
  daysLeft: number;
  /** Working days from today to due, in the validator's division. */
  workingDaysLeft: number;
}

export interface Report {
  policy: string;
  kind: RecordKind;
  today: IsoDate;
  /** True where no finding is an error. */
  ok: boolean;
  counts: { error: number; warning: number; advice: number };
  /** Required answers given, of those that this record needs. */
  completeness: { done: number; total: number };
  /** In the order of the record. */
  findings: Finding[];
  deadlines: Deadline[];
  /** `latest` is what the policy allows; `suggested` is the last working day not after it. */
  nextSession: { latest: IsoDate; suggested: IsoDate; rule: string } | null;
}

/** The vocabulary of `Finding.code`. */
export type Code =
  // the record as a whole
  | "record/unreadable" | "record/unknown-kind" | "record/unknown-policy" | "record/unknown-field"
  | "record/too-large"       // past a documented limit of size, depth or number
  | "field/missing" | "field/invalid"
  | "policy/not-applicable"  // the policy does not cover this worker
  // sections
  | "section/missing"        // required, and absent or blank
  | "section/placeholder"    // "n/a", "tbc", "-", "see above": text that says nothing
  | "section/contradicts-answer" // answered, on the branch that another answer closed
  // signatures
  | "signature/missing" | "signature/undated" | "signature/before-session" | "signature/in-future"
  | "signature/same-person"  // one name signs for both parties
  // actions
  | "action/missing"         // a section or record that must agree actions has none
  | "action/no-owner" | "action/no-due"
  | "action/vague-due"       // "ongoing", "ASAP": names no date
  | "action/due-before-session"
  | "action/not-specific" | "action/not-measurable" | "action/not-achievable" | "action/not-relevant"
  // decisions and the last session's actions
  | "decision/missing" | "decision/no-reason"
  | "previous-actions/not-reviewed" | "previous-actions/no-reason"
  // deadlines
  | "deadline/missed"        // done, after the latest date
  | "deadline/overdue"       // not done, and the latest date is past
  | "deadline/before-event"  // dated before the event it follows
  // frequency and length
  | "next-session/missing" | "next-session/not-after-session" | "next-session/too-late" | "next-session/non-working-day"
  | "interval/too-long"      // since the session before
  | "interval/too-few"       // sessions in a window
  | "interval/too-little-time" // minutes in a window
  | "duration/missing" | "duration/too-short" | "duration/too-long"
  | "frequency/no-reason"    // a changed frequency without its reason
  // cases
  | "case/not-discussed-without-reason" | "case/review-overdue" | "case/wrong-note-type" | "case/wrong-record"
  // groups
  | "group/too-few" | "group/too-many" | "group/role-missing" | "group/decision-without-manager"
  // people, disagreement, confidentiality, file
  | "supervisor/not-registered" | "supervisor/wrong-role"
  | "agreement/below-policy" | "agreement/review-too-late"
  | "event/missing" | "event/too-late" | "event/no-reason"
  | "retention/hand-over-due"
  | "disagreement/not-recorded" | "disagreement/not-escalated"
  | "anonymity/identifier"   // what points to a person who must stay anonymous
  | "file/missing-item" | "file/expired-item";

// ───────────────────────────── What is called ─────────────────────────────

export interface Options {
  /** Id of a built-in policy, or a policy pack as data. */
  policy?: string | Policy;
  /** The day that deadlines are held against. Default: today in Europe/London. */
  today?: IsoDate;
  /** Whose bank holidays count. Default: the policy's. */
  division?: Division;
  /** Further days that are no working days: council closure days. */
  closures?: IsoDate[];
  /** Days that are worked although they would be bank holidays or closure days. */
  opened?: IsoDate[];
  /** "draft": what is merely missing so far is counted in completeness, not found. Default "final". */
  stage?: "draft" | "final";
  /** The council reads "should" as "must": its warnings count as errors. Default false. */
  strict?: boolean;
  /** Rule id or code → another severity, or "off". */
  severity?: { [ruleOrCode: string]: Severity | "off" };
}

export type Division = "england-and-wales" | "scotland" | "northern-ireland";

/** Loads the WebAssembly. In a browser: fetched beside the script, unless given a URL, a Response, bytes or a
 *  compiled module. In Node: reads the file itself. Calling it again does nothing; after a failure it can be called again.
 *  Rejects with a `LoadError`, whose message says what to do; the form goes on without the validator. */
export default function init(source?: unknown): Promise<void>;
export { init };
/** The same without waiting, from bytes or a compiled module; in Node and from `supervision-validator/inline` also from nothing. */
export function initSync(source?: WebAssembly.Module | ArrayBuffer | ArrayBufferView): void;

/** Never throws for anything that a record may hold: what can't be read comes back as findings. */
export function validate(record: unknown, options?: Options): Report;
/** All that takes options throws an Error with a plain sentence for options that can't be used (an unknown policy, a pack
 *  that `checkPolicy` refuses, a date that is none); a record never makes anything throw. */
/** The same from JSON text or UTF-8 bytes. */
export function validateJson(json: string | Uint8Array, options?: Options): Report;

/** Options read once, then used for many records. */
export class Validator {
  constructor(options?: Options);
  validate(record: unknown): Report;
  validateJson(json: string | Uint8Array): Report;
  /** Many records: JSON, one record a line or one list. `reports` holds the whole report of each record that has findings, unless the options say
   *  `reports: false`. See docs/audit.md. */
  audit(input: string | Uint8Array, options?: AuditOptions | ((bytesDone: number, bytesTotal: number) => void)): AuditReport;
  /** The same of what comes piece by piece: a stream, a `File`, a `Response`, or anything else that gives text or bytes. Keeps no reports unless
   *  the options say `reports: true`. */
  auditStream(input: AuditSource, options?: AuditOptions): Promise<AuditReport>;
  /** The same by hand. */
  auditor(options?: AuditOptions): Auditor;
  free(): void;
}

export type AuditSource =
  | AsyncIterable<string | Uint8Array>
  | Iterable<string | Uint8Array>
  | ReadableStream<Uint8Array>
  | Blob
  | Response;

export interface AuditOptions {
  /** Keep the report of each record that has findings. `audit()` does, the others do not: without them memory stays flat. */
  reports?: boolean;
  /** Called with the report of each record, as it comes. What only other records show is not in it: see `onJoined`. */
  onReport?: (line: number, report: Report, source: string) => void;
  /** Called at the end with each record whose findings other records of the worker changed. */
  onJoined?: (change: JoinedChange) => void;
  onProgress?: (bytesDone: number, bytesTotal: number | undefined) => void;
  /** Join the sessions of each worker. Default true; without, 24 bytes a session are saved. */
  histories?: boolean;
  /** JSON Pointer to what tells workers of one name apart. Default "/supervisee/registration". */
  worker?: string;
  /** A name of this input, which lines are then given with: for audits that are merged. */
  source?: string;
  /** How the input is cut into records. Default: JSON, one record a line, one list, or records over several lines. For tables: `csv()` of "supervision-validator/csv". */
  read?: AuditReader;
}

/** Makes a reader that hands records to the sink. */
export type AuditReader = (sink: {
  json(line: number, bytes: Uint8Array): void;
  row(line: number, row: string): void;
  unreadable(line: number, reason: string): void;
}) => { feed(piece: Uint8Array): void; finish(): void; about?(): Partial<AuditReport> };

/** What `Validator.auditor()` gives. */
export interface Auditor {
  /** The number of records so far. */
  readonly records: number;
  /** Of a table, so far: which columns are read. */
  readonly columns: AuditReport["columns"];
  /** Takes the next piece, cut anywhere. */
  feed(piece: string | Uint8Array): void;
  /** Ends this input and begins another one, whose lines count from 1 again. */
  next(input?: { source?: string; read?: AuditReader }): void;
  /** Takes one record as an object. */
  add(record: unknown, line?: number): void;
  /** Adds what `partial()` gave elsewhere. */
  merge(part: AuditPart): void;
  /** What has been counted, as plain data: JSON can carry it to where it is merged. Nothing can be fed afterwards. */
  partial(): AuditPart;
  /** The figures. Nothing can be fed afterwards. */
  finish(onJoined?: (change: JoinedChange) => void): AuditReport;
}

/** The parts of an audit, made anywhere in any order, as one part. Parts of different `today` are refused with an AuditError. */
export function mergeAudits(parts: Iterable<AuditPart>): AuditPart;
/** The figures of a part: the same as those of one audit of everything. Reports are not in it. */
export function auditReport(part: AuditPart, onJoined?: (change: JoinedChange) => void): AuditReport;

/** Data of this library alone, apart from what stands here. It holds names and days, no words of a record. */
export interface AuditPart { format: "supervision-validator/audit-part"; version: number; today: IsoDate | null; records: number; [more: string]: unknown }

export interface AuditCount { records: number; ok: number; findings: number }

export interface AuditReport {
  /** All but blank lines. */
  records: number;
  ok: number;
  /** Lines that are no record; they count among the records. */
  unreadable: number;
  /** Findings by code and by rule. */
  byCode: { [code: string]: number };
  byRule: { [rule: string]: number };
  bySeverity: { error: number; warning: number; advice: number };
  /** By the month of the session, "2026-03"; "undated" where there is none. Unreadable lines are in none. */
  byMonth: { [month: string]: AuditCount };
  byKind: { [kind: string]: AuditCount };
  /** By the worker's name; "Jo Hale (SW123456)" where several workers of that name have registrations. */
  bySupervisee: { [name: string]: AuditCount };
  /** One entry for each worker and kind of record that has sessions. Two records of a kind on one day are one session. */
  histories: WorkerHistory[];
  /** How many findings only other records showed, and how many they took back. */
  joined: { found: number; withdrawn: number };
  /** The first 1,000 unreadable lines, each with why. */
  unreadableLines: { source?: string; line: number; reason: string }[];
  /** Of a table: which column is read as what, and which are not read. */
  columns?: { read: { [heading: string]: string | string[] }; ignored: string[] };
  /** The whole report of each record that has findings, in the order of the input; empty where none are kept. `line` counts from 1: the line of the
   *  file at which the record begins, or the record's number in a list. */
  reports: { source?: string; line: number; report: Report }[];
}

export interface WorkerHistory {
  /** As in `bySupervisee`. */
  supervisee: string;
  registration?: string;
  kind: RecordKind;
  sessions: number;
  first: IsoDate;
  last: IsoDate;
  byYear: { [year: string]: number };
  longestGap: { days: number; from: IsoDate; to: IsoDate } | null;
  /** Sessions that came too long after the one before, by the policy's intervals. */
  tooLong: number;
  /** Whether the policy asks for a next session that no record shows and none has booked. */
  nextOverdue: boolean;
}

export interface JoinedChange {
  source?: string;
  line: number;
  supervisee: string;
  /** The day of the session. */
  session: IsoDate;
  found: Finding[];
  withdrawn: { rule: string; code: Code }[];
}

/** The built-in policies: "adopt-north-east", "bcp", "nottinghamshire", "haringey", "coventry". */
export function policies(): { id: string; title: string; organisation: string; version: string; kinds: RecordKind[] }[];
/** A policy as data: what its sections are called, which roles it knows, every rule with its clause. */
export function policy(id: string): Policy;
/** Loads what the built-in policies say in words (what each rule asks, notes, what is not checked), for those named or for all; from then on
 *  `policy()` has it. In Node `policy()` has it anyway. */
export function loadPolicyTexts(...ids: string[]): Promise<void>;
/** What is wrong with a policy pack that somebody wrote; empty where it can be used. */
export function checkPolicy(pack: unknown): { path: string; message: string }[];
export interface Policy { id: string; title: string; organisation: string; version: string; [more: string]: unknown }

export function bankHolidays(division: Division, fromYear: number, toYear: number): { date: IsoDate; title: string }[];
/** The date that is `workingDays` working days after `from`; the day after `from` is day one. Zero gives `from` itself,
 *  a negative number counts back. */
export function addWorkingDays(from: IsoDate, workingDays: number, options?: { division?: Division; closures?: IsoDate[] }): IsoDate;
/** The last day that a period allows after `from`: "P7D", "P4W", "P1M", "P1Y", "5WD" (working days), "5WKD" (Monday to Friday). With a minus before it,
 *  counted back. */
export function addPeriod(from: IsoDate, period: string, options?: { division?: Division; closures?: IsoDate[] }): IsoDate;
/** Working days after `from`, up to and including `to`. Where `to` is before `from`: minus those after `to`, up to and including `from`. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, options?: { division?: Division; closures?: IsoDate[] }): number;

/** The day that the words of an action's `due` name, or null where they name none. `from` is the date of the session. */
export function readDue(text: string, options: { from: IsoDate; nextSession?: IsoDate; division?: Division; closures?: IsoDate[] }): IsoDate | null;

/** Standard Schema v1 (standardschema.dev), for React Hook Form, TanStack Form, vee-validate and the rest. Errors are issues; warnings and
 *  advice are not. Every issue has a path down to the value, or to where the missing one belongs; rows are numbers, and what holds rows comes
 *  before them. Can be made before `init()`, and used after it. The record's `kind` is the schema's. */
export function schema<Values = Omit<SupervisionRecord, "kind">>(options: Options & { kind: RecordKind }): RecordSchema<Values>;

export interface RecordSchema<Values> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "supervision-validator";
    /** For types alone: nothing stands there. */
    readonly types?: { readonly input: Values; readonly output: Values } | undefined;
    readonly validate: (value: unknown) => { readonly value: Values; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] };
  };
}

export interface SchemaIssue {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** Ties the validator to a form that already exists in a page: see README.md. Until the first attempt to submit nothing on the page changes;
 *  from then on every mark is kept true at each change. Whatever goes wrong inside, the form submits as it would without it. */
export function bindForm(form: HTMLFormElement, options: BindOptions): FormBinding;

export interface BindOptions extends Options {
  kind: RecordKind;
  /** JSON Pointer → the name, the id or a selector of the control. Where it is left out, `data-supervision="/pointer"` on the controls.
   *  An entry of a date that leads to a container or to several controls means its day, month and year (inputs or selects).
   *  `*` in the pointer and in the name or id stands for the row: "/actions/N/owner" with N written `*` → "actions[*][owner]"; a name that
   *  several rows share ("owner[]") is read in document order. Entries for rows that are not there do no harm. */
  fields?: { [pointer: string]: string };
  /** Called before each reading: the moment for a page to write its rich text editors back. */
  beforeRead?: () => void;
  /** The submit buttons that send the record, by name, id or selector. Default: all without `formnovalidate`. */
  submitters?: string[];
  /** Where the error summary goes. Default: before the form. */
  summary?: string | HTMLElement;
  /** Stop the form's submission while there are errors. Default true. */
  blockSubmit?: boolean;
  /** Class names in place of the usual ones: GOV.UK's where the page has them, else `supervision-…`. */
  classes?: { [part in MarkPart]?: string };
  /** `<template>` elements, or selectors of them, in place of the usual markup. Text or list items go into the element with
   *  `data-supervision-slot`, or into the first element where none has it. */
  templates?: { [part in "error" | "warning" | "advice" | "summary"]?: string | HTMLTemplateElement };
}

export type MarkPart =
  | "formGroup" | "input" | "textarea" | "select"        // added to the page's own elements that are wrong
  | "error" | "warning" | "advice" | "hidden"            // the message beside a control, and "Error:" before it
  | "summary" | "summaryTitle" | "summaryBody" | "summaryList"
  | "notes" | "notesTitle" | "notesList";                // warnings and advice, below the summary

export interface FormBinding {
  /** On the form as it is now. Reading it marks nothing. */
  readonly report: Report;
  readonly record: SupervisionRecord;
  /** Counts as an attempt: marks what is wrong, gives the summary the focus, and gives the report. For pages that send by script. */
  check(): Report;
  /** Takes every listener and every mark off the form again. */
  release(): void;
}

/** Events on the form; they bubble, also out of a shadow root. */
export interface SupervisionEventMap {
  /** After each attempt, and after each change that follows one. */
  "supervision:report": CustomEvent<{ report: Report; record: SupervisionRecord }>;
  /** A submission was stopped. */
  "supervision:refused": CustomEvent<{ report: Report; submitter: HTMLElement | null }>;
  /** A link of the summary leads to this control: the moment to open the tab it is in. On the control itself, where there is one. */
  "supervision:reveal": CustomEvent<{ path: string; finding: Finding | undefined; control: Element | null }>;
}

declare global {
  interface HTMLElementEventMap extends SupervisionEventMap {}
  interface DocumentEventMap extends SupervisionEventMap {}
}

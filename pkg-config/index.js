// supervision-validator: the one entry for browsers and Node. See README.md and index.d.ts.
//
// Importing this touches nothing of a browser; init() loads the WebAssembly that lies beside it.

import * as glue from "./supervision_validator.js";
import { auditAll, Auditor, auditStream } from "./audit.js";
import { bind } from "./form.js";
import { pack } from "./pack.js";
import { Reader, Rules } from "./report.js";
import { policyTextsHere, wasmHere } from "./source.js";

let ready = null;
// What the WebAssembly exports. What crosses is numbers, so its functions are called as they are, without the wrappers of wasm-bindgen; an address
// beyond 2 GB comes as a negative number, which whoever looks there makes positive.
let wasm = null;
let memory = null;
let codes = null;

/** Loads the WebAssembly; calling it again does nothing. */
export default function init(source) {
  ready ??= load(source).catch((error) => {
    ready = null;
    throw error;
  });
  return ready;
}

// By name too: a script tag and require() have no default.
export { init };

async function load(source) {
  const module = await moduleFrom(await (source ?? here()));
  // Browsers of some years ago do neither of the two at once on a page.
  if (memory === null) start(await guarded(() => WebAssembly.instantiate(module, glue.IMPORTS)));
}

/** The same without waiting, from bytes or a compiled module; in Node and with the bytes inside also from nothing. */
export function initSync(source) {
  if (memory !== null) return;
  source ??= here();
  if (isAddress(source)) {
    source = fileIn(source);
    if (source === null) throw named("TypeError", "initSync() takes bytes or a WebAssembly.Module: only init() can fetch.");
  }
  if (!isModule(source) && !isBytes(source)) throw named("TypeError", "initSync() takes bytes or a WebAssembly.Module.");
  start(new WebAssembly.Instance(isModule(source) ? source : compile(source), glue.IMPORTS));
}

function start({ exports }) {
  if (memory !== null) return;
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  wasm = exports;
  memory = exports.memory;
  codes = JSON.parse(said(wasm.codeTable())).map(([id, hint]) => ({ id, hint }));
}

function here() {
  const source = wasmHere();
  if (source !== undefined) return source;
  throw named(
    "LoadError",
    'Nobody knows here where the WebAssembly lies: give init() its address or its bytes, or import "supervision-validator/inline".',
  );
}

async function moduleFrom(source) {
  if (isModule(source)) return source;
  if (isBytes(source)) return guarded(() => WebAssembly.compile(source));
  const file = isAddress(source) ? fileIn(source) : null;
  if (file !== null) return guarded(() => WebAssembly.compile(file));
  const response = isAddress(source) ? await fetched(source) : source;
  if (typeof response?.arrayBuffer !== "function") {
    throw named("TypeError", "init() takes a URL, a Response, bytes or a WebAssembly.Module, or nothing.");
  }
  if (response.ok === false) {
    throw named("LoadError", `The WebAssembly could not be loaded: ${response.status} ${response.url}`);
  }
  // Only this very type streams; a server that sends another one gets the slower way.
  const type = response.headers?.get?.("content-type") ?? "";
  if (type === "application/wasm" && typeof WebAssembly.compileStreaming === "function") {
    return guarded(() => WebAssembly.compileStreaming(response));
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw named("LoadError", `What lies at ${response.url || "that address"} is no WebAssembly, and the server calls it “${type}”.`);
  }
  return guarded(() => WebAssembly.compile(bytes));
}

/** What every WebAssembly begins with. Servers of single-page applications answer with their page whatever they are asked for. */
const MAGIC = [0, 0x61, 0x73, 0x6d];

async function fetched(address) {
  try {
    return await fetch(address);
  } catch (error) {
    throw named(
      "LoadError",
      `The WebAssembly could not be fetched from ${address}. A Content-Security-Policy has to allow that address in connect-src.`,
      error,
    );
  }
}

// Tests run in realms of their own (Jest), where instanceof knows nothing of what comes from outside.

function isModule(source) {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}

function isBytes(source) {
  return ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === "[object ArrayBuffer]";
}

function isAddress(source) {
  return typeof source === "string" || Object.prototype.toString.call(source) === "[object URL]";
}

/** The bytes of a file, in Node; null for everything that has to be fetched. */
function fileIn(address) {
  const files = fileSystem();
  if (files === null) return null;
  const url = new URL(address, wasmHere());
  return url.protocol === "file:" ? files.readFileSync(url) : null;
}

function fileSystem() {
  // Not imported: bundlers for browsers would look for it.
  return typeof process === "undefined" ? null : process.getBuiltinModule?.("node:fs") ?? null;
}

function compile(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    throw explained(error);
  }
}

async function guarded(work) {
  try {
    return await work();
  } catch (error) {
    throw explained(error);
  }
}

function explained(error) {
  if (/Content Security Policy|unsafe-eval|CSP|blocked by/i.test(String(error?.message))) {
    return named(
      "LoadError",
      "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src. The form works without the validator.",
      error,
    );
  }
  return named("LoadError", `The WebAssembly could not be loaded: ${error?.message ?? error}`, error);
}

function named(name, message, cause) {
  const error = name === "TypeError" ? new TypeError(message) : new Error(message, cause === undefined ? undefined : { cause });
  if (name !== "TypeError") error.name = name;
  return error;
}

function loaded() {
  if (memory === null) throw named("NotReadyError", "call init() first");
}

// ───────────────────────────── Text into the WebAssembly ─────────────────────────────

const encoder = new TextEncoder();

// One more than the largest record in bytes, and a byte order mark: a longer text is too large already, and a text of gigabytes would not find memory.
const MOST = (4 << 20) + 4;

/** Writes text as UTF-8 into the input; gives its length in bytes. */
function writeText(text) {
  if (text.length > MOST) text = text.slice(0, MOST);
  let room = text.length + (text.length >> 2) + 16;
  let address = wasm.input(room) >>> 0;
  let { read, written } = encoder.encodeInto(text, new Uint8Array(memory.buffer, address, room));
  if (read < text.length) {
    // More than a byte for most characters: three are enough for any.
    room = text.length * 3;
    address = wasm.input(room) >>> 0;
    ({ read, written } = encoder.encodeInto(text, new Uint8Array(memory.buffer, address, room)));
  }
  return written;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text whose address and length stand at the address. */
function said(address) {
  const [start, length] = new Uint32Array(memory.buffer, address >>> 0, 2);
  return decoder.decode(new Uint8Array(memory.buffer, start, length));
}

function writeBytes(bytes) {
  if (bytes.length > MOST) bytes = bytes.subarray(0, MOST);
  const address = wasm.input(bytes.length) >>> 0;
  new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
  return bytes.length;
}

function write(json) {
  if (typeof json === "string") return writeText(json);
  if (json instanceof Uint8Array) return writeBytes(json);
  if (json instanceof ArrayBuffer) return writeBytes(new Uint8Array(json));
  if (ArrayBuffer.isView(json)) return writeBytes(new Uint8Array(json.buffer, json.byteOffset, json.byteLength));
  // Not text and not bytes: not JSON. The report says so.
  return writeText("");
}

// ───────────────────────────── Options ─────────────────────────────

let londonDay = null;

/** Today in Europe/London, as ISO 8601. */
function todayInLondon() {
  londonDay ??= new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit" });
  const part = Object.fromEntries(londonDay.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

function optionsText(options) {
  if (options === undefined || options === null) return JSON.stringify({ today: todayInLondon() });
  if (typeof options !== "object" || Array.isArray(options)) throw named("OptionsError", "The options must be an object.");
  let text;
  try {
    text = JSON.stringify({ ...options, today: options.today ?? todayInLondon() }, (key, value) =>
      typeof value === "function" || (typeof Node !== "undefined" && value instanceof Node) ? undefined : value,
    );
  } catch (error) {
    throw named("OptionsError", "The options cannot be read.", error);
  }
  return text;
}

// ───────────────────────────── Validating ─────────────────────────────

/** What only bindForm asks of a validator. */
const CHECK_FORM = Symbol("check form");

const builtInRules = new Map();
const forgotten = typeof FinalizationRegistry === "undefined" ? null : new FinalizationRegistry((number) => wasm.release(number));

/** Options read once, then used for many records. */
export class Validator {
  #number;
  #keys = new Map();
  #rules = null;

  constructor(options) {
    loaded();
    const number = wasm.create(writeText(optionsText(options)));
    if (number < 0) throw named("OptionsError", said(wasm.said()));
    this.#number = number;
    for (const [key, name] of said(wasm.names(number)).split("\n").entries()) {
      if (name !== "") this.#keys.set(name, (key << 16) >>> 0);
    }
    this.#rules = this.#keys.size > 0;
    forgotten?.register(this, number, this);
  }

  validate(record) {
    const number = this.#alive();
    const { words, text } = pack(record, this.#keys);
    const bytes = writeText(text);
    const address = wasm.inputWords(words.length) >>> 0;
    new Uint32Array(memory.buffer, address, words.length).set(words);
    return this.#read(wasm.validatePacked(number, words.length, bytes)).report();
  }

  validateJson(json) {
    const number = this.#alive();
    return this.#read(wasm.validateBytes(number, write(json))).report();
  }

  [CHECK_FORM](bound, changed) {
    return this.#read(bound.check(this.#alive(), changed)).report();
  }

  audit(input, options) {
    return auditAll((more) => this.auditor(more), input, options);
  }

  auditStream(input, options) {
    return auditStream((more) => this.auditor(more), input, options);
  }

  auditor(options) {
    this.#alive();
    // One desk in the WebAssembly, many auditors: each says before its record what tells workers apart.
    const begin = (pointer) => {
      if (pointer === lastWorker) return;
      wasm.auditBegin(writeText(pointer));
      lastWorker = pointer;
    };
    return new Auditor(
      {
        json: (pointer, bytes, wanted) => (begin(pointer), this.#read(wasm.auditBytes(this.#alive(), write(bytes), wanted)).audited()),
        row: (pointer, row, wanted) => (begin(pointer), this.#read(wasm.auditRow(this.#alive(), writeText(row), wanted)).audited()),
      },
      options,
    );
  }

  /** Lets go of what the validator holds. A second time does nothing. */
  free() {
    if (this.#number === null) return;
    forgotten?.unregister(this);
    wasm.release(this.#number);
    this.#number = null;
  }

  #alive() {
    if (this.#number === null) throw named("FreedError", "This validator has been freed: make a new one.");
    return this.#number;
  }

  #read(address) {
    return new Reader(memory, address >>> 0, codes, (policy) => this.#rulesOf(policy));
  }

  #rulesOf(policy) {
    if (this.#rules instanceof Rules) return this.#rules;
    const ownPack = this.#rules === true;
    let rules = ownPack ? undefined : builtInRules.get(policy);
    if (rules === undefined) {
      rules = new Rules(policy, JSON.parse(said(wasm.ruleTable(this.#number, writeText(policy)))));
      if (ownPack) this.#rules = rules;
      else builtInRules.set(policy, rules);
    }
    return rules;
  }
}

let lastWorker = null;

// The last options used without a Validator of one's own, so that validating at every keystroke does not read a pack each time.
let lastOptions = null;
let lastValidator = null;

function validatorFor(options) {
  loaded();
  const text = optionsText(options);
  if (text !== lastOptions) {
    const validator = new Validator(options);
    lastValidator?.free();
    lastValidator = validator;
    lastOptions = text;
  }
  return lastValidator;
}

export function validate(record, options) {
  return validatorFor(options).validate(record);
}

export function validateJson(json, options) {
  return validatorFor(options).validateJson(json);
}

// ───────────────────────────── Audits ─────────────────────────────

export { auditReport, mergeAudits } from "./audit.js";

// ───────────────────────────── Standard Schema ─────────────────────────────

export function schema(options) {
  const { kind, ...rest } = options ?? {};
  const validatorOfToday = daily(rest);
  // A schema is made where a module begins, often before init(); options that cannot be used are told as early as can be.
  if (memory !== null) validatorOfToday();
  return {
    "~standard": {
      version: 1,
      vendor: "supervision-validator",
      validate(value) {
        const issues = validatorOfToday()
          .validate(ofKind(kind, value))
          .findings.filter(({ severity }) => severity === "error")
          .map(({ message, path }) => ({ message, path: steps(path, value) }));
        return issues.length > 0 ? { issues } : { value };
      },
    },
  };
}

/** Gives a validator that knows what day it is: pages stay open overnight, servers for months. */
function daily(options) {
  let validator = null;
  let day = null;
  return () => {
    loaded();
    const today = options.today ?? todayInLondon();
    if (today !== day) {
      const next = new Validator({ ...options, today });
      validator?.free();
      validator = next;
      day = today;
    }
    return validator;
  };
}

/** The record with the schema's kind: forms have no control for it. */
function ofKind(kind, value) {
  if (kind === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  try {
    return { ...value, kind };
  } catch {
    // A getter that throws: the finding says which.
    return value;
  }
}

/**
 * The steps of a JSON Pointer; rows as numbers, which is how form libraries look them up.
 *
 * A fault of the whole record, which is none then, is one of its kind: libraries submit where an issue has no path.
 */
function steps(pointer, value) {
  if (pointer === "") return ["kind"];
  let inside = value;
  return pointer.split("/").slice(1).map((step) => {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    // Names of sections may be digits; where nothing is yet, digits are a row.
    const isRow = /^(0|[1-9]\d*)$/.test(name) && (Array.isArray(inside) || typeof inside !== "object" || inside === null);
    inside = member(inside, name);
    return isRow ? Number(name) : name;
  });
}

function member(value, name) {
  try {
    return value?.[name];
  } catch {
    return undefined;
  }
}

// ───────────────────────────── Forms ─────────────────────────────

export function bindForm(form, options) {
  loaded();
  if (typeof options?.kind !== "string") throw named("OptionsError", "bindForm() needs the kind of record, like { kind: \"one-to-one\" }.");
  const { kind, fields, beforeRead, submitters, summary, blockSubmit, classes, templates, ...rest } = options;
  const validatorOfToday = daily(rest);
  let validator = validatorOfToday();
  const check = (bound, changed) => {
    validator = validatorOfToday();
    return validator[CHECK_FORM](bound, changed);
  };
  const free = (bound) => {
    bound.free();
    validator.free();
  };
  return bind(form, options, { BoundForm: glue.BoundForm, check, free });
}

// ───────────────────────────── Policies, holidays, dates ─────────────────────────────

/** The same where it may be an error. */
function answer(address) {
  const text = said(address);
  if (text.startsWith("!")) throw named("OptionsError", text.slice(1));
  return text;
}

export function policies() {
  loaded();
  return JSON.parse(answer(wasm.policies()));
}

export function policy(id) {
  loaded();
  const pack = JSON.parse(answer(wasm.policy(writeText(String(id)))));
  const texts = policyTexts.get(pack.id) ?? textsInNode(pack.id);
  return texts === null ? pack : { ...pack, ...together(pack, texts) };
}

// What a policy says in words is four times what its checks need, and no validation needs it: it lies in files of its own.
const policyTexts = new Map();

/** Loads what the built-in policies say in words: what each rule asks, notes, what is not checked. From then on policy() has it. In Node policy()
 *  has it anyway. */
export async function loadPolicyTexts(...ids) {
  loaded();
  const wanted = ids.length > 0 ? ids : policies().map(({ id }) => id);
  await Promise.all(
    wanted.map(async (id) => {
      if (policyTexts.has(id) || textsInNode(id) !== null) return;
      const address = policyTextsHere(encodeURIComponent(id));
      try {
        const response = await fetch(address);
        if (!response.ok) throw new Error(`${response.status} ${response.url}`);
        policyTexts.set(id, await response.json());
      } catch (error) {
        throw named("LoadError", `The texts of the policy could not be loaded from ${address}: ${error.message}`, error);
      }
    }),
  );
}

function textsInNode(id) {
  const files = fileSystem();
  const address = files === null ? undefined : policyTextsHere(id);
  if (address?.protocol !== "file:") return null;
  try {
    const texts = JSON.parse(files.readFileSync(address, "utf8"));
    policyTexts.set(id, texts);
    return texts;
  } catch {
    // A server's bundle that has left them behind.
    return null;
  }
}

function together(pack, { asks, sections, ...rest }) {
  return {
    ...rest,
    sections: pack.sections.map((section, index) => ({ ...section, ...sections[index] })),
    rules: pack.rules.map((rule, index) => ({ ...rule, asks: asks[index] })),
  };
}

export function checkPolicy(pack) {
  loaded();
  let text;
  try {
    text = typeof pack === "string" ? pack : JSON.stringify(pack);
  } catch {
    text = undefined;
  }
  return JSON.parse(said(wasm.checkPolicy(writeText(text ?? "null"))));
}

export function bankHolidays(division, fromYear, toYear) {
  loaded();
  return JSON.parse(answer(wasm.bankHolidays(writeText(String(division)), Number(fromYear), Number(toYear))));
}

function question(days, options) {
  const { division, closures, opened } = options ?? {};
  return JSON.stringify({ ...days, options: { division, closures, opened } });
}

export function addWorkingDays(from, workingDays, options) {
  loaded();
  return answer(wasm.addWorkingDays(writeText(question({ from: String(from) }, options)), Number(workingDays)));
}

export function addPeriod(from, period, options) {
  loaded();
  const [sign, length] = String(period).startsWith("-") ? [true, String(period).slice(1)] : [false, String(period)];
  return answer(wasm.addPeriod(writeText(question({ from: String(from), period: length }, options)), sign));
}

export function workingDaysBetween(from, to, options) {
  loaded();
  return Number(answer(wasm.workingDaysBetween(writeText(question({ from: String(from), to: String(to) }, options)))));
}

export function readDue(text, options) {
  loaded();
  const { from, nextSession } = options ?? {};
  const days = question({ from: String(from), nextSession: String(nextSession ?? "") }, options);
  return answer(wasm.readDue(writeText(`${days}\0${text}`))) || null;
}

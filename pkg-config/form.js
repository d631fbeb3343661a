// Ties the validator to a form: the listeners, the observer and the order of frames. What a form says and how it is marked is Rust
// (src/dom/). This part is JavaScript because a trap of the WebAssembly can be caught on this side alone, and must be: whatever goes
// wrong in here, the form submits as it would without us.

/** The binding of each form that has one, so that binding again lets the first go. */
const bindings = new WeakMap();

/** Submissions that were looked at: we listen in two places. */
const seen = new WeakSet();

/** After so many redraws without an answer in between, the page and the marks are fighting: the page wins. */
const MOST_REDRAWS = 200;
/** How long a link of the summary waits for the page to show its control, in frames. */
const MOST_FRAMES = 30;

/** What a page asks the browser by, whether a form may go. */
const ASKING = ["checkValidity", "reportValidity", "requestSubmit"];

const ELEMENT = 1;
const DOCUMENT = 9;

/** Attributes that marks are made of or depend on, and that no control is found by, unless a selector asks for a class. */
const MARKED = ["aria-describedby", "aria-invalid", "class", "disabled"];
/** Attributes that controls are found by. */
const NAMING = ["contenteditable", "data-supervision", "form", "id", "name", "type"];

/** What controls say, so that two readings can be told apart; what cannot be asked differs from itself. */
function state(controls) {
  try {
    return controls.map(said).join("\0");
  } catch {
    return Number.NaN;
  }
}

function said(control) {
  if (control.matches(":disabled")) return "";
  const { type, value } = control;
  if (value === undefined) return `${control.getAttribute("datetime")} ${control.innerHTML}`;
  if (type === "checkbox" || type === "radio") return `${control.checked} ${value}`;
  if (control.selectedOptions) return Array.from(control.selectedOptions, (one) => `${one.index} ${one.disabled} ${one.value} ${one.text}`).join();
  return value === "" ? String(control.validity?.badInput) : `=${value}`;
}

/** Bindings made so far: ids of two on one page must differ. */
let count = 0;

/** Ties the validator to `form`. `core` has the class of the WebAssembly and `check(bound)`, which gives the report. */
export function bind(form, options, core) {
  try {
    own(form, "elements");
  } catch {
    // A form of another window passes, anything else does not.
    throw new TypeError("bindForm() takes the form as its first argument.");
  }
  bindings.get(form)?.release();
  const binding = new FormBinding(form, options, core);
  bindings.set(form, binding);
  return binding;
}

/** The form's own member, also where a control of that name hides it. */
function own(form, name) {
  return Reflect.get(HTMLFormElement.prototype, name, form);
}

const { addEventListener, dispatchEvent } = globalThis.EventTarget?.prototype ?? {};

class FormBinding {
  #form;
  #options;
  #core;
  #bound;
  #stop = new AbortController();
  #observer = null;
  #observed = null;
  /** Attributes that this form's controls are found by. */
  #found = NAMING;
  /** Controls and their states at the last reading, target by target; null where all have to be found anew. */
  #cells = null;
  /** Whether the page may have other controls than then, and whether it may have touched our marks. */
  #changedControls = true;
  #changedMarks = true;
  #holder = null;
  /** Gives the page's own `ASKING` back; null where they are not taken. */
  #giveBack = null;
  #attempted = false;
  #scheduled = false;
  #busy = false;
  #gone = false;
  #released = false;
  #redraws = 0;
  #said = null;
  #record = null;
  #report = null;

  constructor(form, options, core) {
    this.#form = form;
    this.#options = options;
    this.#core = core;
    const { fields = {}, classes = {}, submitters, summary, templates } = options;
    const list = (object) => Object.entries(object).flat().join("\0");
    this.#bound = new core.BoundForm(form, ++count, options.kind, list(fields), list(classes), submitters?.join("\0"), summary, templates);

    // The window comes before every other listener of its document. In a shadow root the event starts there and goes no further up.
    const root = own(form, "getRootNode").call(form);
    const top = (root.nodeType === DOCUMENT && root.defaultView) || root;
    for (const place of new Set([top, form])) {
      this.#listen(place, "submit", (event) => this.#submit(event));
      this.#listen(place, "input", () => this.#changed());
      this.#listen(place, "change", () => this.#changed());
      this.#listen(place, "reset", (event) => this.#reset(event));
    }
    this.#listen(top, "click", (event) => this.#clicked(event));
    // Scripts of the page change values without telling anybody, when somebody clicks or leaves a control.
    for (const type of ["click", "focusout"]) this.#listen(top, type, () => this.#schedule("redraw"));
  }

  /** The report on the form as it is now. Reading it marks nothing. */
  get report() {
    this.#quietly(() => this.#read());
    return this.#report;
  }

  /** The record as the form holds it now. */
  get record() {
    this.#quietly(() => this.#read());
    return this.#record === null ? null : JSON.parse(this.#record);
  }

  /** Counts as an attempt: marks what is wrong and gives the report. For pages that send by script. */
  check() {
    if (!this.#released && !this.#busy) {
      this.#quietly(() => {
        this.#attempt();
        if (!this.#released && !this.#report.ok) this.#bound.focusSummary();
      });
    }
    // Where even that went wrong the page goes on: who asks gets something that lets it send.
    return this.#report ?? { ok: true, findings: [], deadlines: [], nextSession: null };
  }

  /** Takes every listener and every mark off the form again. */
  release() {
    if (this.#released) return;
    if (this.#report === null) this.#quietly(() => this.#read());
    this.#released = true;
    this.#stop.abort();
    this.#observer?.disconnect();
    this.#giveBack?.();
    if (bindings.get(this.#form) === this) bindings.delete(this.#form);
    this.#quietly(() => {
      this.#bound.close();
      // Who is called from inside may let go; then the collector frees it later.
      if (!this.#busy) this.#core.free(this.#bound);
    });
  }

  #listen(place, type, listener) {
    const { signal } = this.#stop;
    addEventListener.call(place, type, listener, { capture: true, signal });
  }

  // ───────────────────────────── Reading and showing ─────────────────────────────

  #read() {
    if (this.#released || this.#busy) return;
    this.#busy = true;
    try {
      try {
        this.#options.beforeRead?.();
      } catch (error) {
        warn(error);
      }
      // The page may let go from inside.
      if (this.#released) return;
      this.#observe();
      this.#notice(this.#observer.takeRecords());
      const changed = this.#changedSince();
      if (changed?.length === 0) return;
      // Until all has gone well.
      this.#changedControls = true;
      this.#report = this.#core.check(this.#bound, changed);
      this.#record = this.#bound.record();
      if (changed === undefined) {
        this.#cells = this.#bound.controls()?.map((controls) => ({ controls, state: state(controls) })) ?? null;
        this.#changedMarks = true;
      }
      this.#changedControls = this.#cells === null;
    } finally {
      this.#busy = false;
    }
  }

  /** The numbers of the targets whose controls say something else than at the last reading; undefined where nobody can tell. */
  #changedSince() {
    if (this.#changedControls) return undefined;
    const changed = [];
    for (const [number, cell] of this.#cells.entries()) {
      const now = state(cell.controls);
      if (now !== cell.state) changed.push(number);
      cell.state = now;
    }
    return changed;
  }

  /** `why`: "attempt", "change" or "redraw". */
  #show(why) {
    if (this.#busy) return;
    this.#read();
    if (this.#released) return;
    this.#busy = true;
    try {
      const holder = this.#bound.show(why === "attempt", this.#changedMarks) ?? null;
      this.#changedMarks = false;
      // Only where there are custom elements.
      if (this.#cells === null) this.#stepAside();
      if (holder !== this.#holder) {
        this.#holder = holder;
        if (holder !== null) this.#listen(holder, "click", (event) => this.#follow(event));
      }
    } finally {
      this.#busy = false;
    }
    // What we did ourselves is no redraw.
    this.#observer?.takeRecords();
    if (why === "redraw" && this.#said === this.#record) return;
    this.#said = this.#record;
    this.#tell("report", { report: this.#report, record: JSON.parse(this.#record) });
  }

  #attempt() {
    this.#attempted = true;
    this.#redraws = 0;
    this.#show("attempt");
  }

  #changed() {
    this.#redraws = 0;
    this.#schedule("change");
  }

  /** Once a frame at the most, and also where the page is not drawn at present. */
  #schedule(why) {
    if (!this.#attempted || this.#scheduled) return;
    this.#scheduled = true;
    const run = () => {
      if (!this.#scheduled) return;
      this.#scheduled = false;
      this.#redraw(why);
    };
    requestAnimationFrame(run);
    setTimeout(run, 100);
  }

  #redraw(why) {
    if (this.#released || !this.#attempted) return;
    this.#quietly(() => {
      this.#gone = !own(this.#form, "isConnected");
      if (this.#gone) this.#clear();
      else this.#show(why);
    });
  }

  #observe() {
    const root = own(this.#form, "getRootNode").call(this.#form);
    if (root === this.#observed) return;
    this.#observed = root;
    this.#changedControls = true;
    this.#observer ??= new MutationObserver((records) => this.#notice(records));
    // What selectors ask of an attribute decides which controls there are.
    const fields = Object.values(this.#options.fields ?? {}).join(" ");
    const asked = Array.from(fields.matchAll(/\[([\w-]+)/g), ([, name]) => name);
    this.#found = [...NAMING, ...asked, ...(fields.includes(".") ? ["class"] : [])];
    this.#observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: [...MARKED, ...this.#found] });
  }

  /** Remembers what the page has done meanwhile. */
  #notice(records) {
    if (records.length === 0) return;
    this.#changedMarks = true;
    this.#changedControls ||= records.some(({ attributeName, addedNodes, removedNodes }) =>
      attributeName === null ? [...addedNodes, ...removedNodes].some(({ nodeType }) => nodeType === ELEMENT) : this.#found.includes(attributeName));
    if (!this.#attempted || !records.some((record) => this.#concerns(record))) return;
    this.#redraws += 1;
    if (this.#redraws <= MOST_REDRAWS) this.#schedule("redraw");
  }

  /** Whether a change there can be a change of the form, or its end. */
  #concerns({ target, type }) {
    if (!own(this.#form, "isConnected")) return !this.#gone;
    return (
      this.#gone ||
      own(this.#form, "firstElementChild") === null ||
      own(this.#form, "contains").call(this.#form, target) ||
      (type === "childList" && Node.prototype.contains.call(target, this.#form)) ||
      this.#holder?.isConnected === false
    );
  }

  #clear() {
    this.#bound.clear();
    this.#observer?.takeRecords();
  }

  // ───────────────────────────── What people do ─────────────────────────────

  #submit(event) {
    if (this.#isOurs(event) && !seen.has(event)) {
      seen.add(event);
      this.#quietly(() => {
        if (this.#busy || !this.#bound.counts(event.submitter ?? null)) return;
        this.#attempt();
        if (this.#released || this.#report.ok || this.#options.blockSubmit === false) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        this.#bound.focusSummary();
        this.#tell("refused", { report: this.#report, submitter: event.submitter ?? null });
      });
    }
  }

  /** A form that is emptied begins anew. */
  #reset(event) {
    if (!this.#isOurs(event)) return;
    // A page may still ask whether that was meant.
    setTimeout(() => {
      if (event.defaultPrevented || this.#released) return;
      this.#attempted = false;
      this.#quietly(() => this.#clear());
    });
  }

  #isOurs(event) {
    return (event.composedPath()[0] ?? event.target) === this.#form;
  }

  /** The browser submits nothing while a custom element holds our message, and asks before anybody hears of a submission. */
  #clicked(event) {
    const button = event.composedPath().find((one) => one.form === this.#form && (one.type === "submit" || one.type === "image"));
    if (button !== undefined) this.#untell();
  }

  /** Takes back what custom elements were told until marks are shown again; whether any was. */
  #untell() {
    let told = false;
    if (this.#attempted && !this.#busy && !this.#released) this.#quietly(() => { told = this.#bound.untell(); });
    return told;
  }

  /** Scripts ask the browser without a click, for a draft too: it answers them as it would without us. */
  #stepAside() {
    if (this.#giveBack !== null) return;
    const form = this.#form;
    const taken = [];
    for (const name of ASKING) {
      const asks = form[name];
      // A control may be called so.
      if (typeof asks !== "function") continue;
      const before = Object.getOwnPropertyDescriptor(form, name);
      const untell = () => this.#untell();
      const redraw = () => this.#redraw("redraw");
      const value = function (...all) {
        const told = untell();
        try {
          return asks.apply(this, all);
        } finally {
          if (told) redraw();
        }
      };
      if (Reflect.defineProperty(form, name, { value, configurable: true, writable: true })) taken.push({ name, value, before });
    }
    this.#giveBack = () => {
      // What the page has put around ours meanwhile stays, and ours in it does nothing any more.
      for (const { name, value, before } of taken) {
        if (form[name] !== value) continue;
        if (before) Reflect.defineProperty(form, name, before);
        else Reflect.deleteProperty(form, name);
      }
    };
  }

  /** A link of the summary leads to its control, once the page shows it. */
  #follow(event) {
    this.#quietly(() => {
      const link = event.target.closest("a");
      const path = link === null ? undefined : this.#bound.path(link);
      if (path === undefined) return;
      event.preventDefault();
      this.#read();
      const control = this.#bound.find(path) ?? null;
      const finding = this.#report.findings.find((one) => one.path === path);
      this.#tell("reveal", { path, finding, control }, control ?? this.#form);
      this.#focus(path, 0);
    });
  }

  #focus(path, frame) {
    this.#quietly(() => {
      if (this.#released) return;
      this.#read();
      if (this.#bound.focus(path, frame === MOST_FRAMES)) return;
      if (frame < MOST_FRAMES) requestAnimationFrame(() => this.#focus(path, frame + 1));
    });
  }

  #tell(name, detail, target = this.#form) {
    const event = new CustomEvent(`supervision:${name}`, { bubbles: true, composed: true, detail });
    dispatchEvent.call(target, event);
  }

  #quietly(work) {
    try {
      work();
    } catch (error) {
      warn(error);
    }
  }
}

function warn(error) {
  console.warn("supervision-validator: the form goes on without it.", error);
}

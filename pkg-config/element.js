// <supervision-check for="form-id" policy="bcp" kind="one-to-one">: binds a form without a line of script, and shows beside it what falls
// due and by when the next session must be. See README.md for its attributes.

import init, { bindForm } from "./index.js";

/** No lines. */
const NOTHING = "[]";
const CHANGES = ["input", "change", "focusout", "supervision:report"];
const STATUS = { met: "met", late: "met late", "due-today": "due today", overdue: "overdue" };

// On a server there are no elements: importing this there does no harm.
const Base = globalThis.HTMLElement ?? class {};

export class SupervisionCheck extends Base {
  static observedAttributes = ["for", "policy", "kind", "division", "stage", "strict", "today", "closures", "fields", "submitters", "summary", "block-submit"];

  #binding = null;
  #form = null;
  #root = null;
  #observer = null;
  #planned = false;
  #shown = NOTHING;
  #changed = () => this.#plan();

  /** The binding, once there is one. */
  get binding() {
    return this.#binding;
  }

  connectedCallback() {
    // Forms are read after their element, and some pages replace them.
    this.#root = this.getRootNode();
    this.#observer = new MutationObserver((records) => {
      this.#find();
      const form = this.#form;
      if (form !== null && records.some(({ target }) => Node.prototype.contains.call(form, target))) this.#plan();
    });
    this.#observer.observe(this.#root, { childList: true, subtree: true });
    for (const type of CHANGES) this.#root.addEventListener(type, this.#changed);
    this.#find();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    for (const type of CHANGES) this.#root.removeEventListener(type, this.#changed);
    this.#release();
  }

  attributeChangedCallback() {
    if (!this.isConnected || this.#root === null) return;
    this.#release();
    // Several that change together bind once.
    queueMicrotask(() => this.isConnected && this.#find());
  }

  #find() {
    const id = this.getAttribute("for");
    const form = id === null ? this.closest("form") : this.#root.getElementById?.(id) ?? null;
    if (form === this.#form) return;
    this.#release();
    this.#form = form;
    if (form !== null) this.#bind(form);
  }

  async #bind(form) {
    try {
      await init(this.getAttribute("src") ?? undefined);
      if (this.#form !== form || this.#binding !== null) return;
      this.#binding = bindForm(form, this.#options());
    } catch (error) {
      console.warn("supervision-check: the form goes on without it.", error);
      return;
    }
    this.#show();
  }

  #options() {
    const text = (name) => this.getAttribute(name) ?? undefined;
    const words = (name) => text(name)?.split(/\s+/).filter(Boolean);
    const options = {
      kind: text("kind") ?? "one-to-one",
      policy: text("policy"),
      division: text("division"),
      stage: text("stage"),
      today: text("today"),
      strict: this.hasAttribute("strict"),
      closures: words("closures"),
      fields: text("fields") && JSON.parse(text("fields")),
      submitters: words("submitters"),
      summary: text("summary"),
      blockSubmit: text("block-submit") !== "false",
    };
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  }

  #release() {
    this.#binding?.release();
    this.#binding = null;
    this.#form = null;
    // What the page has written inside stays until there is something to show.
    if (this.#shown !== NOTHING) this.replaceChildren();
    this.#shown = NOTHING;
  }

  #plan() {
    if (this.#planned) return;
    this.#planned = true;
    requestAnimationFrame(() => {
      this.#planned = false;
      this.#show();
    });
  }

  #show() {
    const report = this.#binding?.report;
    if (!report) return;
    const lines = report.deadlines.map(({ label, due, status, daysLeft }) => ({ label, due, note: STATUS[status] ?? left(daysLeft) }));
    if (report.nextSession !== null) lines.unshift({ label: "Next session at the latest", due: report.nextSession.latest, note: "" });
    // Only what changed is touched.
    const shown = JSON.stringify(lines);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const list = document.createElement("ul");
    list.className = "supervision-deadlines";
    list.append(...lines.map(line));
    this.replaceChildren(...(lines.length > 0 ? [list] : []));
  }
}

function line({ label, due, note }) {
  const item = document.createElement("li");
  const time = document.createElement("time");
  time.dateTime = due;
  time.textContent = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(due));
  item.append(`${label}: `, time, note === "" ? "" : ` (${note})`);
  return item;
}

function left(days) {
  return days === 1 ? "1 day left" : `${days} days left`;
}

const registry = globalThis.customElements;
if (registry !== undefined && registry.get("supervision-check") === undefined) registry.define("supervision-check", SupervisionCheck);

// Web components in components: a page with a shadow root, in it a form, in it cards with shadow roots, in them inputs of a design system: some of the form, some
// not, some with a `checked`, one that is closed, one that only becomes an element later.
import init, { bindForm } from "/pkg/index.js";
import { ask } from "./ask.js";

/** A native input in an open root; the browser does not count it among the form's. */
customElements.define("x-input", class extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" }).innerHTML = `<label for="in">${this.getAttribute("label")}</label> <input id="in" part="input">`;
  }
});

/** Belongs to the form and shows its own message. */
class FormControl extends HTMLElement {
  static formAssociated = true;
  internals = this.attachInternals();
  #value = "";
  get value() { return this.#value; }
  set value(value) { this.#value = value; this.internals.setFormValue(value); }
  get form() { return this.internals.form; }
  get name() { return this.getAttribute("name"); }
  get validationMessage() { return this.internals.validationMessage; }
  setCustomValidity(message) {
    this.told = [...(this.told ?? []), message];
    this.internals.setValidity(message === "" ? {} : { customError: true }, message, this.anchor);
  }
}

/** A closed root: nobody can look inside. */
customElements.define("x-closed", class extends FormControl {
  connectedCallback() {
    const root = this.attachShadow({ mode: "closed", delegatesFocus: true });
    root.innerHTML = `<label>${this.getAttribute("label")} <textarea></textarea></label>`;
    this.anchor = root.querySelector("textarea");
    this.anchor.addEventListener("input", () => { this.value = this.anchor.value; });
    this.type = (text) => { this.anchor.value = text; this.anchor.dispatchEvent(new Event("input", { bubbles: true, composed: true })); };
  }
});

/** A switch. */
customElements.define("x-switch", class extends FormControl {
  #checked = false;
  get checked() { return this.#checked; }
  set checked(checked) { this.#checked = checked; this.button.setAttribute("aria-checked", String(checked)); this.internals.setFormValue(checked ? "on" : null); }
  get value() { return "on"; }
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<button type="button" role="switch" aria-checked="false">${this.getAttribute("label")}</button>`;
    this.button = this.shadowRoot.querySelector("button");
    this.button.addEventListener("click", () => { this.checked = !this.checked; this.dispatchEvent(new Event("change", { bubbles: true })); });
  }
});

/** A card around several, with a slot. */
customElements.define("x-card", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<section><h2>${this.getAttribute("heading")}</h2><slot></slot><x-input id="manager" label="Manager"></x-input></section>`;
  }
});

customElements.define("record-page", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<style>.supervision-error { color: #a00; }</style><form action="/sent" method="post">
      <x-card heading="People"><p><label for="worker">Worker</label> <input id="worker" name="worker"></p></x-card>
      <fieldset id="held"><legend>Held on</legend><x-input label="Day"></x-input><x-input label="Month"></x-input><x-input label="Year"></x-input></fieldset>
      <p><label>Next <input type="date" name="next"></label></p>
      <x-closed name="health" label="Health"></x-closed>
      <x-switch name="disagreed" label="We disagreed"></x-switch>
      <x-late name="team"></x-late>
      <button id="draft" name="draft" formnovalidate>Save draft</button>
      <button id="keep" name="keep">Keep for later</button>
      <button id="send">Send</button></form>`;
  }
});

const root = document.querySelector("record-page").shadowRoot;
window.form = root.querySelector("form");
window.define = () => customElements.define("x-late", class extends HTMLElement { value = "assessment"; });
await init();
window.bind = (more) => {
  window.binding = bindForm(window.form, { ...ask, fields: {
    "/supervisee/name": "worker", "/supervisor/name": "manager", "/session/date": "held", "/nextSession/date": "next", "/sections/health-and-welfare": "health",
    "/disagreement/exists": "disagreed", "/supervisee/team": "team",
  }, ...more });
};
document.documentElement.dataset.ready = "";
window.bind();

// A form inside a shadow root, with a field of its own inside another one, and a custom element that belongs to the form.
import init, { bindForm } from "/pkg/index.js";

/** A date with a shadow root of its own. */
customElements.define("date-field", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<fieldset><legend>Date of the session</legend>
      <label>Day <input id="day"></label><label>Month <input id="month"></label><label>Year <input id="year"></label></fieldset>`;
  }
});

/** A text that the browser counts among the form's controls, and that shows what is wrong itself. */
customElements.define("text-field", class extends HTMLElement {
  static formAssociated = true;
  #internals = this.attachInternals();
  connectedCallback() {
    this.attachShadow({ mode: "open", delegatesFocus: true }).innerHTML = `<label>Health <input></label><p role="status"></p>`;
    this.shadowRoot.querySelector("input").addEventListener("input", () => this.#internals.setFormValue(this.value));
  }
  get value() { return this.shadowRoot.querySelector("input").value; }
  get validationMessage() { return this.#internals.validationMessage; }
  setCustomValidity(message) {
    this.#internals.setValidity(message === "" ? {} : { customError: true }, message, this.shadowRoot.querySelector("input"));
    this.shadowRoot.querySelector("p").textContent = message;
  }
});

customElements.define("record-form", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open" }).innerHTML = `<form action="/sent" method="post">
      <label for="who">Name</label> <input id="who" name="who">
      <date-field id="held"></date-field>
      <text-field name="health"></text-field>
      <button id="send">Send</button></form>`;
  }
});

const form = document.querySelector("record-form").shadowRoot.querySelector("form");
await init();
window.form = form;
window.binding = bindForm(form, {
  kind: "one-to-one", policy: "bcp", today: "2026-03-10", strict: true,
  fields: { "/supervisee/name": "who", "/session/date": "held", "/sections/health-and-welfare": "health" },
});
document.documentElement.dataset.ready = "";

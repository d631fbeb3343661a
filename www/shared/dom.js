// Building the document: elements and text nodes only, so that nothing of a record is ever read as markup.

/** An element with attributes (true and false set and leave out) and children (nodes, text; null is left out). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export function hiddenText(text) {
  return element("span", { class: "govuk-visually-hidden" }, text);
}

/** A button that is not the page's main one. */
export function button(text, attributes = {}) {
  return element("button", { type: "button", ...attributes, class: `govuk-button govuk-button--secondary ${attributes.class ?? ""}`.trim() }, text);
}

/** A disclosure, closed at first. */
export function disclosure(summary, ...content) {
  return element(
    "details",
    { class: "govuk-details" },
    element("summary", { class: "govuk-details__summary" }, element("span", { class: "govuk-details__summary-text" }, summary)),
    element("div", { class: "govuk-details__text" }, ...content),
  );
}

/** The id of the control for a JSON Pointer: "/session/date" is "session--date". */
export function idOf(pointer) {
  return pointer.slice(1).replaceAll("/", "--");
}

/** Lengthens or shortens `aria-describedby` by one id and leaves the others alone. */
export function describe(target, id, present) {
  const ids = (target.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other !== "" && other !== id);
  if (present) ids.push(id);
  if (ids.length === 0) target.removeAttribute("aria-describedby");
  else target.setAttribute("aria-describedby", ids.join(" "));
}

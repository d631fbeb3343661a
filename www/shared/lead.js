// Leading people to what has just come, as GOV.UK's notification banner does.

/** Gives a heading the focus, so that reading and the Tab key go on from there. It can take it only until it loses it. */
export function lead(id) {
  const heading = document.getElementById(id);
  heading.tabIndex = -1;
  heading.addEventListener("blur", () => heading.removeAttribute("tabindex"), { once: true });
  heading.focus();
}

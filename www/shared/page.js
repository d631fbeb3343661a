// What every page does at its start: the menu of the navigation, and one place where a failure to load is told.

import { ServiceNavigation, SkipLink } from "govuk-frontend";
import { element } from "./dom.js";
import { ready } from "./validator.js";

/** Runs `start` once the validator is there; says so on the page where it cannot be. */
export async function startPage(start) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  for (const Component of [ServiceNavigation, SkipLink]) {
    for (const root of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) new Component(root);
  }
  try {
    await ready;
    await start();
  } catch (error) {
    console.error(error);
    document.getElementById("failure").replaceChildren(
      element("p", { class: "govuk-inset-text" }, `This page can’t do its work. ${error.message}`),
    );
  }
}

/** Says words to screen readers that show on the page elsewhere. */
export function say(words) {
  document.getElementById("status").textContent = words;
}

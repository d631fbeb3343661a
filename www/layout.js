// What every page has around its own content: head, navigation, footer. Runs at build time, so that pages are whole without JavaScript.
//
// A page's index.html is a fragment: its <title>, its <script>, and then the content of <main>.

import { readFileSync } from "node:fs";
import { PAGES } from "./navigation.js";

const SITE = "Supervision records";
/** In the page itself: an icon is no reason for a request. */
const ICON = `data:image/svg+xml,${encodeURIComponent(readFileSync(new URL("shared/icon.svg", import.meta.url), "utf8").trim())}`;

/** The whole page around the fragment of the page in the folder `path`. */
export function layOut(fragment, path) {
  const up = path === "" ? "./" : "../".repeat(path.split("/").length - 1);
  const title = /<title>([^<]*)<\/title>\s*/.exec(fragment);
  const scripts = [...fragment.matchAll(/<script[^>]*><\/script>\s*/g)].map(([script]) => script.trim());
  if (title === null || scripts.length === 0) throw new Error(`www/${path}index.html must begin with a <title> and a <script>`);
  const content = [title[0], ...scripts].reduce((rest, part) => rest.replace(part, ""), fragment).trim();
  return `<!doctype html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[1]} – ${SITE}</title>
<link rel="icon" href="${ICON}" type="image/svg+xml">
<link rel="stylesheet" href="/shared/site.scss">
${scripts.join("\n")}
</head>
<body class="govuk-template__body">
<a href="#main" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<header class="site-header">
${navigation(path, up)}
</header>
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main" tabindex="-1">
${content}
<noscript><p class="govuk-inset-text">The check runs in your browser and needs JavaScript.</p></noscript>
<div id="failure" role="alert"></div>
<p class="govuk-visually-hidden" id="status" role="status"></p>
</main>
</div>
<footer class="site-footer">
<div class="govuk-width-container">
<p class="govuk-body-s">All of it runs in this browser. Nothing that you type or open is sent anywhere. All people and records shown here are made up.</p>
</div>
</footer>
</body>
</html>
`;
}

function navigation(path, up) {
  const items = PAGES.map((page) => {
    const current = page.path === path;
    const name = current ? `<strong class="govuk-service-navigation__active-fallback">${page.name}</strong>` : page.name;
    return `<li class="govuk-service-navigation__item${current ? " govuk-service-navigation__item--active" : ""}">
<a class="govuk-service-navigation__link" href="${up}${page.path}"${current ? ' aria-current="page"' : ""}>${name}</a></li>`;
  });
  return `<section aria-label="Site" class="govuk-service-navigation" data-module="govuk-service-navigation">
<div class="govuk-width-container">
<div class="govuk-service-navigation__container">
<span class="govuk-service-navigation__service-name"><a href="${up}" class="govuk-service-navigation__link">${SITE}</a></span>
<nav aria-label="Pages" class="govuk-service-navigation__wrapper">
<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="navigation" hidden aria-hidden="true">Menu</button>
<ul class="govuk-service-navigation__list" id="navigation">
${items.join("\n")}
</ul>
</nav>
</div>
</div>
</section>`;
}

// How the pages are built; see README.md.

import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.js";
import { PAGES } from "./navigation.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const repository = resolve(here, "..");

const layout = {
  name: "layout",
  transformIndexHtml: {
    order: "pre",
    handler: (fragment, { filename }) => layOut(fragment, relative(here, filename).replaceAll("\\", "/").replace(/index\.html$/, "")),
  },
};

/** What `npm install supervision-validator` gives: the package as it is built, by the entries that it exports. */
function packageAliases() {
  const pkg = resolve(repository, "pkg");
  const { exports } = JSON.parse(readFileSync(resolve(pkg, "package.json"), "utf8"));
  return Object.entries(exports)
    .filter(([entry]) => !entry.includes("*"))
    .map(([entry, target]) => ({
      find: new RegExp(`^supervision-validator${entry.slice(1).replaceAll(".", "\\.")}(?=$|\\?)`),
      replacement: resolve(pkg, target.import?.default ?? target.default ?? target),
    }));
}

/** The configuration for some of the pages. */
export function configFor(pages, more = {}) {
  return {
    configFile: false,
    root: here,
    // Relative addresses: the site works in any folder of any web server.
    base: "./",
    plugins: [layout],
    resolve: {
      alias: packageAliases(),
    },
    // MoJ Frontend names the other one as seen from the folder that has both.
    css: { preprocessorOptions: { scss: { loadPaths: [resolve(repository, "node_modules"), repository], quietDeps: true } } },
    build: {
      outDir: resolve(repository, "site"),
      target: "es2022",
      // A data: address would need a wider Content-Security-Policy.
      assetsInlineLimit: 0,
      // GOV.UK Frontend has a media query for old browsers that the minifier of Vite refuses.
      cssMinify: "esbuild",
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 700,
      reportCompressedSize: false,
      rolldownOptions: {
        input: pages.map(({ path }) => resolve(here, path, "index.html")),
        // Sass takes most of the time of a build, and that is known.
        checks: { pluginTimings: false },
      },
      ...more,
    },
    logLevel: "warn",
  };
}

export default configFor(PAGES);

// Makes of the package's modules those files that hold several of them: node xtask/bundle.mjs FOLDER
//
//   index.js, element.js                 for pages: small, with maps back to the modules
//   core.js                              the same without bindForm, with the smaller WebAssembly
//   index.cjs, element.cjs, csv.cjs, inline.cjs, core.cjs   for require()
//   inline.js                            one file with the WebAssembly inside
//   inline.iife.js                       the same with the element for a plain script tag, as the global supervisionValidator
//
// and the types of those for require(), which TypeScript wants in files of their own.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { argv } from "node:process";

import { build } from "esbuild";
import { minify as shorten } from "terser";

const folder = resolve(argv[2]);
const bytes = readFileSync(join(folder, "supervision_validator_bg.wasm"));

/** Node gives a file that is required no address; jsdom, in which tests of pages run, has no TextEncoder. */
const FOR_REQUIRE = 'const { TextDecoder, TextEncoder } = require("node:util"), HERE = require("node:url").pathToFileURL(__filename).href;';

/** The address of a file, as its format knows it. */
const ADDRESS = {
  cjs: "HERE",
  esm: "import.meta.url",
  iife: 'typeof document === "object" && document.currentScript ? document.currentScript.src : self.location.href',
};

const WHOLE = 'export * from "./index.js"; export { default } from "./index.js";';

/**
 * Every file that is made. The modules are read from the folder; `inside`: the WebAssembly is part of it; `core`: it is the smaller one;
 * `beside`: modules that stay outside.
 */
const FILES = [
  { file: "core.cjs", format: "cjs", entry: 'export * from "./core.js"; export { default } from "./core.js";', core: true },
  { file: "index.cjs", format: "cjs", entry: WHOLE },
  { file: "element.cjs", format: "cjs", entry: 'export * from "./element.js";', beside: { "./index.js": "./index.cjs" } },
  { file: "csv.cjs", format: "cjs", entry: 'export * from "./csv.js";' },
  { file: "inline.cjs", format: "cjs", entry: WHOLE, inside: true },
  { file: "inline.js", format: "esm", entry: WHOLE, inside: true },
  { file: "inline.iife.js", format: "iife", entry: 'export * from "./index.js"; export * from "./element.js";', inside: true },
  // Last, because they take the place of what they are made of.
  { file: "core.js", format: "esm", entry: 'export * from "./core.js"; export { default } from "./core.js";', core: true, minify: true },
  { file: "index.js", format: "esm", entry: WHOLE, minify: true },
  { file: "element.js", format: "esm", entry: 'export * from "./element.js";', beside: { "./index.js": "./index.js" }, minify: true },
];

/** What is in the bundles, and is not read on its own. */
const TAKEN_IN = [
  "audit.js", "days.js", "form.js", "histories.js", "pack.js", "report.js", "source.js", "supervision_validator.js", "supervision_validator_core.js", "tally.js",
];

/** Where the WebAssembly lies. */
const SOURCE = /[/\\]source\.js$/;

/** Types for require(), and what they are made of. */
const TYPES = {
  "index.d.cts": "index.d.ts",
  "core.d.cts": "core.d.ts",
  "element.d.cts": "element.d.ts",
  "inline.d.cts": "inline.d.ts",
  "csv.d.cts": "csv.d.ts",
  "supervision_validator_bg.wasm.d.cts": "supervision_validator_bg.wasm.d.ts",
  "supervision_validator_core_bg.wasm.d.cts": "supervision_validator_core_bg.wasm.d.ts",
};

for (const { file, format, entry, beside = {}, core = false, inside = false, minify = inside } of FILES) {
  const banner = [`// ${file} of supervision-validator, made by \`cargo xtask build\`.`];
  if (format === "cjs") banner.push(FOR_REQUIRE);
  // Node reads the names of what is required out of a line that never runs, which Terser would take away.
  const byTerser = minify && format !== "cjs";
  await build({
    stdin: { contents: entry, resolveDir: folder, sourcefile: "entry.js" },
    outfile: join(folder, file),
    bundle: true,
    format,
    globalName: "supervisionValidator",
    platform: format === "cjs" ? "node" : "neutral",
    target: "es2022",
    // Old pages are not in UTF-8.
    charset: format === "iife" ? "ascii" : "utf8",
    logLevel: "warning",
    // What the smaller WebAssembly lacks is asked for only by bindForm, which is left out.
    logOverride: core ? { "import-is-undefined": "silent" } : {},
    minify: minify && !byTerser,
    // What is minified stays readable in a debugger; nobody else loads the map.
    sourcemap: minify && !inside,
    allowOverwrite: true,
    banner: byTerser ? {} : { js: banner.join("\n") },
    define: format === "cjs" ? { "import.meta.url": "HERE" } : {},
    plugins: [
      {
        name: "package",
        setup(bundler) {
          bundler.onResolve({ filter: /^\.\// }, ({ path }) => (path in beside ? { path: beside[path], external: true } : undefined));
          if (core) {
            bundler.onResolve({ filter: /^\.\/supervision_validator\.js$/ }, () => ({ path: join(folder, "supervision_validator_core.js") }));
            bundler.onLoad({ filter: SOURCE }, ({ path }) => ({ contents: readFileSync(path, "utf8").replace("validator_bg.wasm", "validator_core_bg.wasm") }));
          }
          if (inside) bundler.onLoad({ filter: SOURCE }, () => ({ contents: sourceInside(ADDRESS[format]) }));
        },
      },
    ],
  });
  if (byTerser) await minified(file, { format, inside, preamble: banner.join("\n") });
}

for (const file of TAKEN_IN) rmSync(join(folder, file));

for (const [file, source] of Object.entries(TYPES)) {
  writeFileSync(join(folder, file), readFileSync(join(folder, source), "utf8").replaceAll('.js"', '.cjs"'));
}

/** Makes a bundle small. Terser works out more of the code than esbuild does: four hundredths less to download. */
async function minified(file, { format, inside, preamble }) {
  const path = join(folder, file);
  const { code, map } = await shorten(readFileSync(path, "utf8"), {
    module: format === "esm",
    ecma: 2020,
    compress: { passes: 3 },
    format: { preamble, ascii_only: format === "iife" },
    sourceMap: inside ? false : { content: readFileSync(`${path}.map`, "utf8"), url: `${file}.map` },
  });
  writeFileSync(path, code);
  if (!inside) writeFileSync(`${path}.map`, map);
}

/**
 * In place of pkg-config/source.js: the bytes as text.
 *
 * Base64 hides from gzip and brotli where bytes repeat, and would be a quarter larger to download. Here the most frequent bytes are one
 * character each and the others two. Only ASCII, and nothing that a string or a script element would trip
 * over.
 */
function sourceInside(address) {
  const characters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter((one) => !"\"'`\\<$".includes(one));
  const [first, second] = characters.splice(-2);
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte] += 1;
  const order = [...count.keys()].sort((a, b) => count[b] - count[a] || a - b);
  const written = [];
  for (const [place, byte] of order.entries()) {
    const before = ["", first, second][Math.floor(place / characters.length)];
    written[byte] = before + characters[place % characters.length];
  }
  const text = Array.from(bytes, (byte) => written[byte]).join("");
  return `
const CHARACTERS = ${JSON.stringify(characters.join(""))};
const ORDER = ${JSON.stringify(order)};
const TEXT = ${JSON.stringify(text)};
const ADDRESS = ${address};

export function wasmHere() {
  const places = new Uint8Array(128);
  for (let place = 0; place < CHARACTERS.length; place++) places[CHARACTERS.charCodeAt(place)] = place;
  const first = ${first.charCodeAt(0)}, second = ${second.charCodeAt(0)};
  const bytes = new Uint8Array(${bytes.length});
  let at = 0;
  for (let from = 0; from < TEXT.length; from++) {
    const code = TEXT.charCodeAt(from);
    let place = 0;
    if (code === first) place = CHARACTERS.length + places[TEXT.charCodeAt(++from)];
    else if (code === second) place = 2 * CHARACTERS.length + places[TEXT.charCodeAt(++from)];
    else place = places[code];
    bytes[at++] = ORDER[place];
  }
  return bytes;
}

// A bundler that saw this would take it for a file to bring along.
export function policyTextsHere(id) {
  return new URL(\`./policy-texts/\${id}.json\`, ADDRESS);
}
`;
}

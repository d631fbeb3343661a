// Packs the package and installs it in a folder of its own, where the projects of the tests lie beside it: node tests/consumers/install.mjs
//
// Nothing there can reach a file of the repository that was not packed; bundlers and form libraries come from the repository's node_modules.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { argv, platform } from "node:process";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/** The folder of the installed projects. */
export const projects = fileURLToPath(new URL("target/consumers/", root));
/** The package as it was installed. */
export const installed = `${projects}node_modules/supervision-validator/`;
/** The packed package. */
export const packed = () => `${projects}${readdirSync(projects).find((name) => name.endsWith(".tgz"))}`;

function install() {
  rmSync(projects, { recursive: true, force: true });
  mkdirSync(projects, { recursive: true });
  cpSync(fileURLToPath(new URL(".", import.meta.url)), projects, { recursive: true });
  writeFileSync(`${projects}package.json`, JSON.stringify({ name: "consumers", private: true }));
  const npm = (...words) => execFileSync("npm", words, { cwd: projects, stdio: ["ignore", "ignore", "inherit"], shell: platform === "win32" });
  npm("pack", fileURLToPath(new URL("pkg", root)), "--silent");
  npm("install", packed(), "--offline", "--no-package-lock", "--loglevel=error");
}

if (argv[1] === fileURLToPath(import.meta.url)) install();

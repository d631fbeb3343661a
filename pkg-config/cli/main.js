#!/usr/bin/env node
// supervision-validator on the command line. See docs/command-line.md, or --help.

import { readFileSync } from "node:fs";
import { audit, merge } from "./audit.js";
import { check } from "./check.js";
import { deadline, holidays } from "./dates.js";
import { CliError, EXIT, UsageError } from "./errors.js";
import { output } from "./output.js";
import { read } from "./options.js";
import { checkPolicyFile, policiesList, policyOf } from "./policies.js";

const COMMANDS = { check, audit, merge, policies: policiesList, policy: policyOf, "check-policy": checkPolicyFile, deadline, holidays };

async function main(words) {
  const [name, ...rest] = words;
  if (name === "--version" || name === "-V") {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    output.write(`${version}\n`);
    return EXIT.ok;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    output.write(name === "help" && rest.length > 0 ? command(rest[0]).help : overview());
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const { help, options, run } = command(name);
  const { values, files } = read(options, rest);
  if (values.help) {
    output.write(help);
    return EXIT.ok;
  }
  return run(values, files);
}

function command(name) {
  if (Object.hasOwn(COMMANDS, name)) return COMMANDS[name];
  throw new UsageError(`There is no command “${name}”. The commands are ${Object.keys(COMMANDS).join(", ")}.`);
}

function overview() {
  const lines = Object.entries(COMMANDS).map(([, { usage, does }]) => `  ${usage.padEnd(32)}${does}`);
  return `Holds records of social-work supervision against a council's own supervision policy.

Usage: supervision-validator COMMAND …

${lines.join("\n")}

Every command has --help. Nothing leaves this computer.

Exit status: 0 all is well; 1 something was found that the policy says must not be; 2 the command was not understood;
3 something could not be read. See docs/command-line.md.
`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CliError) && !["OptionsError", "AuditError"].includes(error?.name)) throw error;
  process.stderr.write(`supervision-validator: ${error.message}\n`);
  if (error instanceof UsageError) process.stderr.write("Try supervision-validator --help.\n");
  process.exitCode = error.exit ?? EXIT.usage;
}
await output.end();

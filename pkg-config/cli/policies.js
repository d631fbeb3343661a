// The built-in policies, and packs of one's own.

import { readFileSync } from "node:fs";
import init, { checkPolicy, policies, policy } from "../index.js";
import { UnreadableError, UsageError } from "./errors.js";
import { format, helpText } from "./options.js";
import { output, writeList } from "./output.js";
import { csvLine, safe, table } from "./table.js";

const listFormats = format(["table", "json", "ndjson", "csv"]);

export const policiesList = {
  usage: "policies",
  does: "the policies that are built in",
  options: listFormats,
  help: helpText("policies", "The policies that are built in, with their ids.", listFormats),
  async run(values, words) {
    if (words.length > 0) throw new UsageError("policies takes nothing but options; for one policy: supervision-validator policy ID");
    await init();
    const all = policies();
    const heading = ["id", "organisation", "title", "version", "kinds"];
    const cells = ({ id, title, organisation, version, kinds }) => [id, organisation, title, version, kinds.join(" ")];
    if (writeList(values.format, all, heading, cells)) return 0;
    output.write(table([heading.map((word) => word.toUpperCase()), ...all.map(cells)]));
    return 0;
  },
};

const policyFormats = format(["table", "json", "csv"]);

export const policyOf = {
  usage: "policy ID",
  does: "what a policy asks, rule by rule, or as data",
  options: policyFormats,
  help: helpText(
    "policy ID",
    `
What a built-in policy asks, rule by rule: its strength, its clause, and what it asks in plain words. As json: the pack itself, to start one's own from.`,
    policyFormats,
  ),
  async run(values, words) {
    if (words.length !== 1) throw new UsageError("policy needs the id of one policy: supervision-validator policies lists them");
    await init();
    const pack = policy(words[0]);
    if (values.format === "json") {
      output.write(`${JSON.stringify(pack, null, 2)}\n`);
      return 0;
    }
    if (values.format === "csv") {
      const rows = pack.rules.map(({ id, clause, strength, kinds, asks }) => [id, clause, strength, (kinds ?? []).join(" "), asks]);
      output.write([["rule", "clause", "strength", "kinds", "asks"], ...rows].map(csvLine).join(""));
      return 0;
    }
    output.write(`${pack.title}\n${pack.organisation}, version ${pack.version}\n\n`);
    for (const { id, clause, strength, kinds, asks } of pack.rules) {
      output.write(`${id}\n  ${strength}, clause ${clause}${kinds === undefined ? "" : `, for ${kinds.join(", ")}`}\n  ${asks}\n\n`);
    }
    output.write(`${pack.rules.length} rules; ${pack.notChecked?.length ?? 0} duties that no record can show are not checked (--format json says which, and why).\n`);
    return 0;
  },
};

const checkFormats = format(["table", "json", "ndjson", "csv"]);

export const checkPolicyFile = {
  usage: "check-policy FILE",
  does: "what is wrong with a policy pack",
  options: checkFormats,
  help: helpText("check-policy FILE", "Lists what is wrong with a policy pack, each mistake with its place and what to do. FILE may be - for standard input.", checkFormats),
  async run(values, files) {
    if (files.length !== 1) throw new UsageError("check-policy needs one file");
    await init();
    let text;
    try {
      text = readFileSync(files[0] === "-" ? 0 : files[0], "utf8");
    } catch (error) {
      throw new UnreadableError(files[0], error);
    }
    const mistakes = checkPolicy(text);
    if (writeList(values.format, mistakes, ["path", "message"], ({ path, message }) => [path, message])) return mistakes.length === 0 ? 0 : 1;
    if (mistakes.length === 0) output.write(`${files[0]} can be used.\n`);
    else output.write(`${table(mistakes.map(({ path, message }) => [safe(path || "/"), safe(message)]))}${mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`}\n`);
    return mistakes.length === 0 ? 0 : 1;
  },
};

// SARIF 2.1.0: for whatever shows findings of checkers, such as editors and build servers.

import { readFileSync } from "node:fs";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const LEVELS = { error: "error", warning: "warning", advice: "note" };

/** Writes results as they come; what the rules are stands behind them. */
export class Sarif {
  #rules = new Map();
  #write;
  #count = 0;

  constructor(write) {
    this.#write = write;
    write(`{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`);
  }

  /** The findings of one record. */
  add(file, line, findings) {
    for (const finding of findings) {
      if (!this.#rules.has(finding.rule)) this.#rules.set(finding.rule, { index: this.#rules.size, clause: finding.citation.clause, hint: finding.hint });
      this.#write(`${this.#count === 0 ? "" : ","}\n${JSON.stringify(this.#result(file, line, finding))}`);
      this.#count += 1;
    }
  }

  #result(file, line, { code, rule, severity, path, message, hint, citation, due }) {
    const location = {
      ...(file === "-" ? {} : { physicalLocation: { artifactLocation: { uri: uri(file) }, region: { startLine: line } } }),
      ...(path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: "member" }] }),
    };
    return {
      ruleId: rule,
      ruleIndex: this.#rules.get(rule).index,
      level: LEVELS[severity],
      message: { text: hint === undefined ? message : `${message}. ${hint}` },
      locations: [location],
      properties: { code, clause: citation.clause, record: line, ...(due === undefined ? {} : { due }) },
    };
  }

  end() {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    const rules = [...this.#rules].map(([id, { clause, hint }]) => ({
      id,
      shortDescription: { text: `${id}, clause ${clause}` },
      ...(hint === undefined ? {} : { help: { text: hint } }),
    }));
    this.#write(`\n],"tool":${JSON.stringify({ driver: { name: "supervision-validator", version, rules } })}}]}\n`);
  }
}

/** A path as a reference: relative where it is. */
function uri(file) {
  const path = file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace("%3A", ":")}` : path.startsWith("/") ? `file://${path}` : path;
}

// The same totals from Spark as from one process. Runs on demand: cargo xtask test --only spark

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { line } from "../audit/generated.mjs";

const COUNT = Number(process.env.SPARK_RECORDS ?? 3000);
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const program = path("../../pkg/cli/main.js");
const [policy, today] = ["bcp", "2026-03-31"];

it(`audits ${COUNT} records in partitions as in one process`, () => {
  const folder = mkdtempSync(join(tmpdir(), "supervision-spark-"));
  try {
    const records = join(folder, "records.ndjson");
    writeFileSync(records, Array.from({ length: COUNT }, (_, number) => `${line(number, 120)}\n`).join(""));
    const single = json(process.execPath, [program, "audit", "--format", "json", "--policy", policy, "--today", today, records]);
    const start = Date.now();
    const spread = json(process.env.SPARK_PYTHON ?? "python3", [path("audit.py"), records, program, policy, today]);
    console.log(`# Spark: ${spread.records} records, ${spread.bySeverity.error} errors, ${spread.unreadable} unreadable, ${spread.joined.found} found by joining, in ${Math.round((Date.now() - start) / 1000)} s`);
    // The lines of parts count from the beginning of each part.
    const figures = ({ unreadableLines, ...rest }) => ({ ...rest, lines: unreadableLines.length });
    assert.equal(single.records, COUNT);
    assert.ok(single.joined.found > 0);
    assert.deepEqual(figures(spread), figures(single));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function json(command, words) {
  try {
    return JSON.parse(execFileSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] }));
  } catch (error) {
    // Findings have a status of their own.
    if (error.status === 1 || error.status === 3) return JSON.parse(error.stdout);
    throw error;
  }
}

// Standard output, with patience: a reader that is slow is waited for, and one that has gone away (`| head`) is no fault.

import { csvLine } from "./table.js";

const GATHERED = 1 << 16;

class Output {
  #text = "";
  gone = false;

  constructor(stream) {
    this.stream = stream;
    stream.on("error", (error) => {
      if (error.code !== "EPIPE") throw error;
      this.gone = true;
    });
  }

  write(text) {
    if (this.gone) return;
    this.#text += text;
    // A command that never waits must not keep all it says, either.
    if (this.#text.length > GATHERED * 16) this.#send();
  }

  #send() {
    const text = this.#text;
    this.#text = "";
    return text === "" || this.gone || this.stream.write(text);
  }

  /** Hands on what was written; resolves when the reader has taken so much that more may come. */
  async flush() {
    if (this.#send()) return;
    await new Promise((resolve) => {
      const done = () => {
        this.stream.off("drain", done);
        this.stream.off("error", done);
        this.stream.off("close", done);
        resolve();
      };
      for (const event of ["drain", "error", "close"]) this.stream.on(event, done);
    });
  }

  async end() {
    await this.flush();
  }
}

export const output = new Output(process.stdout);

/** Writes a list as data: `json`, `ndjson`, or `csv` with the heading's members as columns. False where the format is for people. */
export function writeList(format, list, heading, cells) {
  if (format === "json") output.write(`${JSON.stringify(list, null, 2)}\n`);
  else if (format === "ndjson") for (const one of list) output.write(`${JSON.stringify(one)}\n`);
  else if (format === "csv") output.write([heading, ...list.map(cells)].map(csvLine).join(""));
  else return false;
  return true;
}

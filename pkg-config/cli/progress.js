// How far an audit has come: on a terminal, and nowhere else.

const EVERY = 200;

export class Progress {
  #shown = 0;
  #isOn = process.stderr.isTTY === true;

  show(records, done, total) {
    if (!this.#isOn) return;
    const now = Date.now();
    if (now - this.#shown < EVERY) return;
    this.#shown = now;
    const part = total > 0 ? `, ${Math.floor((done / total) * 100)} %` : "";
    process.stderr.write(`\r\u001b[K${records.toLocaleString("en-GB")} records${part}`);
  }

  end() {
    if (this.#isOn && this.#shown > 0) process.stderr.write("\r\u001b[K");
  }
}

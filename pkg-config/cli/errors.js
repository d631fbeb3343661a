// What ends a command: one sentence for a person, and an exit status.

export const EXIT = { ok: 0, found: 1, usage: 2, unreadable: 3 };

export class CliError extends Error {
  constructor(message, exit) {
    super(message);
    this.exit = exit;
  }
}

export class UsageError extends CliError {
  constructor(message) {
    super(message, EXIT.usage);
  }
}

/** A file that cannot be read. */
export class UnreadableError extends CliError {
  constructor(name, cause) {
    const why = { ENOENT: "there is no such file", EACCES: "reading it is not allowed", EISDIR: "it is a folder" }[cause?.code];
    super(`${name} cannot be read: ${why ?? cause?.message ?? cause}`, EXIT.unreadable);
  }
}

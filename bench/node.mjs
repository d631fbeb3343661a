// What every script for Node has in common: what it was asked, a clock, the answer.

/** What `cargo xtask bench` asks, or a part of it by hand: { "corpus": FOLDER, "rounds": NUMBER, … } */
export const settings = JSON.parse(process.argv[2] ?? "{}");

/** Milliseconds on the processor: what else the machine does is not ours. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export function answer(result) {
  console.log(JSON.stringify(result));
}

// The last line is what the command shows.
process.on("uncaughtException", (error) => {
  console.error(`${error?.stack}\n${error?.message ?? error}`);
  process.exit(1);
});

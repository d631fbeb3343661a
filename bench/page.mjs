// What every page that measures has in common.

export const settings = await (await fetch("/settings")).json();

export const engine = `Chromium ${/Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? ""}`.trim();

export const now = () => performance.now();

/** Sends what `measure` gives, or why it failed, to where the page came from. */
export async function send(measure) {
  const result = await measure().catch((error) => ({ error: String(error?.message ?? error), stack: error?.stack }));
  await fetch("/result", { method: "POST", body: JSON.stringify(result) });
}

// Leaving with text that nobody saved asks first.

/** `any` says whether there is such text. */
export function keepUnsaved(any) {
  addEventListener("beforeunload", (event) => {
    if (any()) event.preventDefault();
  });
  return { any };
}

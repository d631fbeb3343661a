// The pages of the site, in the order of the navigation. A page is a folder with an index.html; what is not listed here is neither built
// nor linked.

/** `path` is the folder, "" for the first page. */
export const PAGES = [
  { path: "", name: "Try a record" },
  { path: "time/", name: "See the time" },
  { path: "compare/", name: "Compare" },
  { path: "why/", name: "Why" },
  { path: "audit/", name: "Audit" },
  { path: "write/", name: "Write a policy" },
  { path: "quiz/", name: "Quiz" },
];

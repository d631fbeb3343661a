// The part of the policy that the host pages ask, so that a page can be filled in whole: who, when, health, actions, the next session.
const OFF = [
  "form-annual-leave-and-toil-covered", "form-practice-progress-covered", "form-professional-development-covered", "form-additional-responsibility-covered",
  "form-any-other-business-covered", "form-signed-copy-to-both", "signed-by-both", "supervisor-registered", "draft-offered", "supervisee-registration-maintained",
];
export const ask = { kind: "one-to-one", policy: "bcp", today: "2026-03-10", strict: true, severity: Object.fromEntries(OFF.map((rule) => [rule, "off"])) };
globalThis.ask = ask;

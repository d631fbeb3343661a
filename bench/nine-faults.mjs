// A record with nine faults for every subject of the small workload, and short, so that little else is measured with them.

export const NINE_FAULTS = {
  kind: "one-to-one",
  supervisee: { name: "Amira Osei", registration: "SW104233" },
  supervisor: { name: "" },
  session: { date: "2026-03-02", durationMinutes: 60 },
  sections: Object.fromEntries(
    ["health-and-welfare", "annual-leave-and-toil", "practice-progress", "professional-development"].map((id) => [id, { discussion: "Talked through." }]),
  ),
  actions: [{ action: "Book the course", owner: "", due: "2026-03-01" }],
  cases: [{ reference: "M-20001", discussed: true, recordedOn: "2026-03-20" }],
  signatures: { supervisor: { name: "Ruth Bell", signedOn: "2026-02-28" }, supervisee: { name: "Amira Osei", signedOn: "2026-03-03" } },
  nextSession: { date: "2026-05-04" },
};

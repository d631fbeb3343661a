// What an author starts from.

/** A pack with one of everything that most policies have. */
export const EMPTY = {
  id: "my-council",
  title: "Supervision policy",
  organisation: "My Council",
  version: "2026",
  division: "england-and-wales",
  kinds: [{ id: "one-to-one", label: "Supervision meeting" }],
  roles: [{ id: "social-worker", label: "Social worker" }],
  sections: [{ id: "wellbeing", kinds: ["one-to-one"], label: "Wellbeing" }],
  rules: [
    {
      id: "wellbeing-discussed",
      clause: "1.1",
      strength: "must",
      asks: "Every meeting covers how the worker is.",
      check: "section",
      section: "wellbeing",
      ok: [{ sections: { wellbeing: "Sleeping better since the rota changed" } }],
      fails: [{}],
    },
    {
      id: "meeting-every-four-weeks",
      clause: "1.2",
      strength: "should",
      asks: "Meetings are no more than 4 weeks apart.",
      check: "interval",
      every: "P4W",
      ok: [{ session: { date: "2026-03-30", previousDate: "2026-03-02" } }],
      fails: [{ session: { date: "2026-03-31", previousDate: "2026-03-02" } }],
    },
  ],
  notes: [],
  notChecked: [],
};

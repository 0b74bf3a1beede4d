/** Marks that an action or typing ends: the question before, the notice after. English. */
export const enEndedMark = {
  endedMark: {
    title: "End {n, plural, one {this mark} other {these # marks}}?",
    line: "{clause}: {tier}{how, select, removed {. The paragraph is removed} other {}}",
    explain:
      "{n, plural, one {This mark ends} other {These marks end}} because the agreed text will change. Everyone is told.",
    do: "Continue and end {n, plural, one {the mark} other {the marks}}",
    ends: "This ends {n, plural, one {the mark} other {the marks}} on {clauses}. Everyone is told.",
    byYou:
      "You changed agreed text. {n, plural, one {The mark on {clauses} ended} other {The marks on {clauses} ended}}. Undo restores {n, plural, one {it} other {them}}.",
    byOthers:
      "{n, plural, one {The mark on {clauses} ended} other {The marks on {clauses} ended}}: {who} {act, select, kindChanged {changed its kind or level} clauseMoved {moved it} clauseSplit {split it} clausesJoined {joined it with another} clauseRemoved {removed it} markReopened {reopened the mark} markTakenBack {took the mark back at once} takenBack {took a decision back at once} other {changed the text}}.",
    show: "Show",
    away: "Marks that ended since your last visit",
    awayLine:
      "{clause} was {tier}{how, select, removed {, and was removed} reopened {, and the mark was reopened} other {, and changed since}}.",
    seen: "Dismiss",
  },
};

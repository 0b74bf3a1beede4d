/** Marks that an act or typing ends: asked first, told afterwards. English. */
export const enEndedMark = {
  endedMark: {
    title: "End {n, plural, one {this mark} other {these # marks}}?",
    line: "{clause}: {tier}{how, select, removed {. The paragraph is removed} other {}}",
    explain:
      "{n, plural, one {The mark} other {The marks}} will not hold any more, because the agreed text will change. Everybody is told.",
    do: "Go on and end {n, plural, one {the mark} other {the marks}}",
    ends: "This ends {n, plural, one {the mark} other {the marks}} on {clauses}. Everybody is told.",
    byYou:
      "Your edit changed agreed words. {n, plural, one {The mark on {clauses} does} other {The marks on {clauses} do}} not hold any more. Undo makes {n, plural, one {it} other {them}} hold again.",
    byOthers:
      "{n, plural, one {The mark on {clauses} does} other {The marks on {clauses} do}} not hold any more: {who} {act, select, kindChanged {changed its kind or level} clauseMoved {moved it} clauseSplit {split it} clausesJoined {joined it with another} clauseRemoved {removed it} markReopened {reopened the mark} other {changed the words}}.",
    show: "Show",
    away: "Marks that ended since you last looked",
    awayLine:
      "{clause} was {tier}{how, select, removed {, and was removed} reopened {, and the mark was reopened} other {, and changed since}}.",
    seen: "Seen",
  },
};

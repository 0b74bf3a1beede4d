/** How long keystrokes are kept, and their removal. English. */
export const enKeystrokes = {
  keystrokes: {
    period:
      "Single keystrokes are deleted after {days} days; a proof of them stays. Versions, authors, marks and this record stay.",
    forGood: "Single keystrokes are kept as long as the forum’s record is kept.",
    removed: "Keystrokes before {day} were deleted.",
    line: "{asked, select, clock {The server} other {The secretariat}} deleted keystrokes before {day}: {n, plural, one {# row} other {# rows}} of the record. The forum’s period was over. The proof stays.",
  },
};

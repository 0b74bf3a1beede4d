/** How long what is typed is kept, and what was removed. */
export const enKept = {
  kept: {
    period:
      "What is typed is kept as it was typed for {days} days. Then it is removed and its proof stays. Settled states, who wrote and who deleted, marks and this record are kept.",
    forGood: "What is typed is kept as it was typed for as long as the forum’s record is kept.",
    removed: "What was typed here before {day} is removed.",
    line: "{asked, select, clock {The server} other {The secretariat}} removed what was typed before {day}: {n, plural, one {# row} other {# rows}} of the record. The forum’s period was over; the proof is kept.",
  },
};

/** Decisions that were taken back at once, and the way to it. English. */
export const enTakenBack = {
  takenBack: {
    undo: "Undo",
    left: "{n} s",
    done: "Taken back: {what}",
    act: {
      clauseLocked: "the lock",
      clauseUnlocked: "the unlocking",
      clauseMarked: "the mark",
      agreedEnBloc: "the agreement on the whole text",
      markReopened: "the end of the agreement",
      clauseSettled: "the accepted edits",
      penSet: "who can edit",
      proposalAccepted: "the accepted proposal",
      proposalDeclined: "the declined proposal",
      proposalSetAside: "the proposal set aside",
      rivalsTaken: "the proposals in brackets",
      bracketRaised: "the brackets",
      bracketLifted: "the lifted brackets",
      bracketWithdrawn: "the withdrawn brackets",
      objectionClosed: "the closed objection",
      sentForward: "the text sent forward",
      clauseCorrected: "the correction",
      parked: "the postponement",
      takenUp: "the resumption",
    },
  },
};

/** Their sentence in the record. English. */
export const enTakenBackEntry = {
  takenBackEntry: {
    sentence:
      "{who} took back at once: {what}{label, select, none {} other {, {label}}}{clause, select, none {} other {, {clause}}}{more, plural, =0 {} one { and # more clause} other { and # more clauses}}.",
  },
};

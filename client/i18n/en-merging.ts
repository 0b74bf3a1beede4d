/** What the record and a text's page say of the merging desk. English. */
export const enMerging = {
  merging: {
    news: {
      beside: "The revision “{name}” stands beside this text.",
      read: "Read it",
      newBasis: "This text has a new basis.",
      where: "Where our text went",
      putAway: "Put away",
      cleared: "cleared by the lead of the group",
    },
    input: {
      workingText: "the working text",
      proposals: "proposals",
      opinion: "draft Opinion {name}",
      contribution: "contribution {name}",
      text: "“{name}”",
    },
    whose: {
      lead: "the facilitator’s responsibility",
      chair: "the Chair’s responsibility",
      managementTeam: "the management team’s responsibility",
    },
    entry: {
      mergeOpened: {
        private: "{who} opened a merge at the desk, for the management team.",
        open: "{who} opened a merge at the desk. All can watch it.",
      },
      mergeInputTaken: "{who} took in {input}.",
      mergeInputToggled: {
        on: "{who} switched an input on.",
        off: "{who} switched an input off.",
      },
      mergeInputPutBack: "{who} put an input back on the desk.",
      mergeInputRemoved: "{who} took an input off the desk.",
      mergeRowWritten: "{who} wrote a clause at the desk.",
      mergeRowAdded: "{who} added a clause at the desk.",
      mergeRowDropped: "{who} dropped a clause at the desk.",
      mergeRowPlaced: "{who} moved a clause at the desk.",
      mergeCellPlaced: "{who} laid a paragraph beside another clause.",
      mergeRowTakenBack: "{who} took back a clause that was dropped at the desk.",
      mergeOpenedToAll: "{who} opened the merge to all.",
      mergeDiscarded: "{who} discarded a merge.",
      textCleared: "{who} cleared the text on these words.",
      clearingTakenBack: "{who} took back that the text is cleared.",
      revisionPublished: "{who} published the revision “{name}”, under {whose}.",
      basisTaken: "{who} took a revision as the basis for discussion.",
      clauseBrought: "{who} brought {clause} from draft Opinion {opinion}.",
      clauseGiven: "{who} moved a clause into another draft Opinion.",
    },
  },
};

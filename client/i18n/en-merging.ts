/** The merging desk in the record and on a text’s page. English. */
export const enMerging = {
  merging: {
    news: {
      beside: "New version to compare: “{name}”.",
      read: "Read it",
      newBasis: "A revision replaced the text.",
      newBaseText: "Base text {n} is published.",
      where: "Where our text is now",
      putAway: "Dismiss",
      cleared: "approved by the facilitator",
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
        private: "{who} started a merge for the management team.",
        open: "{who} started a public merge.",
      },
      mergeInputTaken: "{who} added {input} to a merge.",
      mergeInputToggled: {
        on: "{who} switched a text of a merge on.",
        off: "{who} switched a text of a merge off.",
      },
      mergeInputPutBack: "{who} put a text back into a merge.",
      mergeInputRemoved: "{who} removed a text from a merge.",
      mergeRowWritten: "{who} wrote a clause in a merge.",
      mergeRowAdded: "{who} added a clause in a merge.",
      mergeRowDropped: "{who} dropped a clause in a merge.",
      mergeRowPlaced: "{who} moved a clause in a merge.",
      mergeCellPlaced: "{who} moved a paragraph next to another clause in a merge.",
      mergeRowTakenBack: "{who} took back a dropped clause in a merge.",
      mergeOpenedToAll: "{who} made the merge public.",
      mergeDiscarded: "{who} discarded a merge.",
      textCleared: "{who} approved this text.",
      clearingTakenBack: "{who} withdrew the approval of the text.",
      revisionPublished: "{who} published the revision “{name}”, under {whose}.",
      basisTaken: "{who} used a revision as the new working text.",
      clauseBrought: "{who} brought {clause} here from draft Opinion {opinion}.",
      clauseGiven: "{who} moved a clause into another draft Opinion.",
    },
  },
};

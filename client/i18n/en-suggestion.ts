/** A proposal written in the row of its clause. English. */
export const enSuggestion = {
  suggestion: {
    name: "{whose, select, lead {Suggestion as facilitator} chair {Suggestion as Chair} other {Suggestion for {who}}}: {place}",
    draftName:
      "{whose, select, lead {Draft of the facilitators} chair {Draft of the Chair} other {Draft of {who}}}: {place}",
    submit:
      "{whose, select, lead {Suggest as facilitator} chair {Suggest as Chair} other {Suggest for {who}}}",
    save: "Save as draft",
    more: "Reason, language, together with…",
    moreOfDraft: "Reason, discard…",
    moreName: "Details of the suggestion",
    untouched: "Change the text first.",
    followed: "The clause changed elsewhere. Your suggestion includes that change.",
    kept: "Not sent. Your suggestion is kept on this device.",
    drop: "Delete",
    dropName: "Delete the unsent suggestion on {clause}",
    unsent: "Your suggestion is not sent. It is on this device only.",
    goOn: "Continue",
    goOnName: "Continue the suggestion on {clause}",
  },
};

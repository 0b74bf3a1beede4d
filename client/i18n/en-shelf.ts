/** The shelf of adopted texts. English. */
export const enShelf = {
  shelf: {
    heading: "Agreed language",
    none: "The secretariat has loaded no texts yet.",
    loading: "The adopted texts are being read…",
    failed: "The adopted texts could not be read.",
    search: "Search the adopted texts",
    searchHelp:
      "Words in their order, in any language. Words that you select in the text stand here by themselves.",
    nothing: "No adopted text has these words in this order.",
    results: "Found in the adopted texts",
    count: "{n, plural, one {# phrase} other {# phrases}}",
    insert: "Insert",
    insertName: "Insert at the caret: {phrase}",
    replace: "Put in place of the selected words",
    replaceName: "Put in place of the selected words: {phrase}",
    copy: "Copy",
    copyName: "Copy: {phrase}",
    inserted: "The agreed words stand in {clause}.",
    moved: "Not inserted: the selected words read otherwise by now, or the clause can hold no more.",
    who: "What you insert is typed as yours and seen by everyone. What you search for stays on this page.",
    agreedRun: "Words of {sources}: “{words}”",
    agreedRuns: "Agreed words in this clause",
    moreTexts: "{n, plural, one {# more text} other {# more texts}}",
    departs: {
      changed: "“{word}” stands where agreed language has “{agreedWord}”.",
      missing: "Agreed language has “{agreedWord}” here.",
      added: "“{word}” is not in the agreed language.",
    },
    take: "Take the agreed words",
    takeName: "Take the agreed words: {phrase}",
  },
};

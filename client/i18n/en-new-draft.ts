/** A file that becomes a new draft Opinion. English. */
export const enNewDraft = {
  newDraft: {
    title: "New draft from a file",
    explain:
      "A new text becomes a draft Opinion of its own. Use a Word file or plain text, for example an ODT saved as text. You check it first.",
    notYours: "Only the Chair and the secretariat open draft Opinions.",
    file: "Word file or plain text (.docx, .txt)",
    limit: "At most {mb} MB as Word, 2 MB as plain text.",
    group: "Working group",
    number: "Number of the draft Opinion",
    numberHelp: "As in the file. You can change it later, or leave it empty.",
    read: "What the page read",
    clauses:
      "{n, plural, one {# clause} other {# clauses}}. Numbers and closing punctuation follow from the place.",
    footnote: "[Footnote: {text}]",
    comments:
      "{n, plural, one {The file has one comment. It is} other {The file has # comments. They are}} left out.",
    changes:
      "{n, plural, one {The file has one tracked change} other {The file has # tracked changes}}{authors, plural, =0 {} other { by {names}}}. The draft has the text with all changes accepted.",
    running:
      "{n, plural, one {One proposal was} other {# proposals were}} not decided when the file went out. The draft has the text without them.",
    not: "Left out, or to check",
    allPlaced: "The page used every line of the file.",
    unplaced: "Lines that the page read differently from the print",
    line: "line {line}",
    allSee: "Everyone who takes part will see it.",
    open: "Open the draft Opinion",
  },
};

/** A file that becomes a new draft Opinion. */
export const enNewDraft = {
  newDraft: {
    title: "New draft from a file",
    explain:
      "A text that is not in the room yet becomes a draft Opinion of its own: a Word file, or plain text, such as an ODT that was saved as text. You see what was read of it first.",
    notYours: "The Chair and the secretariat open draft Opinions.",
    file: "Word file or plain text (.docx, .txt)",
    limit: "At most {mb} MB as Word, 2 MB as plain text.",
    group: "Working group",
    number: "Number of the draft Opinion",
    numberHelp: "As the file has it. It may be changed later, or left empty.",
    read: "What was read",
    clauses:
      "{n, plural, one {# clause} other {# clauses}}. Numbers and closing signs follow from the place.",
    footnote: "[Footnote: {text}]",
    comments:
      "{n, plural, one {The file has one comment. It is} other {The file has # comments. They are}} not taken.",
    changes:
      "{n, plural, one {The file has one tracked change} other {The file has # tracked changes}}{authors, plural, =0 {} other { by {names}}}. A draft begins as one text: it has the words as they read with all changes accepted.",
    running:
      "{n, plural, one {One proposal was} other {# proposals were}} not decided when the file went out. The draft has the text without them.",
    not: "Left out, or to be checked",
    allPlaced: "Every line of the file has its place.",
    unplaced: "Lines that were read otherwise than printed",
    line: "line {line}",
    allSee: "Once it is opened, everybody who takes part sees it.",
    open: "Open the draft Opinion",
  },
};

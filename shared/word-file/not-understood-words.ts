import type { NotUnderstood } from "./understood.ts";

/** Why something of a file is not taken, or how it was read, in words. The page says it in its reader's language. */
export const NOT_UNDERSTOOD: Readonly<Record<NotUnderstood["why"], string>> = {
  picture: "a picture is left out",
  object: "an embedded object is left out",
  control: "a form field (ActiveX) is left out: type its words into the text",
  hiddenWords: "hidden words are left out",
  struckByHand: "words struck through by hand, without tracking, are read as deleted",
  underlinedByHand: "words underlined by hand may be meant as new: they are read as plain words",
  strangeSign: "a sign of a special font could not be read",
  formula: "a formula was read as plain words",
  formatting: "a change of looks alone is left out",
  numbering: "a changed list number is left out: numbers follow from the place",
  headerRevision: "a change in a header or footer is left out",
  footnoteRevision: "a change in a footnote: make it in the text",
  subDocument: "another document inside is left out",
  properties: "the properties of the file cannot be read: they would name its text",
  notOfThisText: "not a paragraph of this text",
  goneSince: "a clause that was removed from the text since",
  frameWords: "words outside the text of the Opinion",
  proposalEnded: "words of a proposal that is no longer under discussion",
  besideText: "a proposal beside the text was changed: make yours on the page",
  undecided: "these words can no longer be matched with what the text has in brackets",
  mixedWithOthers: "untracked changes beside somebody else’s changes cannot be recognised",
  tableWords: "words of a table are left out",
  textBoxWords: "words of a text box are left out",
  commentNowhere: "a comment beside no clause",
  footnote: "a footnote is left out: add it to its paragraph in the text",
  longerThanAClause: "longer than a clause may be",
  missing: "a clause of the text is not in the file: it stays",
  masthead: "around the text (masthead, source, contents, reasons, legend): left out",
  anotherText: "another text begins here: bring it in from a file of its own",
  comment: "a comment is left out",
  putInTracked: "put in with tracking: read as accepted",
  struckTracked: "struck with tracking: read as deleted",
  paragraphTracked: "a paragraph was parted or joined with tracking: read as accepted",
  runningProposal: "a proposal that was not decided when the file went out: left out",
};

/** One told line of a file, for the command line. */
export function notUnderstoodLine({ line, why, words, author }: NotUnderstood): string {
  const by = author === undefined || author === "" ? "" : ` (${author})`;
  const said = words === "" ? "" : `: ${words}`;
  return `${line === 0 ? "" : `line ${line}: `}${NOT_UNDERSTOOD[why]}${by}${said}`;
}

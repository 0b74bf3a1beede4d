/** Why a file is not taken, in words. The page says it in its reader's language, by the key. */
export const WORD_FAULTS = {
  notWord: "This is no Word file (.docx).",
  oldOrProtected:
    "The file is protected by a password or of Word's old form: save it as .docx, without a password.",
  encrypted: "The file is protected by a password: save it without one.",
  broken: "The file is damaged: open it in Word and save it again.",
  tooManyParts: "The file has more parts than a text has.",
  twice: "The file names one of its parts twice.",
  outside: "The file names a place outside itself.",
  zip64: "The file is packed in a form that no text needs: save it again in Word.",
  packing: "The file is packed in a way that Word does not use.",
  lyingSizes: "The file says other sizes of its parts than they have.",
  tooLargeInside: "The file unpacks to more than a text has.",
  macros: "The file carries macros: save it as .docx, without them.",
  entities: "The file defines its own signs (DTD), which no Word file does.",
  badXml: "A part of the file cannot be read: open it in Word and save it again.",
  tooDeep: "The file is nested deeper than a text is.",
  tooManyPieces: "The file has more pieces than a text has: save its words in a new file.",
  tooLong: "Reading the file took too long.",
  tooMuchMemory: "Reading the file took too much memory.",
  notAReport:
    "The file is no report that was made here, or one with tracked changes, or what it carries for the way back was taken away.",
} as const;

export type WordFault = keyof typeof WORD_FAULTS;

/** Why a file is not taken, and what to do about it, in words. The page says it in its reader's language, by the key. */
export const WORD_FAULTS = {
  notWord: "This is no Word file (.docx): open it in Word and save it as .docx.",
  oldOrProtected:
    "The file is protected by a password or of Word's old form: save it as .docx, without a password.",
  encrypted: "The file is protected by a password: save it without one.",
  broken: "The file is damaged: open it in Word and save it again.",
  tooManyParts: "The file has more parts than a text has: copy its text into a new Word file.",
  twice: "The file names one of its parts twice: open it in Word and save it again.",
  outside: "The file names a place outside itself: open it in Word and save it again.",
  zip64: "The file is packed in a form that no text needs: open it in Word and save it again.",
  packing: "The file is packed in a way that Word does not use: open it in Word and save it again.",
  lyingSizes: "The file says other sizes of its parts than they have: open it in Word and save it again.",
  tooLargeInside: "The file unpacks to more than a text has: copy its text into a new Word file.",
  macros: "The file carries macros: save it as a Word document without macros (.docx).",
  entities:
    "The file defines its own signs (DTD), which no Word file does: open it in Word and save it again.",
  badXml: "A part of the file cannot be read: open it in Word and save it again.",
  tooDeep: "The file is nested deeper than a text is: copy its text into a new Word file.",
  tooManyPieces:
    "The file has more pieces than a text has: copy its text, or the paragraphs that matter, into a new Word file.",
  tooLong: "The file takes more work to read than a text does: copy its text into a new Word file.",
  serverBusy: "The server is too busy to read the file just now: try again in a few minutes.",
  tooMuchMemory: "The file takes more memory to read than a text does: copy its text into a new Word file.",
  notAReport:
    "The file is no report that was made here, or one with tracked changes, or what it carries for the way back was taken away: take the report away as Word again and make your changes in that file.",
} as const;

export type WordFault = keyof typeof WORD_FAULTS;

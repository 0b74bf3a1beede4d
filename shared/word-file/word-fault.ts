/** Why a file is not taken, and what to do about it, in words. The page says it in its reader's language, by the key. */
export const WORD_FAULTS = {
  notWord: "This is not a Word file (.docx): open it in Word and save it as .docx.",
  oldOrProtected:
    "The file is protected by a password or of Word's old form: save it as .docx, without a password.",
  encrypted: "The file is protected by a password: save it without one.",
  broken: "The file is damaged: open it in Word and save it again.",
  tooManyParts: "The file has too many parts: copy its text into a new Word file.",
  twice: "The file contains a part twice: open it in Word and save it again.",
  outside: "The file refers to a place outside itself: open it in Word and save it again.",
  zip64: "The file is packed in a form (ZIP64) that no text needs: open it in Word and save it again.",
  packing: "The file is packed in a way that Word does not use: open it in Word and save it again.",
  lyingSizes: "The file gives false sizes for its parts: open it in Word and save it again.",
  tooLargeInside: "The file is too large when unpacked: copy its text into a new Word file.",
  macros: "The file contains macros: save it as a Word document without macros (.docx).",
  entities:
    "The file defines its own signs (DTD), which no Word file does: open it in Word and save it again.",
  badXml: "A part of the file cannot be read: open it in Word and save it again.",
  tooDeep: "The file is nested too deeply: copy its text into a new Word file.",
  tooManyPieces:
    "The file has too many pieces: copy its text, or the paragraphs that matter, into a new Word file.",
  tooLong: "The file takes too much work to read: copy its text into a new Word file.",
  serverBusy: "The server is too busy to read the file just now: try again in a few minutes.",
  tooMuchMemory: "The file takes too much memory to read: copy its text into a new Word file.",
  notAReport:
    "The file is not a report from here, or it is one with tracked changes, or its hidden data was removed: take the report away as Word again and make your changes in that file.",
} as const;

export type WordFault = keyof typeof WORD_FAULTS;

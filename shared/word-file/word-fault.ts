/** Why a file is not taken, and what to do about it, in words. The page says it in its reader's language, by the key. */
export const WORD_FAULTS = {
  notWord: "This is not a Word file (.docx). Open it in Word and save it as .docx.",
  oldOrProtected: "The file has a password or is of an old Word form. Save it as .docx, without a password.",
  encrypted: "The file has a password. Save it without one.",
  broken: "The file is damaged. Open it in Word and save it again.",
  tooManyParts: "The file has too many parts. Copy its text into a new Word file.",
  twice: "The file contains a part twice. Open it in Word and save it again.",
  outside: "The file refers to a place outside itself. Open it in Word and save it again.",
  zip64: "The file is packed in a form (ZIP64) that no text needs. Open it in Word and save it again.",
  packing: "The file is packed in a way that Word does not use. Open it in Word and save it again.",
  lyingSizes: "The file gives false sizes for its parts. Open it in Word and save it again.",
  tooLargeInside: "The file is too large when unpacked. Copy its text into a new Word file.",
  macros: "The file contains macros. Save it as a Word document without macros (.docx).",
  entities:
    "The file defines its own signs (DTD), which no Word file does. Open it in Word and save it again.",
  badXml: "A part of the file cannot be read. Open it in Word and save it again.",
  tooDeep: "The file is nested too deeply. Copy its text into a new Word file.",
  tooManyPieces: "The file has too many pieces. Copy the paragraphs that matter into a new Word file.",
  tooLong: "The file takes too much work to read. Copy its text into a new Word file.",
  serverBusy: "The server is too busy to read the file now. Try again in a few minutes.",
  tooMuchMemory: "The file takes too much memory to read. Copy its text into a new Word file.",
  notAReport:
    "This is no report from here that can be read back. Download the report as Word again and make your changes in that file.",
};

export type WordFault = keyof typeof WORD_FAULTS;

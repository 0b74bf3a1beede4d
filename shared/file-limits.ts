/** Limits of files that come in and go out, each with its unit in its name. */

// A Word file that somebody brings in is read in a thread of its own (rules X1 and X2).
/** One Word file as it comes. */
export const WORD_BYTES_MAX = 16 * 1024 * 1024;
export const WORD_PARTS_MAX = 2_000;
/** One part unpacked, and all that are read; a part over WORD_RATIO_FROM_BYTES may grow this many times. */
export const WORD_PART_BYTES_MAX = 48 * 1024 * 1024;
export const WORD_ALL_BYTES_MAX = 96 * 1024 * 1024;
export const WORD_RATIO_FROM_BYTES = 1024 * 1024;
export const WORD_RATIO_MAX = 200;
/** Elements of all parts, how deep they stand in each other, pieces of words, paragraphs, characters, comments. */
export const WORD_ELEMENTS_MAX = 2_000_000;
export const WORD_DEPTH_MAX = 200;
export const WORD_RUNS_MAX = 200_000;
export const WORD_PARAGRAPHS_MAX = 20_000;
export const WORD_CHARS_MAX = 4_000_000;
/** Of what a file says of itself in its properties, read beside the rooms and understood in front of them. */
export const WORD_MARK_CHARS_MAX = 4_000_000;
export const WORD_COMMENTS_MAX = 5_000;
/**
 * The process that reads one ends after so much work, its own start included, whatever else the machine does meanwhile:
 * an honest file of 170,000 words takes three. Seconds, since the kernel counts whole ones.
 */
export const WORD_READ_CPU_SECONDS_MAX = 10;
/** By the clock: a machine that gives it no processor for so long is too busy, and the file is not at fault. */
export const WORD_READ_MS_MAX = 60_000;
export const WORD_MEMORY_MB_MAX = 256;
/**
 * Files of one delegation that wait in one Opinion to be taken up or dropped; those that the secretariat brings in on its
 * word count apart. A delegation works on one or two.
 */
export const WORD_FILES_MAX = 40;
/** Bytes of one delegation's files in one Opinion, taken up or waiting: forty of the largest, a thousand ordinary ones. */
export const WORD_FILES_BYTES_MAX = WORD_FILES_MAX * WORD_BYTES_MAX;
/** Receipts of one delegation in one Opinion, which stay when a file is dropped: some eight a day for eight months. */
export const WORD_RECEIPTS_MAX = 2_000;
/** Names of people in one delegation's files of whom it is remembered whose they are. */
export const WORD_AUTHORS_MAX = 1_000;
export const FILE_NAME_CHARS_MAX = 200;
/** Sentences of one delegation's papers and proposals that go out as Word: more go out as text and CSV. */
export const WHERE_DOCX_SENTENCES_MAX = 3_000;
/** Comments, proposals and objections on one Opinion that go out as a table in Word: more go out as CSV. */
export const COMMENT_TABLE_ROWS_MAX = 3_000;
/** `verify` reads a PDF in a process of its own: a report with 40 Opinions of 60 clauses takes 2 s, and Node alone 600 MB. */
export const PDF_READ_CPU_SECONDS_MAX = 10;
export const PDF_READ_MS_MAX = 120_000;
export const PDF_MEMORY_MB_MAX = 1_536;
/** Of the seal that is attached to it: that of such a report has half a megabyte. */
export const PDF_SEAL_BYTES_MAX = 16 * 1024 * 1024;
/** Milliseconds that setting one PDF may take. */
export const PRINT_MS_MAX = 20_000;
/** PDFs that wait or are being set at once; who asks for another is told to try again. */
export const PRINTS_WAITING_MAX = 8;
/** The same of Word, HTML and Akoma Ntoso; memory of the process that writes them. */
export const FILE_MS_MAX = 20_000;
export const FILES_WAITING_MAX = 60;
export const FILE_MEMORY_MB_MAX = 1_024;
/** Memory that either process may keep after a file: one that has more is ended, and the next file has a new one. */
export const FILE_HELD_MB_MAX = 512;
/** Either process ends when nobody asked for a file in this time: starting one holds up the rooms the longer the more memory they have. */
export const FILES_IDLE_MS = 15 * 60_000;
/** PDFs, and as many others, kept for who asks for the same again. */
export const FILES_HELD_MAX = 6;

// Papers that delegations hand in (rules F11 to F16).
/** Files of one paper, each in a language, and the bytes of all of them together. */
export const PAPER_FILES_MAX = 12;
export const PAPER_FILES_BYTES_MAX = 32 * 1024 * 1024;
/** Bytes of the files of one delegation's papers, and of all of a forum: five hundred papers of four megabytes. */
export const DELEGATION_PAPERS_BYTES_MAX = 256 * 1024 * 1024;
export const FORUM_PAPERS_BYTES_MAX = 2 * 1024 * 1024 * 1024;
/** Papers of one delegation that wait for the secretariat. */
export const PAPERS_WAITING_MAX = 20;
/** Papers that were handed in, with those that were returned or taken back. */
export const PAPERS_HANDED_IN_MAX = 3_000;
/** Other delegations whose paper it is, the Opinions that it names, and the clauses of one of them. */
export const PAPER_SOURCES_MAX = 60;
export const PAPER_SUBJECTS_MAX = 40;
export const PAPER_CLAUSES_MAX = 200;
/** Paragraphs of one file of a paper; of a longer one no text is shown. */
export const PAPER_PARAGRAPHS_MAX = 5_000;

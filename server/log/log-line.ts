/* oxlint-disable no-control-regex -- reason: control characters are what this file looks for */

/** Control characters except line breaks, and characters that reorder a terminal's text. */
const UNSEEN = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * Makes a line of the log: its instant, then its text. Outside text in it cannot look like another line: further
 * lines, as of a stack, are indented (rule A10).
 */
export const logLine = (line: string, at: Date): string =>
  `${at.toISOString()} ${line.replace(/\r\n?/gu, "\n").replace(UNSEEN, "?").replace(/\n/gu, "\n  ")}`;

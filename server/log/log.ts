import { logLine } from "./log-line.ts";

/** The events that the log names. A line without an event is a `message`. */
export const LOG_EVENTS = [
  "message",
  "signedIn",
  "signInFailed",
  "signedOut",
  "signInEnded",
  "linkMade",
  "sessionsEnded",
  "passkeyAdded",
  "passkeyRemoved",
  "accountConnected",
  "accountRemoved",
  "mailBounced",
  "contactChanged",
  "recordExported",
  "peopleExported",
  "inputsExported",
  "backupMade",
  "personChanged",
  "personDismissed",
  "textRemoved",
  "requestFailed",
  "roomFailed",
  "closedForRepair",
  "diskFull",
  "diskWritable",
  "storeAway",
  "storeBack",
  "rowsLost",
  "clockDoubted",
  "upgraded",
  "started",
  "reportIssued",
  "opinionRestored",
  "forumClosed",
  "forumReopened",
] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

/** An event for programs: ids, numbers and closed words, and never contents, names, addresses of mail or secrets. */
export type LoggedEvent = {
  readonly event: LogEvent;
  /** `info` where it is left out. */
  readonly level?: "info" | "warn" | "error";
  readonly fields?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Writes one line for people, with its event for programs. */
export type Log = (line: string, event?: LoggedEvent) => void;

export const LOG_FORMATS = ["text", "json"] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/* oxlint-disable-next-line no-control-regex -- reason: control characters are looked for */
const UNSEEN = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** One JSON object a line. Characters that move text on a terminal are escaped (rule A10). */
function jsonLine(message: string, { event, level = "info", fields = {} }: LoggedEvent, at: Date): string {
  const line = { time: at.toISOString(), level, event, message, ...fields };
  return JSON.stringify(line).replace(UNSEEN, escaped);
}

/** Opens the log of a process; `write` takes whole lines. */
export function openLog(
  format: LogFormat,
  { write, now = () => new Date() }: { readonly write: (line: string) => void; readonly now?: () => Date },
): Log {
  return format === "text"
    ? (line) => write(logLine(line, now()))
    : (line, event = { event: "message" }) => write(jsonLine(line, event, now()));
}

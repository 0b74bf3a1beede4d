import { COMMAND_LINE_CATALOGS } from "../../shared/catalogs/command-line-catalogs.ts";
import type { BadRow } from "../store/store.ts";
import { say } from "./spoken.ts";

type Fault = keyof typeof COMMAND_LINE_CATALOGS.en.fault;

/** The store says what is wrong with a row in English sentences: each has its message. */
const FAULTS: ReadonlyMap<string, Fault> = new Map(
  Object.entries(COMMAND_LINE_CATALOGS.en.fault).map(([key, english]) => [english, key as Fault]),
);
const OTHER_REMOVAL = /^what rows (\d+)\.\.(\d+) left is not what the forum’s act on their removal names$/u;
const ROW_UNREAD = /^this row or one after it cannot be read: ([^]*)$/u;

/** Says in the language of the command why a row is not right; a fault of the machinery stays as it is. */
export function rowFault(why: string): string {
  const curly = why.replaceAll("'", "’");
  const known = FAULTS.get(curly);
  if (known !== undefined) return say("fault", known);
  const [, from = "", to = ""] = OTHER_REMOVAL.exec(curly) ?? [];
  if (to !== "") return say("fault", "otherRemoval", { from, to });
  const unread = ROW_UNREAD.exec(why)?.[1];
  return unread === undefined ? why : say("fault", "rowUnread", { error: unread });
}

/** The line of a row that is not right, with its stream. */
export const badRowLine = ({ stream, seq, why }: Pick<BadRow, "stream" | "seq" | "why">): string =>
  `${stream}: ${say("verify", "rowBad", { row: seq, why: rowFault(why) })}`;

import { PAGE_KEYS } from "../ui/page-keys.ts";

/** The words that count, in the order in which a newcomer meets them. */
export const HELP_WORDS = [
  "opinion",
  "clause",
  "verb",
  "delegation",
  "proposal",
  "position",
  "bracket",
  "comment",
  "adReferendum",
  "agreed",
  "lock",
  "baseText",
  "meeting",
  "group",
  "record",
] as const;

export const SIGNS = [
  "open",
  "adReferendum",
  "agreed",
  "void",
  "bracket",
  "inserted",
  "deleted",
  "locked",
  "objection",
  "unanswered",
  "proposal",
  "comment",
  "group",
  "postponed",
  "changed",
] as const;

/** Features for readers with a disability, and advice for texts that all can read (rule K19). */
export const ACCESS = ["keys", "spoken", "changes", "follow", "sight", "letters"] as const;
export const WRITING = ["headings", "numbers", "short", "language", "files"] as const;

export const CARDS = ["first", "second", "third"] as const;

const K = PAGE_KEYS;

/** The keys by their effect, in the order of the list. */
export const KEY_ROWS = [
  ["help", [K.help]],
  ["search", [K.search]],
  ["outline", [K.outline]],
  ["replace", [K.replace]],
  ["place", [K.nextPlace, K.previousPlace]],
  ["person", [K.person]],
  ["message", [K.message]],
  ["inbox", [K.inbox]],
  ["open", [K.open, K.openToo]],
  ["rows", [K.up, K.down]],
  ["next", [K.next, K.previous]],
  ["leave", [K.leave]],
  ["tab", [K.forward, K.backward]],
  ["split", [K.open]],
  ["join", [K.join, K.joinNext]],
  ["level", [K.deeper, K.outer]],
  ["undo", [K.undo, K.redo]],
  ["mark", [K.mark]],
  ["bracket", [K.bracket]],
  ["suggest", [K.suggest]],
  ["add", [K.add]],
  ["floor", [K.floor, K.floorWriting]],
  ["time", [K.time, K.timeWriting]],
  ["send", [K.send]],
  ["desk", [K.previous, K.next]],
] as const;

/**
 * Private words for which a standard word took over, each with the names that keep it: there it is a word of the
 * meeting, of the wire or of plain English.
 */
export const DROPPED_WORDS: Readonly<Record<string, readonly string[]>> = {
  // The message's name on the wire.
  minutes: ["minutesMessage"],
  asking: [],
  // Delegations that are asked for an answer.
  asked: ["AskedObjector", "objectorsAsked", "askedReaders"],
  deciding: [],
  inbox: [],
  // Letters that number the items of a list.
  letter: ["letter", "arabicLetter", "letterIndex", "item-letters", "ReadLetters", "cyrillicLetters"],
  outbox: [],
  hearing: [],
  "carry-over": [],
  seam: [],
  joint: [],
  "stand-in": [],
  journal: [],
  hat: [],
  pen: [],
  trial: [],
  perform: [],
  aside: [],
  situation: [],
  // The story of a whole negotiation, told as a test.
  story: ["story"],
  "in-hand": [],
  press: [],
  lane: [],
  // How many, or for how long.
  kept: [
    "COMMAND_IDS_KEPT_MAX",
    "WITHDRAWN_IDS_KEPT_MAX",
    "LINE_KEPT_BYTES_MAX",
    "LINE_KEPT_MESSAGES_MAX",
    "KEPT_CHECKPOINT_ROWS",
  ],
  trying: [],
  member: [],
};

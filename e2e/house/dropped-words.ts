/**
 * Private words for which a standard word took over, each with the names that keep it: there it is a word of the
 * meeting, of the wire or of plain English.
 */
export const DROPPED_WORDS: Readonly<Record<string, readonly string[]>> = {
  minutes: [],
  asking: [],
  asked: [],
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
  story: [],
  "in-hand": [],
  press: [],
  lane: [],
  kept: [],
  trying: [],
  member: [],
};

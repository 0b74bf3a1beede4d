import { randomBytes } from "node:crypto";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Returns a random id in the form of a ULID, so that nobody reads the instant of private work from it. */
export function randomId(): string {
  const [first, ...rest] = randomBytes(26);
  return LETTERS[first! % 8]! + rest.map((byte) => LETTERS[byte % 32]!).join("");
}

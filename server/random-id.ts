import { randomBytes } from "node:crypto";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An id in the form of a ULID that is all chance: of what begins in private nobody reads from its id when it began. */
export function randomId(): string {
  const [first, ...rest] = randomBytes(26);
  return LETTERS[first! % 8]! + rest.map((byte) => LETTERS[byte % 32]!).join("");
}

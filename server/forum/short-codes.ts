import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** Crockford's base 32: no letter that looks like a figure. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DEVICE_SIGNS = 8;
const MAIL_DIGITS = 6;

/** Six digits, for the browser that asked alone. */
export const newMailCode = (): string => String(randomInt(10 ** MAIL_DIGITS)).padStart(MAIL_DIGITS, "0");

/** 40 random bits, for whatever browser it is typed at. */
export const newDeviceCode = (): string =>
  [...randomBytes(DEVICE_SIGNS)].map((byte) => SIGNS[byte % SIGNS.length]).join("");

/** Reads a code as a person types it; null: it has the form of none. */
export function readCode(typed: unknown): { readonly kind: "mail" | "device"; readonly code: string } | null {
  if (typeof typed !== "string" || typed.length > 40) return null;
  const bare = typed.toUpperCase().replaceAll(/[\s-]/gu, "");
  if (/^\d{6}$/u.test(bare)) return { kind: "mail", code: bare };
  const code = bare.replaceAll("O", "0").replaceAll(/[IL]/gu, "1");
  return /^[0-9A-HJKMNP-TV-Z]{8}$/u.test(code) ? { kind: "device", code } : null;
}

/** Compares two hashes in a time that tells nothing of where they differ. */
export const sameHash = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};

import { createHash, createHmac, randomBytes } from "node:crypto";

/** Only hashes of links and sessions are stored: somebody who reads the file cannot sign in with it. */
export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

export const isSecret = (value: unknown): value is string =>
  typeof value === "string" && /^[A-Za-z0-9_-]{43}$/.test(value);

/** The hash of a code that is too short for a hash alone: without the key, nobody finds it by trying all codes. */
export const keyedHash = (key: string, code: string): string =>
  createHmac("sha256", key).update(code).digest("hex");

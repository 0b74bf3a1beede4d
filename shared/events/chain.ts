import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { sha256Hex } from "../text/hash.ts";
import type { HiddenEntry } from "../people/readers.ts";
import { type Entry, isHidden } from "./event.ts";

/** Stands in a chain's first row for the one before it. */
export const GENESIS = "0".repeat(64);
/** Salts have 16 bytes, 32 hex digits. */
export const SALT_BYTES = 16;

export type RowKind = "minutes" | "words";

/** JSON in one form only: keys sorted by UTF-16 units, no white space, absent values left out (RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`);
    return `{${pairs.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256(salt ‖ canonical body), hex: the body's place in the chain without the body. */
export const bodyDigest = (salt: string, body: unknown): string =>
  bytesToHex(sha256(concatBytes(hexToBytes(salt), utf8ToBytes(canonicalJson(body)))));

export type ChainedRow = {
  readonly seq: number;
  readonly prev: string;
  readonly kind: RowKind;
  readonly at: number;
  readonly digest: string;
};

/**
 * Fields that the hash of a row covers: its place, kind, time and salted body digest (docs/protocol.md, "The chain").
 */
export const rowLines = (row: ChainedRow): string =>
  `${row.seq}\n${row.prev}\n${row.kind}\n${row.at}\n${row.digest}`;

export const rowHash = (row: ChainedRow): string => sha256Hex(rowLines(row));

/** The body that an entry's hash covers: everything but its place, hash, salt and time. */
export function entryBody(entry: Entry): Record<string, unknown> {
  const { seq: _seq, prev: _prev, hash: _hash, salt: _salt, at: _at, ...body } = entry;
  return body;
}

/** Null when the entries follow `prev` and each hash is right; else the seq of the first that does not. */
export function firstBrokenEntry(entries: readonly (Entry | HiddenEntry)[], prev: string): number | null {
  let before = prev;
  let seq = 0;
  for (const entry of entries) {
    if (entry.prev !== before || entry.seq <= seq) return entry.seq;
    if (!isHidden(entry)) {
      const digest = bodyDigest(entry.salt, entryBody(entry));
      const hash = rowHash({ seq: entry.seq, prev: before, kind: "minutes", at: entry.at, digest });
      if (hash !== entry.hash) return entry.seq;
    }
    before = entry.hash;
    seq = entry.seq;
  }
  return null;
}

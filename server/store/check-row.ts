import { createHash, hash as hashOnce } from "node:crypto";
import {
  canonicalJson,
  type ChainedRow,
  GENESIS,
  type RowKind,
  rowLines,
  SALT_BYTES,
} from "../../shared/events/chain.ts";
import { userId } from "../../shared/ids.ts";
import { BadRow, type RemovedBody, type Row } from "./store.ts";

/** Position in a stream: its last seq, and the last hash of each of its two chains. */
export type ChainPosition = { readonly seq: number; readonly heads: Readonly<Record<RowKind, string>> };

export const EMPTY_CHAIN: ChainPosition = { seq: 0, heads: { minutes: GENESIS, words: GENESIS } };

type Hashed = Pick<Row, "kind" | "by" | "client" | "body" | "copied">;
const SCRATCH = Buffer.alloc(4096);

const SALT = /^[0-9a-f]{32}$/;

/** Over what is left of removed words and where it stands. */
const sumOfLeft = ({ stream, seq, body }: Pick<Row, "stream" | "seq" | "body">, digest: string): string =>
  body.length === 0
    ? ""
    : createHash("sha256").update(`${stream}\n${seq}\n${digest}\n`).update(body).digest("hex");

/** A row of words without them (rule Z3): its place in the chain holds, `left` stands in their place. */
export function withoutBody(row: Row, left: Uint8Array): Row {
  const digest = row.removed?.digest ?? digestOf(row, row.salt);
  const sum = sumOfLeft({ ...row, body: left }, digest);
  return { ...row, by: NOBODY, client: null, body: left, copied: null, salt: "", removed: { digest, sum } };
}

/** Stands for the author where typed text was removed. */
export const NOBODY = userId("");

/** SHA-256(salt ‖ canonical body) of a row (docs/protocol.md, "The chain"): of an entry its bytes as they are. */
export function digestOf(row: Hashed, salt: string): string {
  const body = row.kind === "words" ? wordsJson(row) : row.body;
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  // One piece of memory for all that is small: a key has some two hundred bytes.
  const salted = SALT_BYTES + length > SCRATCH.byteLength ? Buffer.alloc(SALT_BYTES + length) : SCRATCH;
  salted.write(salt, "hex");
  if (typeof body === "string") salted.write(body, SALT_BYTES);
  else salted.set(body, SALT_BYTES);
  return hashOnce("sha256", salted.subarray(0, SALT_BYTES + length), "hex");
}

/** `rowHash` by the system's own SHA-256. */
export const nativeRowHash = (row: ChainedRow): string => hashOnce("sha256", rowLines(row), "hex");

/** `canonicalJson` of {by, client, update, copied}, written out: a busy room does it for every key. */
function wordsJson({ by, client, body, copied }: Hashed): string {
  const update = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("base64");
  const moved = copied === null ? "null" : canonicalJson(copied);
  return `{"by":${JSON.stringify(by)},"client":${client},"copied":${moved},"update":"${update}"}`;
}

/** Checks a row by itself: its hash, or what its hash does not cover; null if it is right. */
export function whyBad(row: Row): string | null {
  if (row.kind !== "words" && row.kind !== "minutes") return "it is neither words nor minutes";
  if (row.removed !== null) return whyBadRemoved(row, row.removed);
  // Two spellings of one salt would make one hash.
  if (!SALT.test(row.salt)) return "its salt is not as it was written";
  const { seq, prev, kind, at } = row;
  if (nativeRowHash({ seq, prev, kind, at, digest: digestOf(row, row.salt) }) !== row.hash)
    return "its content does not fit its hash";
  if (kind === "words") return row.readers.kind === "all" ? null : "words are for all readers";
  return whyBadEntry(row);
}

/** Removed words leave nothing but their proof, and what a run of them left. */
function whyBadRemoved(row: Row, { digest, sum }: RemovedBody): string | null {
  const { seq, prev, kind, at, by, client, copied, salt, readers } = row;
  if (kind !== "words") return "entries of the minutes are never removed";
  if (by !== NOBODY || client !== null || copied !== null || salt !== "" || readers.kind !== "all")
    return "it was removed, and something of it is there";
  if (nativeRowHash({ seq, prev, kind, at, digest }) !== row.hash)
    return "what is left of it does not fit its hash";
  return sumOfLeft(row, digest) === sum ? null : "what is left of it is not as it was written";
}

/** An entry's columns repeat what its body says, which is what the hash covers. */
function whyBadEntry(row: Row): string | null {
  let body: { readonly by?: unknown; readonly readers?: unknown };
  try {
    body = JSON.parse(new TextDecoder().decode(row.body)) as typeof body;
  } catch {
    return "its content cannot be read";
  }
  if (body.by !== row.by || row.client !== null || row.copied !== null)
    return "its author is not the one of its content";
  const readers = body.readers ?? { kind: "all" };
  return canonicalJson(readers) === canonicalJson(row.readers)
    ? null
    : "its readers are not those of its content";
}

/** The place after a row that follows `before` and is right; throws BadRow where it is not. */
export function follow(before: ChainPosition, row: Row): ChainPosition {
  const position = followHidden(before, row);
  const why = whyBad(row);
  if (why !== null) throw new BadRow(row.stream, row.seq, why);
  return position;
}

/** The same for a row of which only its place in the chain is known. */
export function followHidden(
  before: ChainPosition,
  { stream, seq, kind, prev, hash }: Pick<Row, "stream" | "seq" | "kind" | "prev" | "hash">,
): ChainPosition {
  if (seq !== before.seq + 1) throw new BadRow(stream, before.seq + 1, "it is missing");
  if (prev !== before.heads[kind]) throw new BadRow(stream, seq, "it does not follow the row before it");
  return { seq, heads: { ...before.heads, [kind]: hash } };
}

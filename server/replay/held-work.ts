import * as Y from "yjs";
import type { AuthorId, UserId } from "../../shared/ids.ts";
import { CHAR_BYTES, CLIENT_ID_BYTES, PIECE_BYTES, RUN_BYTES, STRETCH_BYTES } from "../../shared/limits.ts";
import type { Decision } from "../../shared/decide/decision-context.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Row } from "../store/store.ts";
import type { Held } from "./held.ts";

/** Memory that a room's text takes, estimated in bytes: in all, and by the author who caused it (rule G12). */
export type HeldWork = { readonly bytes: number; readonly byPerson: ReadonlyMap<AuthorId, number> };

type Counted = { bytes: number; readonly byPerson: Map<AuthorId, number> };

/**
 * Counts a room's memory: a pure function of its record, so every start counts the same. A piece is charged to the
 * person who made it a separate piece: they typed it, deleted within another's text, or typed between another's
 * characters. Pieces that Yjs merged count once.
 */
export function heldWork(
  { serverDoc, authors, moves }: Held,
  opinion: Opinion | null,
  /** As whom somebody wrote at a seq of the forum. */
  authorAt: (user: UserId, forumSeq?: number) => AuthorId = (user) => user,
): HeldWork {
  const counted: Counted = { bytes: 0, byPerson: new Map() };
  // A draft begins with a copy of others' text, charged to the person who began it.
  const begun = opinion?.draftOf === undefined ? undefined : opinion.clauses[0]?.settled;
  const founder = begun === undefined ? null : authorAt(begun.by, begun.forumSeq);
  for (const [client, pieces] of serverDoc.doc.store.clients) {
    const isStandIn = authors.standIns().has(client);
    const owner = isStandIn && founder !== null ? founder : authors.authorOf(client);
    if (!isStandIn) add(counted, owner, CLIENT_ID_BYTES);
    let chars = 0;
    let ofOthers = 0;
    for (const [i, piece] of pieces.entries()) {
      if (!(piece instanceof Y.Item) || piece.deleted) continue;
      if (piece.content instanceof Y.ContentString) chars += piece.length;
      const by = partedBy(piece, pieces[i + 1], authors.authorOf);
      if (by === null || by === owner) continue;
      add(counted, by, PIECE_BYTES);
      ofOthers += 1;
    }
    const stretches = authors.deletedBy(client);
    for (const [by, count] of stretches) {
      add(counted, by, count * STRETCH_BYTES);
      if (by === owner) continue;
      const parted = Math.min(count * 2, Math.max(pieces.length - ofOthers - 1, 0));
      add(counted, by, parted * PIECE_BYTES);
      ofOthers += parted;
    }
    const rest = Math.max(pieces.length - ofOthers, 0) * PIECE_BYTES + chars * CHAR_BYTES;
    add(counted, owner, rest);
  }
  add(counted, null, moves.size() * RUN_BYTES);
  for (const { wordings } of opinion?.negotiation.proposals ?? [])
    for (const { by, forumSeq, runs } of wordings) add(counted, authorAt(by, forumSeq), bytesOfRuns(runs));
  for (const { by, forumSeq, reservation } of opinion?.negotiation.brackets ?? [])
    add(counted, authorAt(by, forumSeq), PIECE_BYTES + reservation.length * CHAR_BYTES);
  return counted;
}

/** Returns the person who typed between two standing pieces of one run, or null. */
function partedBy(
  piece: Y.Item,
  next: Y.Item | Y.GC | undefined,
  authorOf: (client: number) => AuthorId | null,
): AuthorId | null {
  const between = piece.right;
  if (between === null || between === next || !(next instanceof Y.Item) || next.deleted) return null;
  const isOneRun = Y.compareIDs(next.origin, piece.lastId);
  return isOneRun ? authorOf(between.id.client) : null;
}

/** Counts the bytes of text runs in the record. */
export const bytesOfRuns = (runs: readonly { readonly text: string }[]): number =>
  runs.reduce((sum, { text }) => sum + RUN_BYTES + text.length * CHAR_BYTES, 0);

/** Counts the server's own edits of one decision, and the proposals that the record keeps. */
export function addedByDecision({ events, edits }: Decision): number {
  let bytes = 0;
  for (const edit of edits)
    if (edit.kind !== "delete") bytes += edit.runs.length * PIECE_BYTES + bytesOfRuns(edit.runs);
  return bytes + events.filter(({ type }) => type === "proposalDrafted").length * PIECE_BYTES;
}

/** Counts the memory of a draft's first rows. */
export function addedByRow({ kind, body }: Pick<Row, "kind" | "body">): number {
  if (kind !== "words") return PIECE_BYTES;
  let bytes = 0;
  for (const struct of Y.decodeUpdate(body).structs) {
    bytes += PIECE_BYTES;
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString)
      bytes += struct.length * CHAR_BYTES;
  }
  return bytes;
}

/** Counts the memory of new drafts by stream. */
export function addedByDrafts(rows: readonly Row[]): ReadonlyMap<string, number> {
  const added = new Map<string, number>();
  for (const row of rows) added.set(row.stream, (added.get(row.stream) ?? 0) + addedByRow(row));
  return added;
}

function add(counted: Counted, by: AuthorId | null, bytes: number): void {
  counted.bytes += bytes;
  if (by !== null) counted.byPerson.set(by, (counted.byPerson.get(by) ?? 0) + bytes);
}

import type { Entry } from "../../shared/minutes.ts";
import type { Concord } from "../concord.ts";
import { entryOf } from "../room/log.ts";
import { EMPTY_LOG, follow } from "../store/check-row.ts";
import type { Store } from "../store/store.ts";
import { BadRow, FORUM_STREAM } from "../store/store.ts";

const PAGE_ROWS = 500;

export type Verified = {
  readonly rows: number;
  /** The hashes with which the chains of minutes and words end. */
  readonly heads: Readonly<Record<"minutes" | "words", string>>;
  readonly bad: { readonly seq: number; readonly why: string } | null;
};

/** The first row of a stream whose hash, place or predecessor is not right, and how many rows were read. */
export async function verifyStream(store: Pick<Store, "read">, stream: string): Promise<Verified> {
  let position = EMPTY_LOG;
  const bad = (seq: number, why: string): Verified => ({
    rows: position.seq,
    heads: position.heads,
    bad: { seq, why },
  });
  for (;;) {
    try {
      const rows = await store.read(stream, position.seq, { limit: PAGE_ROWS });
      for (const row of rows) position = follow(position, row);
      if (rows.length < PAGE_ROWS) return { rows: position.seq, heads: position.heads, bad: null };
    } catch (error) {
      if (error instanceof BadRow) return bad(error.seq, error.why);
      return bad(position.seq + 1, `this row or one after it cannot be read: ${String(error)}`);
    }
    // Long records are checked beside the work of the room, not instead of it.
    await new Promise(setImmediate);
  }
}

/** The streams of an Opinion's drafts, whose words are documents of their own, as far as its rows can be read. */
export async function draftsIn(store: Pick<Store, "read">, opinion: string): Promise<readonly string[]> {
  const drafts: string[] = [];
  try {
    for (let after = 0; ;) {
      const rows = await store.read(opinion, after, { limit: PAGE_ROWS, kind: "minutes" });
      for (const row of rows) {
        after = row.seq;
        const entry = entryOf<Entry>(row);
        if (entry.type === "proposalDrafted") drafts.push(entry.proposalId);
      }
      if (rows.length < PAGE_ROWS) return drafts;
    }
  } catch {
    // That a row is not right is said of the Opinion itself.
    return drafts;
  }
}

/** What to print about a stream: with the ends of its chains, which show elsewhere that nothing was cut off. */
export function verifiedLine(stream: string, { rows, bad, heads }: Verified, hidden = 0): string {
  if (bad !== null) return `${stream}\trow ${bad.seq}: ${bad.why}`;
  const whole = `${rows} rows, whole${hidden > 0 ? `, ${hidden} hidden` : ""}`;
  return [stream, whole, `minutes ${heads.minutes}`, `words ${heads.words}`].join("\t");
}

/** Checks the forum's rows and every Opinion's; names the first bad row of each. */
export async function verifyStreams({
  store,
  forum,
}: Pick<Concord, "store" | "forum">): Promise<{ readonly lines: readonly string[]; readonly code: number }> {
  const lines: string[] = [];
  let code = 0;
  const opinions = forum.forum().opinions.map((one) => one.id);
  const drafts: string[] = [];
  for (const id of opinions) drafts.push(...(await draftsIn(store, id)));
  for (const stream of [FORUM_STREAM, ...opinions, ...drafts]) {
    const verified = await verifyStream(store, stream);
    lines.push(verifiedLine(stream, verified));
    if (verified.bad !== null) code = 1;
  }
  const damage = await store.damage();
  return { lines: [...lines, ...damage], code: damage.length > 0 ? 1 : code };
}

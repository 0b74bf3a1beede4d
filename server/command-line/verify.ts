import type { Concord } from "../setup/concord.ts";
import { openProof } from "../retention/proof-of-removed.ts";
import { readToldRemovals, type ToldOfRemoved } from "../retention/told-removals.ts";
import { draftsIn } from "../replay/drafts-in.ts";
import { undisturbed } from "../replay/load.ts";
import { type ChainPosition, EMPTY_CHAIN, follow, followHidden } from "../store/check-row.ts";
import { BadRow, FORUM_STREAM, type Row, type Store } from "../store/store.ts";
import { rowFault } from "./row-faults.ts";
import { say } from "./spoken.ts";

const PAGE_ROWS = 500;

export type Verified = {
  readonly rows: number;
  /** The hashes with which the chains of events and words end. */
  readonly heads: Readonly<Record<"minutes" | "words", string>>;
  readonly bad: { readonly seq: number; readonly why: string } | null;
  /** Words that are no longer there, and what binds what they left (rule Z3). */
  readonly removed: { readonly from: number; readonly to: number; readonly proof: string } | null;
};

/** Checks a stream's rows one by one: of removed words too, of which nothing is left but their place and what they made. */
export function openChecking(stream: string): {
  /** Throws BadRow. */
  readonly take: (row: Row) => void;
  /** A row of which only its place is known. */
  readonly takeHidden: (row: Parameters<typeof followHidden>[1]) => void;
  readonly position: () => ChainPosition;
  readonly removed: () => Verified["removed"];
} {
  let position = EMPTY_CHAIN;
  const proof = openProof();
  let [from, to] = [0, 0];
  let isWhole = true;
  return {
    take: (row) => {
      position = follow(position, row);
      if (row.kind !== "words") return;
      if (row.removed === null) {
        if (!isWhole) throw new BadRow(stream, row.seq, "what the removed words before it left is missing");
        return;
      }
      isWhole = row.body.length > 0;
      if (from === 0) from = row.seq;
      to = row.seq;
      proof.add(row);
    },
    takeHidden: (row) => {
      position = followHidden(position, row);
    },
    position: () => position,
    removed: () => (from === 0 ? null : { from, to, proof: proof.proof() }),
  };
}

/** The first row of a stream whose hash, place or predecessor is not right, and how many rows were read. */
export async function verifyStream(
  store: Pick<Store, "read">,
  stream: string,
  told?: ToldOfRemoved,
): Promise<Verified> {
  const checking = openChecking(stream);
  const verified = (bad: Verified["bad"]): Verified => {
    const { seq: rows, heads } = checking.position();
    return { rows, heads, bad, removed: checking.removed() };
  };
  for (;;) {
    const { seq } = checking.position();
    try {
      const rows = await store.read(stream, seq, { limit: PAGE_ROWS });
      rows.forEach(checking.take);
      if (rows.length < PAGE_ROWS) return verified(whyNotTold(checking.removed(), told));
    } catch (error) {
      if (error instanceof BadRow) return verified({ seq: error.seq, why: error.why });
      return verified({
        seq: checking.position().seq + 1,
        why: `this row or one after it cannot be read: ${String(error)}`,
      });
    }
    // Long records are checked beside the work of the room, not instead of it.
    await new Promise(setImmediate);
  }
}

/** Checks that the removed text matches the newest forum event that removes text, and that each removal has one. */
export function whyNotTold(removed: Verified["removed"], told: ToldOfRemoved | undefined): Verified["bad"] {
  if (removed === null)
    return told === undefined
      ? null
      : { seq: 1, why: "the forum's act tells of removed words that are here" };
  if (told === undefined)
    return { seq: removed.from, why: "its words were removed, and no act of the forum tells of it" };
  if (told.proof === removed.proof) return null;
  const why = `what rows ${removed.from}..${removed.to} left is not what the forum's act on their removal names`;
  return { seq: removed.from, why };
}

/** Lines about a stream: with the ends of its chains, which show elsewhere that nothing was cut off. */
export function verifiedLines(
  stream: string,
  { rows, bad, heads, removed }: Verified,
  { hidden = 0, told }: { readonly hidden?: number; readonly told?: ToldOfRemoved | undefined } = {},
): readonly string[] {
  if (bad !== null)
    return [`${stream}\t${say("verify", "rowBad", { row: bad.seq, why: rowFault(bad.why) })}`];
  const whole =
    hidden > 0 ? say("verify", "wholeHidden", { rows, hidden }) : say("verify", "whole", { rows });
  const line = [stream, whole, `minutes ${heads.minutes}`, `words ${heads.words}`].join("\t");
  if (removed === null || told === undefined) return [line];
  const second = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
  return [
    line,
    `${stream}\t${say("verify", "removed", {
      from: removed.from,
      to: removed.to,
      before: second(told.before),
      on: second(told.at),
    })}`,
  ];
}

/** Checks the forum's rows and every Opinion's; names the first bad row of each. */
export const verifyStreams = ({
  store,
  forum,
}: Pick<Concord, "store" | "forum">): Promise<{
  readonly lines: readonly string[];
  readonly code: number;
}> =>
  undisturbed(store, async () => {
    const lines: string[] = [];
    let code = 0;
    const opinions = forum.forum().opinions.map((one) => one.id);
    const drafts: string[] = [];
    for (const id of opinions) drafts.push(...(await draftsIn(store, id)));
    const removals = await readToldRemovals(store);
    for (const stream of [FORUM_STREAM, ...opinions, ...drafts]) {
      const told = removals.get(stream);
      const verified = await verifyStream(store, stream, told);
      lines.push(...verifiedLines(stream, verified, { told }));
      if (verified.bad !== null) code = 1;
    }
    const damage = await store.damage();
    return { lines: [...lines, ...damage], code: damage.length > 0 ? 1 : code };
  });

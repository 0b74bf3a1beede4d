import type { Entry } from "../../shared/events/event.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import { openMoves } from "./moves.ts";
import { type ChainPosition, EMPTY_CHAIN, follow } from "../store/check-row.ts";
import { BadRow, type Row, type StoredCheckpoint } from "../store/store.ts";
import { type AffiliationOf, openAuthors } from "./authors.ts";
import type { Held } from "./held.ts";
import { isSound, readCheckpoint } from "./checkpoint.ts";
import { readLeftWords } from "./left-words.ts";
import { entryOf } from "../store/chain-writer.ts";
import { openServerDoc } from "./server-doc.ts";

/** An Opinion that is being replayed: from nothing or from a checkpoint, batch by batch of its rows. */
export type Replay = {
  readonly held: Held;
  readonly opinion: () => Opinion | null;
  readonly position: () => ChainPosition;
  /** The seq of the checkpoint that it began with; 0 where it began with nothing. */
  readonly from: number;
  /** False where words were removed since the last that left something: what is held is then older than the place. */
  readonly isWhole: () => boolean;
  /** The rows that come next, each of them checked. Throws BadRow. */
  readonly take: (rows: readonly Row[]) => void;
};

export function openReplay(id: string, behind: AffiliationOf): Replay {
  return replayFrom(id, nothingHeld(behind), { opinion: null, position: EMPTY_CHAIN });
}

/** Null where the checkpoint is not sound, or its content cannot be read: then the rows are. */
export function replayFromCheckpoint(
  id: string,
  stored: StoredCheckpoint,
  {
    behind,
    place,
  }: { readonly behind: AffiliationOf; /** The row of the checkpoint. */ readonly place: Row | undefined },
): Replay | null {
  if (!isSound(stored)) return null;
  const held = nothingHeld(behind);
  let begun: ReturnType<typeof readCheckpoint>;
  try {
    begun = readCheckpoint(stored, held);
  } catch {
    return null;
  }
  // The row must still be there: or rows were lost after the checkpoint was made.
  const { seq, heads } = begun.position;
  if (place?.seq !== seq || place.hash !== heads[place.kind])
    throw new BadRow(id, seq, "it is not the one that the checkpoint was made after");
  return replayFrom(id, held, begun);
}

const nothingHeld = (behind: AffiliationOf): Held => ({
  serverDoc: openServerDoc(),
  authors: openAuthors(behind),
  moves: openMoves(),
});

function replayFrom(
  id: string,
  held: Held,
  start: { readonly opinion: Opinion | null; readonly position: ChainPosition },
): Replay {
  let { opinion, position } = start;
  let isWhole = true;
  return {
    held,
    opinion: () => opinion,
    position: () => position,
    from: start.position.seq,
    isWhole: () => isWhole,
    take: (rows) => {
      const updates: Uint8Array[] = [];
      for (const row of rows) {
        try {
          position = follow(position, row);
          if (row.kind === "words") isWhole = row.removed === null || row.body.length > 0;
          opinion = replay(row, { held, updates, opinion });
        } catch (error) {
          if (error instanceof BadRow) throw error;
          throw new BadRow(id, row.seq, `it cannot be replayed: ${String(error)}`);
        }
      }
      try {
        held.serverDoc.load(updates);
      } catch (error) {
        throw new BadRow(
          id,
          rows[0]?.seq ?? 0,
          `its words or those after it cannot be read: ${String(error)}`,
        );
      }
    },
  };
}

/** The record after one more row; words are put with the updates. */
function replay(
  row: Row,
  { held, updates, opinion }: { held: Held; updates: Uint8Array[]; opinion: Opinion | null },
): Opinion | null {
  if (row.removed !== null) {
    if (row.body.length === 0) return opinion;
    const left = readLeftWords(row.body);
    updates.push(left.update);
    held.authors.loadLeft(left);
    held.moves.add(left.moved);
    return opinion;
  }
  if (row.kind === "words") {
    updates.push(row.body);
    held.authors.load(row);
    held.moves.add(row.copied?.moved ?? []);
    return opinion;
  }
  const entry = entryOf<Entry>(row);
  if (entry.type === "clauseRestored") held.moves.restore(entry.clauseId);
  return applyEvent(opinion, entry);
}

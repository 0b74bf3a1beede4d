import type { OpinionId, UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/minutes.ts";
import type { Opinion } from "../../shared/opinion.ts";
import { record } from "../../shared/record.ts";
import type { LogPosition } from "../store/check-row.ts";
import { EMPTY_LOG, follow } from "../store/check-row.ts";
import type { Row, Store, StoredCheckpoint } from "../store/store.ts";
import { BadRow } from "../store/store.ts";
import type { Behind } from "./authors.ts";
import { openAuthors } from "./authors.ts";
import type { Held } from "./checkpoint.ts";
import { isSound, readCheckpoint } from "./checkpoint.ts";
import { entryOf } from "./log.ts";
import { openMoves } from "../gate/moves.ts";
import { openWords } from "./opinion-words.ts";

const LOAD_ROWS = 1_000;

export type Loaded = Held & {
  /** Null where there are no rows. */
  readonly opinion: Opinion | null;
  readonly position: LogPosition;
  /** The seq of the checkpoint that it began with; 0 where all rows were read. */
  readonly from: number;
};

type BehindOf = (user: UserId) => Behind;
const NOBODY: BehindOf = () => ({ delegationId: null, office: null });

/**
 * An Opinion replayed from its newest sound checkpoint and the rows after it, each of which is checked: a row
 * that is not right is never served. Rejects with BadRow. `to` ends with that row and reads all rows before it.
 */
export async function load(
  store: Store,
  id: OpinionId,
  { behind = NOBODY, to }: { readonly behind?: BehindOf; readonly to?: number } = {},
): Promise<Loaded> {
  const stored = to === undefined ? await store.checkpoint(id) : null;
  const begun = stored !== null && isSound(stored) ? begin(stored, behind) : null;
  if (begun !== null) await checkPlace(store, begun, id);
  const held: Held = begun ?? nothingHeld(behind);
  const from = begun?.position.seq ?? 0;
  let { opinion, position }: { opinion: Opinion | null; position: LogPosition } = begun ?? {
    opinion: null,
    position: EMPTY_LOG,
  };
  for (;;) {
    const limit = Math.min(LOAD_ROWS, (to ?? Infinity) - position.seq);
    const rows = limit <= 0 ? [] : await readRows(store, id, { after: position.seq, limit });
    const updates: Uint8Array[] = [];
    for (const row of rows) {
      position = follow(position, row);
      try {
        opinion = replay(row, { held, updates, opinion });
      } catch (error) {
        throw new BadRow(id, row.seq, `it cannot be replayed: ${String(error)}`);
      }
    }
    try {
      held.sheet.load(updates);
    } catch (error) {
      throw new BadRow(id, rows[0]?.seq ?? 0, `its words or those after it cannot be read: ${String(error)}`);
    }
    if (rows.length < LOAD_ROWS) break;
    // A long history is read in steps, so that the other Opinions go on meanwhile.
    await new Promise(setImmediate);
  }
  for (const { client, user } of await store.boundClients(id)) held.authors.bind(client, user);
  const mark = await store.restoredMark();
  if (opinion !== null && mark !== null) opinion = { ...opinion, generation: generationAfter(opinion, mark) };
  return { ...held, opinion, position, from };
}

/**
 * Pages that were open before a restore may hold words that are not here, under ids whose owners are not known
 * here: they start afresh, as with every other generation.
 */
const generationAfter = ({ generation }: Opinion, mark: string): string =>
  `${generation.split(".")[0]}.${mark}`;

const nothingHeld = (behind: BehindOf): Held => ({
  sheet: openWords(),
  authors: openAuthors(behind),
  moves: openMoves(),
});

/** Null where the content of a sound checkpoint still cannot be read: then the rows are. */
function begin(
  stored: StoredCheckpoint,
  behind: BehindOf,
): (Held & ReturnType<typeof readCheckpoint>) | null {
  const held = nothingHeld(behind);
  try {
    return { ...held, ...readCheckpoint(stored, held) };
  } catch {
    return null;
  }
}

/** The row of a checkpoint must still be there: or rows were lost after it was made. */
async function checkPlace(
  store: Store,
  { position: { seq, heads } }: { readonly position: LogPosition },
  id: OpinionId,
): Promise<void> {
  const [row] = await readRows(store, id, { after: seq - 1, limit: 1 });
  if (row?.seq !== seq || row.hash !== heads[row.kind])
    throw new BadRow(id, seq, "it is not the one that the checkpoint was made after");
}

async function readRows(
  store: Store,
  id: OpinionId,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly Row[]> {
  try {
    return await store.read(id, after, { limit });
  } catch (error) {
    if (error instanceof BadRow) throw error;
    throw new BadRow(id, after + 1, `this row or one after it cannot be read: ${String(error)}`);
  }
}

/** The record after one more row; words are put with the updates. */
function replay(
  row: Row,
  { held, updates, opinion }: { held: Held; updates: Uint8Array[]; opinion: Opinion | null },
): Opinion | null {
  if (row.kind === "words") {
    updates.push(row.body);
    held.authors.load(row);
    held.moves.add(row.copied?.moved ?? []);
    return opinion;
  }
  const entry = entryOf<Entry>(row);
  if (entry.type === "clauseRestored") held.moves.restore(entry.clauseId);
  return record(opinion, entry);
}

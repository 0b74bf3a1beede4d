import type { OpinionId } from "../../shared/ids.ts";
import { CHECKPOINT_BYTES } from "../../shared/limits.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { ChainPosition } from "../store/check-row.ts";
import { BadRow, type Row, type Store, type StoredCheckpoint } from "../store/store.ts";
import type { AffiliationOf } from "./authors.ts";
import { CHECKPOINT_FORMAT } from "./checkpoint.ts";
import type { Held } from "./held.ts";
import { openReplay, type Replay, replayFromCheckpoint } from "./replay.ts";

const LOAD_ROWS = 1_000;

export type Loaded = Held & {
  /** Null where there are no rows. */
  readonly opinion: Opinion | null;
  readonly position: ChainPosition;
  /** The seq of the checkpoint that it began with; 0 where all rows were read. */
  readonly from: number;
};

export const NO_AFFILIATION: AffiliationOf = () => ({ delegationId: null, office: null });

/**
 * An Opinion replayed from its newest sound checkpoint and the rows after it, each of which is checked: a row
 * that is not right is never served. Rejects with BadRow, or with Away. `to` ends with that row and reads all rows before it.
 */
export const load = (
  store: Store,
  id: OpinionId,
  asked: { readonly behind?: AffiliationOf; readonly to?: number } = {},
): Promise<Loaded> => undisturbed(store, () => loadOnce(store, id, asked));

/** Reads again if words were removed between the steps of a read. */
export async function undisturbed<Read>(
  store: Pick<Store, "removals">,
  read: () => Promise<Read>,
): Promise<Read> {
  for (;;) {
    const before = await store.removals();
    try {
      const found = await read();
      if ((await store.removals()) === before) return found;
    } catch (error) {
      if ((await store.removals()) === before) throw error;
    }
  }
}

async function loadOnce(
  store: Store,
  id: OpinionId,
  { behind = NO_AFFILIATION, to }: { readonly behind?: AffiliationOf; readonly to?: number },
): Promise<Loaded> {
  const stored = to === undefined ? await store.checkpoint(id, CHECKPOINT_FORMAT) : null;
  const begun = stored === null ? null : await begin(store, stored, behind);
  const replay = begun ?? openReplay(id, behind);
  for (;;) {
    const after = replay.position().seq;
    const limit = Math.min(LOAD_ROWS, (to ?? Infinity) - after);
    if (limit <= 0) break;
    const rows = await readRows(store, id, { after, limit, bytesMax: CHECKPOINT_BYTES });
    replay.take(rows);
    if (rows.length === 0) break;
    // A long history is read in steps, so that the other Opinions go on meanwhile.
    await new Promise(setImmediate);
  }
  const { held, from } = replay;
  if (to === undefined && !replay.isWhole())
    throw new BadRow(id, replay.position().seq, "what is left of removed words is missing before it");
  for (const { client, user } of await store.boundClients(id)) held.authors.bind(client, user);
  const opinion = await ofThisGeneration(store, replay.opinion());
  return { ...held, opinion, position: replay.position(), from };
}

/**
 * Pages that were open before a restore may hold words that are not here, under ids whose owners are not known
 * here: they start afresh, as with every other generation.
 */
export async function ofThisGeneration(
  store: Pick<Store, "restoredMark">,
  opinion: Opinion | null,
): Promise<Opinion | null> {
  const mark = opinion === null ? null : await store.restoredMark(opinion.id);
  if (opinion === null || mark === null) return opinion;
  return { ...opinion, generation: `${opinion.generation.split(".")[0]}.${mark}` };
}

const begin = async (store: Store, stored: StoredCheckpoint, behind: AffiliationOf): Promise<Replay | null> =>
  replayFromCheckpoint(stored.stream, stored, { behind, place: await rowOfCheckpoint(store, stored) });

/** The row that a checkpoint says it was made after. */
export const rowOfCheckpoint = async (
  store: Pick<Store, "read">,
  { stream, seq }: StoredCheckpoint,
): Promise<Row | undefined> => (await readRows(store, stream, { after: seq - 1, limit: 1 }))[0];

/** Rows as they lie there, unchecked. */
export const readRows = (
  store: Pick<Store, "read">,
  id: string,
  { after, ...options }: { readonly after: number; readonly limit: number; readonly bytesMax?: number },
): Promise<readonly Row[]> => store.read(id, after, options);

/** A kept checkpoint, with the row that it was made after. */
export type ReplayStart = { readonly checkpoint: StoredCheckpoint; readonly place: Row | undefined };

/** Begins a replay for nobody in particular; null where the checkpoint is not sound. */
export const startReplay = (id: string, from: ReplayStart | null): Replay | null =>
  from === null
    ? openReplay(id, NO_AFFILIATION)
    : replayFromCheckpoint(id, from.checkpoint, { behind: NO_AFFILIATION, place: from.place });

import type { AuthorId, OpinionId } from "../../shared/ids.ts";
import { readRows } from "../replay/load.ts";
import type { Store } from "../store/store.ts";

const PAGE_ROWS = 1_000;
/** A pause of this length ends a stretch of typing. */
const PAUSE_MS = 30_000;
/** Of one Opinion, to one reader: the newest. */
const TOLD_MAX = 500;

/** The last row of a stretch of somebody's typing. */
type Moment = { readonly seq: number; readonly at: number; readonly by: AuthorId };

/** Pauses in typing (rule J2): the last row of a stretch, of each author for themselves. */
export type Typed = {
  /** In order, the newest of those that `isOwn` tells and that are not removed. */
  readonly moments: (id: OpinionId, isOwn: (moment: Moment) => boolean) => Promise<readonly Moment[]>;
};

type Known = { last: number; moments: Moment[]; open: Map<string, number> };

export function openTyped(store: Store): Typed {
  const opinions = new Map<OpinionId, Known>();
  let reading: Promise<unknown> = Promise.resolve();

  const readOn = async (id: OpinionId): Promise<Known> => {
    const known = opinions.get(id) ?? { last: 0, moments: [], open: new Map() };
    opinions.set(id, known);
    for (;;) {
      const rows = await readRows(store, id, { after: known.last, limit: PAGE_ROWS });
      for (const { seq, at, by, kind, client } of rows) {
        known.last = seq;
        // An act ends every stretch: it leaves a settled state, or what was said of the text as it stood.
        if (kind === "minutes") known.open.clear();
        else if (client !== null) take(known, { seq, at, by });
      }
      if (rows.length < PAGE_ROWS) return known;
      await new Promise(setImmediate);
    }
  };

  return {
    moments: async (id, isOwn) => {
      // One after the other, or a row would be taken twice.
      const turn = reading.then(() => readOn(id));
      reading = turn.catch(() => undefined);
      const own = (await turn).moments.filter(isOwn).toSorted((one, other) => one.seq - other.seq);
      const told: Moment[] = [];
      for (const one of own.slice(-TOLD_MAX)) if (await store.isReadable(id, one.seq)) told.push(one);
      return told;
    },
  };
}

function take({ moments, open }: Known, moment: Moment): void {
  const at = open.get(moment.by);
  const before = at === undefined ? undefined : moments[at];
  if (at !== undefined && before !== undefined && moment.at - before.at < PAUSE_MS) moments[at] = moment;
  else open.set(moment.by, moments.push(moment) - 1);
}

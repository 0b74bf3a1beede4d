import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { CharId, CharSpan, Moves } from "../replay/moves.ts";

/** The gate's view of the room at this moment. All of it is synchronous. */
export type GateView = {
  readonly doc: Y.Doc;
  /** Returns the clause whose words a Yjs type holds; undefined for anything else. */
  readonly clauseOf: (type: unknown) => ClauseId | undefined;
  /** Null: the person may type in this clause now. */
  readonly mayType: (clause: ClauseId) => Refusal | null;
  /** Asks the same for late typing in a clause: one that was joined since counts as if it stood (rule W21). */
  readonly mayTypeAsItStood: (clause: ClauseId) => Refusal | null;
  /** True if new characters under this client id may come from this connection (rule G3). */
  readonly ownsClient: (client: number) => boolean;
  readonly moves: Moves;
  readonly isRemoved: (clause: ClauseId) => boolean;
  /** Finds a sign in a stretch of characters that no typing deletes (rule B3). */
  readonly isProtected: (range: CharSpan) => boolean;
  /**
   * True if the sender had this first copy of a character: then the copying, not the sender, deleted the original.
   */
  readonly knows: (copy: CharId) => boolean;
};

export type Decoded = ReturnType<typeof Y.decodeUpdate>;
export type Struct = Decoded["structs"][number];

/** Clocks of one client id. Yjs writes them as varUints up to 2^53: past that no reader opens the text again. */
export const CLOCK_MAX = 2 ** 31;
/** By client, in order of clocks and without gaps: the structs that the document does not have yet. */
export type Fresh = ReadonlyMap<number, readonly Struct[]>;

/** Thrown while judging, caught in `judge`: the update is not a plain edit, or comes too early. */
export class NotPlain {
  readonly gap: boolean;
  readonly message: string;
  constructor(message: string, gap = false) {
    this.message = message;
    this.gap = gap;
  }
}

/** Thrown while judging, too: an edit as it could be, but more work than one message may make. */
export class TooMuch {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

export function findFresh(fresh: Fresh, id: CharId): Struct | undefined {
  const list = fresh.get(id.client) ?? [];
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = list[middle]!;
    if (id.clock < struct.id.clock) high = middle - 1;
    else if (id.clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return undefined;
}

const neighboursOf = (struct: Struct): readonly Y.ID[] =>
  struct instanceof Y.Item ? [struct.origin, struct.rightOrigin].filter((id) => id !== null) : [];

/**
 * The clause in which each new struct stands, in the order in which Yjs will put them in: each after the one
 * before it of its client and after its neighbours. Where there is no such order Yjs would throw, or keep them.
 */
export function placesOf(view: GateView, fresh: Fresh): ReadonlyMap<Y.Item, ClauseId> {
  const places = new Map<Y.Item, ClauseId>();
  const placed = new Map<number, number>();
  const reached = (client: number): number => {
    const count = placed.get(client) ?? 0;
    const last = count === 0 ? undefined : fresh.get(client)?.[count - 1];
    return last === undefined ? Y.getState(view.doc.store, client) : last.id.clock + last.length;
  };
  const waiting = new Map<number, number>();
  const wait = (client: number, until: number): void => {
    if (waiting.has(client)) throw new NotPlain("Its neighbours lead in a circle.");
    waiting.set(client, until);
    stack.push(client);
  };
  const stack: number[] = [];
  for (const [first, structs] of fresh) {
    const last = structs.at(-1)!;
    wait(first, last.id.clock + last.length);
    while (stack.length > 0) {
      const client = stack.at(-1)!;
      if (reached(client) >= waiting.get(client)!) {
        stack.pop();
        waiting.delete(client);
        continue;
      }
      const struct = fresh.get(client)?.[placed.get(client) ?? 0];
      if (struct === undefined) throw new NotPlain("Its neighbour is missing.", true);
      const missing = neighboursOf(struct).find((id) => id.clock >= reached(id.client));
      if (missing !== undefined) {
        wait(missing.client, missing.clock + 1);
        continue;
      }
      if (!(struct instanceof Y.Item)) throw new NotPlain("Only plain words can be typed here.");
      places.set(struct, placeOf(view, struct, { fresh, places }));
      placed.set(client, (placed.get(client) ?? 0) + 1);
    }
  }
  return places;
}

function placeOf(
  view: GateView,
  struct: Y.Item,
  { fresh, places }: { readonly fresh: Fresh; readonly places: ReadonlyMap<Struct, ClauseId> },
): ClauseId {
  if (struct.parentSub !== null) throw new NotPlain("Only plain words can be typed here.");
  const store = view.doc.store;
  const beside = neighboursOf(struct).map((id): ClauseId => {
    const isKnown = id.clock < Y.getState(store, id.client);
    const item: unknown = isKnown ? Y.getItem(store, id) : undefined;
    const other = findFresh(fresh, id);
    const clause =
      item instanceof Y.Item ? view.clauseOf(item.parent) : other === undefined ? other : places.get(other);
    if (clause === undefined) throw new NotPlain("Its neighbour is not a character of a clause.");
    return clause;
  });
  const place = beside[0] ?? placeOfParent(view, struct.parent);
  if (beside.some((other) => other !== place))
    throw new NotPlain("Its neighbours stand in different clauses.");
  return place;
}

/** Texts are made by the server alone: one that is not here will not come from a client. */
function placeOfParent(view: GateView, parent: unknown): ClauseId {
  const store = view.doc.store;
  if (!(parent instanceof Y.ID)) throw new NotPlain("It is not in the text of a clause.");
  if (parent.clock >= Y.getState(store, parent.client)) throw new NotPlain("Its text is not known.");
  const item: unknown = Y.getItem(store, parent);
  const type = item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : null;
  const clause = view.clauseOf(type);
  if (clause === undefined) throw new NotPlain("It is not in the text of a clause.");
  return clause;
}

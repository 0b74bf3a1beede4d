import * as Y from "yjs";
import type { ClauseId } from "../shared/ids.ts";
import { CLAUSE_CHARS_MAX, UPDATE_BYTES_MAX } from "../shared/limits.ts";
import { arePlainWords } from "../shared/plain-words.ts";
import type { Refusal } from "../shared/refusal.ts";

/** What the gate needs to know of the room at this moment. All of it is synchronous. */
export type GateView = {
  readonly doc: Y.Doc;
  /** Which clause's words a Yjs type holds; undefined for anything else. */
  readonly clauseOf: (type: unknown) => ClauseId | undefined;
  /** Whether the person may type in this clause now; null means yes. */
  readonly mayType: (clause: ClauseId) => Refusal | null;
  /** Whether new characters under this client id may come from this connection (rule G3). */
  readonly ownsClient: (client: number) => boolean;
};

export type Judgement =
  | { readonly kind: "pass"; readonly newClients: readonly number[] }
  /** Something is missing before it: apply nothing, ask for everything. */
  | { readonly kind: "gap" }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly clauseId?: ClauseId };

const refused = (reason: Refusal["reason"], message: string, clauseId?: ClauseId): Judgement => ({
  kind: "refused",
  refusal: { reason, message },
  ...(clauseId === undefined ? {} : { clauseId }),
});

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];

/** Thrown while judging, caught in `judge`: the update is not a plain edit, or comes too early. */
class NotPlain {
  readonly gap: boolean;
  readonly message: string;
  constructor(message: string, gap = false) {
    this.message = message;
    this.gap = gap;
  }
}

/**
 * Judges one Yjs update (V1) before it is applied, whole: nothing but string inserts into the text of a
 * root that this person may write now, and deletions of characters there (rules G1-G6). Known structs and
 * deletions already done are passed over, since a sync step 2 carries the whole delete set.
 */
export function judge(view: GateView, update: Uint8Array): Judgement {
  if (update.byteLength > UPDATE_BYTES_MAX) {
    return refused("tooLarge", `An edit may have ${UPDATE_BYTES_MAX} bytes at most.`);
  }
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return refused("unreadable", "The edit could not be read.");
  }
  try {
    return judgeDecoded(view, decoded);
  } catch (error) {
    if (error instanceof NotPlain) {
      return error.gap ? { kind: "gap" } : refused("notAnEdit", error.message);
    }
    if (error instanceof RangeError) return refused("notAnEdit", "The edit is tied in knots.");
    throw error;
  }
}

function judgeDecoded(view: GateView, { structs, ds }: ReturnType<typeof Y.decodeUpdate>): Judgement {
  const store = view.doc.store;
  const fresh = freshStructs(view, structs);
  const places = placesOf(view, fresh);
  const inserted = new Map<ClauseId, number>();
  const newClients: number[] = [];
  for (const [client, items] of fresh) {
    if (items.length === 0) continue;
    if (!view.ownsClient(client)) {
      return refused("foreignClient", "These characters carry somebody else's id.");
    }
    newClients.push(client);
    const known = Y.getState(store, client);
    for (const struct of items) {
      const clause = places(struct);
      const content = contentOf(struct);
      if (content instanceof Y.ContentString) {
        if (!arePlainWords(content.str)) {
          return refused(
            "notPlainWords",
            "Words are plain characters: no breaks or control characters.",
            clause,
          );
        }
        const length = struct.id.clock + struct.length - Math.max(known, struct.id.clock);
        inserted.set(clause, (inserted.get(clause) ?? 0) + length);
      } else if (content instanceof Y.ContentDeleted) {
        // Typed and deleted again before it was sent: it changes no words, but it is written here.
        inserted.set(clause, inserted.get(clause) ?? 0);
      } else {
        return refused("notAnEdit", "Only plain words can be typed here.", clause);
      }
    }
  }
  const touched = new Set(inserted.keys());
  for (const clause of deletedClauses(view, ds, fresh)) touched.add(clause);
  for (const clause of touched) {
    const refusal = view.mayType(clause);
    if (refusal !== null) return { kind: "refused", refusal, clauseId: clause };
  }
  for (const [clause, length] of inserted) {
    const text = textOf(view, clause);
    if (text + length > CLAUSE_CHARS_MAX) {
      return refused("tooLong", `A clause may have ${CLAUSE_CHARS_MAX} characters at most.`, clause);
    }
  }
  return { kind: "pass", newClients };
}

const textOf = (view: GateView, clause: ClauseId): number => {
  const paragraph = view.doc.getXmlFragment(clause).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  return text instanceof Y.XmlText ? text.length : 0;
};

/** By client, in order of clocks: the structs that the document does not have yet, in full or in part. */
function freshStructs(view: GateView, structs: readonly Struct[]): Map<number, Struct[]> {
  const fresh = new Map<number, Struct[]>();
  const expected = new Map<number, number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const next = expected.get(client) ?? Y.getState(view.doc.store, client);
    if (struct instanceof Y.Skip) throw new NotPlain("A part is left out.", true);
    if (clock > next) throw new NotPlain("Something before it is missing.", true);
    if (clock + struct.length <= next) continue;
    expected.set(client, clock + struct.length);
    const list = fresh.get(client);
    if (list === undefined) fresh.set(client, [struct]);
    else list.push(struct);
  }
  return fresh;
}

function contentOf(struct: Struct): unknown {
  if (!(struct instanceof Y.Item)) throw new NotPlain("Only plain words can be typed here.");
  return struct.content;
}

function findFresh(fresh: ReadonlyMap<number, readonly Struct[]>, id: Y.ID): Struct | undefined {
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

/** Gives the clause whose text a new struct stands in, by its neighbours or its parent; throws when there is none. */
function placesOf(
  view: GateView,
  fresh: ReadonlyMap<number, readonly Struct[]>,
): (struct: Struct) => ClauseId {
  const store = view.doc.store;
  const places = new Map<Struct, ClauseId | "looking">();

  const placeOfId = (id: Y.ID): ClauseId => {
    if (id.clock < Y.getState(store, id.client)) {
      const item: unknown = Y.getItem(store, id);
      const clause = item instanceof Y.Item ? view.clauseOf(item.parent) : undefined;
      if (clause === undefined) throw new NotPlain("Its neighbour is not a character of a clause.");
      return clause;
    }
    const struct = findFresh(fresh, id);
    if (struct === undefined) throw new NotPlain("Its neighbour is missing.", true);
    return placeOf(struct);
  };

  const placeOfParent = (parent: unknown): ClauseId => {
    if (!(parent instanceof Y.ID)) throw new NotPlain("It is not in the text of a clause.");
    if (parent.clock >= Y.getState(store, parent.client)) {
      // Texts are made by the server alone, so a text that is not here will not come from a client.
      throw new NotPlain("Its text is not known.", findFresh(fresh, parent) === undefined);
    }
    const item: unknown = Y.getItem(store, parent);
    const type = item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : null;
    const clause = view.clauseOf(type);
    if (clause === undefined) throw new NotPlain("It is not in the text of a clause.");
    return clause;
  };

  const placeOf = (struct: Struct): ClauseId => {
    const known = places.get(struct);
    if (known === "looking") throw new NotPlain("Its neighbours lead in a circle.");
    if (known !== undefined) return known;
    if (!(struct instanceof Y.Item)) throw new NotPlain("Only plain words can be typed here.");
    if (struct.parentSub !== null) throw new NotPlain("Only plain words can be typed here.");
    places.set(struct, "looking");
    const beside = [struct.origin, struct.rightOrigin].filter((id) => id !== null).map(placeOfId);
    const place = beside[0] ?? placeOfParent(struct.parent);
    if (beside.some((other) => other !== place))
      throw new NotPlain("Its neighbours stand in different clauses.");
    places.set(struct, place);
    return place;
  };
  return placeOf;
}

/** The clauses in which something that is still there would be deleted. */
function deletedClauses(
  view: GateView,
  ds: ReturnType<typeof Y.decodeUpdate>["ds"],
  fresh: ReadonlyMap<number, readonly Struct[]>,
): ReadonlySet<ClauseId> {
  const store = view.doc.store;
  const clauses = new Set<ClauseId>();
  for (const [client, ranges] of ds.clients) {
    const known = Y.getState(store, client);
    const last = fresh.get(client)?.at(-1);
    const end = last === undefined ? known : last.id.clock + last.length;
    const items = store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      if (clock + len > end) throw new NotPlain("It deletes what is not there yet.", true);
      if (clock >= known || items.length === 0) continue;
      for (let i = Y.findIndexSS(items, clock); i < items.length; i++) {
        const item = items[i]!;
        if (item.id.clock >= clock + len) break;
        if (item.deleted) continue;
        const clause = item instanceof Y.Item ? view.clauseOf(item.parent) : undefined;
        if (clause === undefined || !(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) {
          throw new NotPlain("Only characters of a clause can be deleted.");
        }
        clauses.add(clause);
      }
    }
  }
  return clauses;
}

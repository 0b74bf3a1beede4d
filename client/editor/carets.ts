import type { ClauseId } from "../../shared/ids.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { delegationColour } from "../forum/colours.ts";
import type { PageRoom } from "../room/room.ts";
import { readCursor } from "./cursor.ts";

/** Somebody else's caret, and the selection behind it, in one clause; offsets in UTF-16 units. */
export type OthersCaret = {
  readonly client: number;
  readonly anchor: number;
  readonly head: number;
  readonly label: string;
  readonly colour: string;
  /** Its person has not moved it for a moment: a dot stands for the name. */
  readonly rests: boolean;
};

export type Carets = {
  readonly of: (clause: ClauseId) => readonly OthersCaret[];
  /** The same map while no caret moved. */
  readonly all: () => ReadonlyMap<ClauseId, readonly OthersCaret[]>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Only these clauses are drawn: carets in others are not looked for. */
  readonly showIn: (clauses: ReadonlySet<string>) => void;
  /** Names a person's flag; roster and language change it. */
  readonly nameBy: (name: (person: RosterPerson) => string) => void;
  readonly close: () => void;
};

const NONE: readonly OthersCaret[] = [];
/** The name of a caret is for the moment after a move, in milliseconds. */
const NAME_MS = 2_000;
/** Each drawing finds the carets that rest. Without a drawing, a timer does: no sooner than after this time. */
const LOOK_MS = 500;

/** Follows all others' carets frame by frame; a clause nobody moved in keeps its list. */
export function openCarets(room: PageRoom): Carets {
  let byClause = new Map<ClauseId, readonly OthersCaret[]>();
  const moved = new Map<number, { readonly cursor: unknown; readonly place: string; readonly at: number }>();
  let looking: ReturnType<typeof setTimeout> | undefined;
  let nameOf: (person: RosterPerson) => string = (person) => person.symbol ?? person.role;
  const listeners = new Set<() => void>();
  let shown: ReadonlySet<string> | null = null;

  const movedAt = (client: number, cursor: unknown): number => {
    const before = moved.get(client);
    if (before !== undefined && before.cursor === cursor) return before.at;
    const place = JSON.stringify(cursor);
    const at = before?.place === place ? before.at : performance.now();
    moved.set(client, { cursor, place, at });
    return at;
  };
  const look = (): void => {
    const now = performance.now();
    let restsNext = Infinity;
    const people = new Map(room.snapshot().people.map((person) => [person.client, person]));
    const next = new Map<ClauseId, OthersCaret[]>();
    for (const [client, state] of room.awareness().getStates()) {
      const person = people.get(client);
      if (client === room.doc().clientID || person === undefined) continue;
      const place = readCursor(room.doc(), state["cursor"]);
      if (place === null || shown?.has(place.clause) === false) continue;
      const { clause, anchor, head } = place;
      const label = nameOf(person);
      const at = movedAt(client, state["cursor"]);
      const rests = now - at >= NAME_MS;
      if (!rests) restsNext = Math.min(restsNext, at + NAME_MS);
      const caret = { client, anchor, head, label, colour: delegationColour(person.symbol), rests };
      const carets = next.get(clause);
      if (carets === undefined) next.set(clause, [caret]);
      else carets.push(caret);
    }
    for (const client of moved.keys()) if (!room.awareness().getStates().has(client)) moved.delete(client);
    clearTimeout(looking);
    if (restsNext < Infinity) looking = setTimeout(look, Math.max(restsNext - now, LOOK_MS));
    const kept = new Map(
      [...next].map(([clause, carets]) => [clause, keepSame(byClause.get(clause), carets)]),
    );
    const same =
      kept.size === byClause.size && [...kept].every(([clause, list]) => byClause.get(clause) === list);
    if (same) return;
    byClause = kept;
    for (const listener of listeners) listener();
  };
  // The room tells of carets, too, in one breath with the words: a row draws both at once.
  const leave = room.subscribe(look);

  return {
    of: (clause) => byClause.get(clause) ?? NONE,
    all: () => byClause,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    nameBy: (name) => {
      nameOf = name;
      look();
    },
    showIn: (clauses) => {
      shown = clauses;
      look();
    },
    close: () => {
      clearTimeout(looking);
      leave();
    },
  };
}

function keepSame(
  before: readonly OthersCaret[] | undefined,
  carets: readonly OthersCaret[],
): readonly OthersCaret[] {
  const same =
    before?.length === carets.length && carets.every((caret, index) => areSame(caret, before[index]!));
  return same ? before : carets;
}

const areSame = (a: OthersCaret, b: OthersCaret): boolean =>
  (Object.keys(a) as (keyof OthersCaret)[]).every((part) => a[part] === b[part]);

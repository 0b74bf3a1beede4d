import type { ClauseId } from "../../shared/ids.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { delegationColour } from "../forum/colours.ts";
import type { PageRoom } from "../room/room.ts";
import { readCursor } from "./cursor.ts";
import { openListeners } from "../ui/listeners.ts";

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

/** The last move of somebody's caret. */
type Move = {
  cursor: unknown;
  readonly place: string;
  readonly at: number;
  /** Null until its character is here. */
  clause: ClauseId | null;
};

/** A caret without its offsets, which change with the words before it. */
export type PlacedCaret = Omit<OthersCaret, "anchor" | "head"> & { readonly move: Move };

export type Carets = {
  /** Looks for them in the words as they are at this call. */
  readonly of: (clause: ClauseId) => readonly OthersCaret[];
  /** The same map while no caret moved, and the same list while none moved in its clause. */
  readonly all: () => ReadonlyMap<ClauseId, readonly PlacedCaret[]>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Only these clauses are drawn: carets in others are not looked for. */
  readonly showIn: (clauses: ReadonlySet<string>) => void;
  /** Names a person's flag, which has no name before; roster and language change it. */
  readonly nameBy: (name: (person: RosterPerson) => string) => void;
  readonly close: () => void;
};

/** The name of a caret is for the moment after a move, in milliseconds. */
const NAME_MS = 2_000;
/** Each drawing finds the carets that rest. Without a drawing, a timer does: no sooner than after this time. */
const LOOK_MS = 500;

/** Follows all others' carets frame by frame; a clause nobody moved in keeps its list. */
export function openCarets(room: PageRoom): Carets {
  let byClause = new Map<ClauseId, readonly PlacedCaret[]>();
  const moves = new Map<number, Move>();
  let looking: ReturnType<typeof setTimeout> | undefined;
  let nameOf: (person: RosterPerson) => string = () => "";
  const listeners = openListeners();
  let shown: ReadonlySet<string> | null = null;

  const moveOf = (client: number, cursor: unknown): Move => {
    let move = moves.get(client);
    if (move === undefined || move.cursor !== cursor) {
      const place = JSON.stringify(cursor);
      if (move === undefined || move.place !== place)
        moves.set(client, (move = { cursor, place, at: performance.now(), clause: null }));
      move.cursor = cursor;
    }
    move.clause ??= readCursor(room.doc(), cursor)?.clause ?? null;
    return move;
  };
  const look = (): void => {
    const now = performance.now();
    let restsNext = Infinity;
    const people = new Map(room.snapshot().people.map((person) => [person.client, person]));
    const next = new Map<ClauseId, PlacedCaret[]>();
    for (const [client, state] of room.awareness().getStates()) {
      const person = people.get(client);
      if (client === room.doc().clientID || person === undefined) continue;
      const move = moveOf(client, state["cursor"]);
      const { at, clause } = move;
      if (clause === null || shown?.has(clause) === false) continue;
      const rests = now - at >= NAME_MS;
      if (!rests) restsNext = Math.min(restsNext, at + NAME_MS);
      const label = nameOf(person);
      const caret = { client, move, label, colour: delegationColour(person.symbol), rests };
      const carets = next.get(clause);
      if (carets === undefined) next.set(clause, [caret]);
      else carets.push(caret);
    }
    for (const client of moves.keys()) if (!room.awareness().getStates().has(client)) moves.delete(client);
    clearTimeout(looking);
    if (restsNext < Infinity) looking = setTimeout(look, Math.max(restsNext - now, LOOK_MS));
    const kept = new Map(
      [...next].map(([clause, carets]) => [clause, keepSame(byClause.get(clause), carets)]),
    );
    const same =
      kept.size === byClause.size && [...kept].every(([clause, list]) => byClause.get(clause) === list);
    if (same) return;
    byClause = kept;
    listeners.tell();
  };
  // The room tells of carets, too, in one breath with the words: a row draws both at once.
  const leave = room.subscribe(look);

  return {
    of: (clause) =>
      (byClause.get(clause) ?? []).flatMap(({ move, ...caret }) => {
        const range = readCursor(room.doc(), move.cursor);
        return range === null ? [] : [{ ...caret, ...range }];
      }),
    all: () => byClause,
    subscribe: listeners.subscribe,
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
  before: readonly PlacedCaret[] | undefined,
  carets: readonly PlacedCaret[],
): readonly PlacedCaret[] {
  const same =
    before?.length === carets.length &&
    carets.every((caret, index) =>
      (Object.keys(caret) as (keyof PlacedCaret)[]).every((part) => caret[part] === before[index]![part]),
    );
  return same ? before : carets;
}

import { opinionFor } from "../events/negotiation-for.ts";
import type { ClauseId } from "../ids.ts";
import { authorOf, PEOPLE, type TestRoom, type Who } from "./room.ts";

type Chars = ReadonlyMap<string, string>;

/** Place and author of each character that stands, by its id. */
function standing(room: TestRoom, made: ReadonlySet<ClauseId>): Chars {
  const places = new Map<string, string>();
  for (const [root, runs] of room.words()) {
    if (made.has(root)) continue;
    let at = 0;
    for (const { client, clock, text } of runs)
      for (let i = 0; i < text.length; i++)
        places.set(`${client} ${clock + i}`, `${root} ${at++} ${authorOf(client)} ${text[i]}`);
  }
  return places;
}

/** Replaces ids of characters by places: words that were deleted and came back are other characters. */
function withPlaces(part: unknown, chars: Chars): unknown {
  const placeOf = (client: number, clock: number): string =>
    chars.get(`${client} ${clock}`) ?? `${client} ${clock}`;
  if (Array.isArray(part)) {
    const [client, clock, length] = part as readonly unknown[];
    if (typeof client === "number" && typeof clock === "number")
      return Array.from({ length: typeof length === "number" ? length : 1 }, (_, i) =>
        placeOf(client, clock + i),
      ).join();
    const flat = part.map((one) => withPlaces(one, chars));
    return flat.every((one) => typeof one === "string") ? flat.join() : flat;
  }
  if (typeof part !== "object" || part === null) return part;
  const { client, clock, text } = part as Record<string, unknown>;
  if (typeof client === "number" && typeof clock === "number" && typeof text === "string")
    return Array.from(text, (_, i) => placeOf(client, clock + i)).join();
  return Object.fromEntries(
    Object.entries(part)
      // The entry with which an objection came along is not shown to anybody.
      .filter(([name, value]) => value !== undefined && name !== "carriedBy")
      .map(([name, value]) => [name, withPlaces(value, chars)]),
  );
}

/** One of each circle that may read something apart. */
const READERS = ["lead", "aaa", "hhh", "follower"] as const satisfies readonly Who[];

/** All that somebody reads of the Opinion, but the event log itself and removed clauses of `made`. */
export function seenStates(room: TestRoom, made: ReadonlySet<ClauseId> = new Set()): readonly string[] {
  const chars = standing(room, made);
  const words = room.document().clauses.map(({ id, text, state, hash }) => ({ id, text, state, hash }));
  return READERS.map((who) => {
    const { seq: _seq, ...opinion } = opinionFor(room.opinion(), PEOPLE[who]);
    const clauses = opinion.clauses.filter(({ id, removed }) => removed === null || !made.has(id));
    const shown = { ...opinion, aside: opinion.aside ?? { parked: [], huddles: [] }, clauses };
    return JSON.stringify([withPlaces(shown, chars), words, [...chars.values()].toSorted()]);
  });
}

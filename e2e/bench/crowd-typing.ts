import type { Person } from "./person.ts";
import type { Key, Spot, Typist } from "./typist.ts";

/** A crowd that comes, types and stays. */
const TICK_MS = 2;
/** As y-protocols' own awareness: each page looks so often, from a moment of its own, if its state is that old. */
const SAY_AGAIN_MS = 15_000;
const LOOK_MS = 3_000;
const JOINING_AT_ONCE = 20;

export async function joinAll(
  people: number,
  {
    join,
    first,
    progress,
  }: {
    readonly join: (i: number, options: null) => Person;
    readonly first: Person;
    readonly progress: (line: string) => void;
  },
): Promise<readonly Person[]> {
  const crowd: Person[] = [];
  crowd[people - 1] = first;
  for (let from = 0; from < people - 1; from += JOINING_AT_ONCE) {
    const some = Array.from({ length: Math.min(JOINING_AT_ONCE, people - 1 - from) }, (_, i) => from + i);
    for (const i of some) crowd[i] = join(i, null);
    await Promise.all(some.map((i) => crowd[i]!.joined));
    if (from % 200 === 0) progress(`${from + some.length + 1} of ${people} have joined`);
  }
  return crowd;
}

/** Each types at an even pace, begun at a moment of its own, so that the keys of all are spread over time. */
export function startTyping(
  crowd: readonly Person[],
  options: {
    readonly keys: number;
    readonly chance: (below: number) => number;
    readonly typists: readonly Typist[];
    readonly onKey: (i: number, key: Key) => void;
  },
): () => void {
  const every = 1_000 / options.keys;
  const began = performance.now();
  const due = crowd.map(() => began + (options.chance(1_000) / 1_000) * every);
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [i, person] of crowd.entries()) {
      if (due[i]! > now || !person.isOpen()) continue;
      due[i]! += every;
      const key = options.typists[i]!.key();
      options.onKey(i, key);
      person.type(key.update);
      person.showCursor(key.cursor);
    }
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** Everybody's page says its cursor again, so that it is not forgotten. */
export function sayAgain(crowd: readonly Person[], spots: readonly Spot[]): () => void {
  const timers = crowd.map((person, i) =>
    setTimeout(
      () => {
        const look = (): void => {
          if (performance.now() - person.cursorShownAt() > SAY_AGAIN_MS)
            person.showCursor(spots[i % spots.length]!);
        };
        look();
        timers[i] = setInterval(look, LOOK_MS);
      },
      (LOOK_MS * i) / crowd.length,
    ),
  );
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

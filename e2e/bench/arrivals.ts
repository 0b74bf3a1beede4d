import * as Y from "yjs";
import { openHistogram, type Spread, spreadOf } from "./histogram.ts";

/** Keys of one typist in an update: clocks from `from`, up to but without `to`. */
export type Run = { readonly typist: number; readonly from: number; readonly to: number };

/** Which keys of which typist an update brings; other ids in it are passed over. */
export function runsIn(update: Uint8Array, typistOf: ReadonlyMap<number, number>): readonly Run[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    const typist = typistOf.get(struct.id.client);
    if (typist === undefined || struct instanceof Y.Skip) return [];
    return [{ typist, from: struct.id.clock, to: struct.id.clock + struct.length }];
  });
}

export type Figures = {
  /** Keys sent while it was measured. */
  readonly keys: number;
  /** Of these, arrivals at everybody else, and how many there should be. */
  readonly delivered: number;
  readonly expected: number;
  readonly onScreen: Spread;
};

export type Arrivals = {
  readonly sent: (typist: number, clock: number, at: number) => void;
  readonly arrived: (person: number, runs: readonly Run[], at: number) => void;
  /** Keys sent from now on are measured, until `stop`. */
  readonly measure: () => void;
  readonly stop: () => void;
  /** Arrivals of all keys so far, measured or not. */
  readonly arrivals: () => number;
  readonly allMeasuredArrived: () => boolean;
  readonly allArrived: () => boolean;
  /** A person got a typist's key without one before it. */
  readonly outOfOrder: () => number;
  readonly figures: () => Figures;
};

/**
 * Counts each key at each other person, once. People are numbered from 0, the typists among them first; what
 * a server sends back to the typist itself is not counted.
 */
export function openArrivals({ people, typists }: { people: number; typists: number }): Arrivals {
  const sentAt: number[][] = Array.from({ length: typists }, () => []);
  const nextClock = new Int32Array(people * typists);
  const measuredFrom = new Int32Array(typists).fill(2 ** 31 - 1);
  const measuredTo = new Int32Array(typists).fill(2 ** 31 - 1);
  const onScreen = openHistogram();
  /** Of keys that are not measured. V8 compiles the counting with these, so that it need not while keys are measured. */
  const unmeasured = openHistogram();
  let arrivals = 0;
  let outOfOrder = 0;

  const keysSent = (): number => sentAt.reduce((sum, keys) => sum + keys.length, 0);
  const keysMeasured = (): number =>
    sentAt.reduce(
      (sum, keys, i) => sum + Math.max(0, Math.min(keys.length, measuredTo[i]!) - measuredFrom[i]!),
      0,
    );
  const expected = (): number => keysMeasured() * (people - 1);

  return {
    sent: (typist, clock, at) => {
      sentAt[typist]![clock] = at;
    },
    arrived: (person, runs, at) => {
      for (const { typist, from, to } of runs) {
        if (typist === person) continue;
        const place = person * typists + typist;
        const next = nextClock[place]!;
        if (to <= next) continue;
        if (from > next) outOfOrder += from - next;
        const times = sentAt[typist]!;
        const [first, last] = [measuredFrom[typist]!, measuredTo[typist]!];
        for (let clock = Math.max(from, next); clock < to; clock++) {
          arrivals += 1;
          (clock >= first && clock < last ? onScreen : unmeasured).note(at - times[clock]!);
        }
        nextClock[place] = to;
      }
    },
    measure: () => {
      for (const [typist, keys] of sentAt.entries()) measuredFrom[typist] = keys.length;
    },
    stop: () => {
      for (const [typist, keys] of sentAt.entries()) measuredTo[typist] = keys.length;
    },
    arrivals: () => arrivals,
    allMeasuredArrived: () => onScreen.count() === expected(),
    allArrived: () => arrivals === keysSent() * (people - 1),
    outOfOrder: () => outOfOrder,
    figures: () => ({
      keys: keysMeasured(),
      delivered: onScreen.count(),
      expected: expected(),
      onScreen: spreadOf(onScreen),
    }),
  };
}

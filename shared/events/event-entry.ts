import type { Opinion } from "../opinion/opinion.ts";
import type { ReadersFor } from "./readers-of.ts";
import type { EntryOf } from "./recorded.ts";

/** All that the event log needs to know of one event. Each event has one, in the table of its noun. */
export type EventEntry<One> = {
  /** The text right after it is a settled state (rule J1): words were moved, settled, marked, locked, frozen … */
  readonly settles?: true;
  /** Readers (rule Q1), by a name in `readers-of.ts`. Absent: all. */
  readonly readers?: ReadersFor<One>;
  /** The Opinion after it. */
  readonly apply: Reducer<One>;
};

export type Reducer<One> = (opinion: Opinion, entry: EntryOf<One>) => Opinion;

/** The members of a union of events that have this type, or one of these. */
export type OneOf<Union extends { readonly type: string }, Type> = Union extends { readonly type: infer Own }
  ? Type & Own extends never
    ? never
    : Union & { readonly type: Type & Own }
  : never;

/** An entry for each event of a noun: the compiler names one that is missing. */
export type EventsOf<Union extends { readonly type: string }> = {
  readonly [Type in Union["type"]]: EventEntry<OneOf<Union, Type>>;
};

/** An event that all may read. */
export const toAll = <One>(apply: Reducer<One>): EventEntry<One> => ({ apply });

/** An event that all may read, with a settled state right after it. */
export const settling = <One>(apply: Reducer<One>): EventEntry<One> => ({
  settles: true,
  apply,
});

/** An event that only some may read. */
export const toSome = <One>(
  readers: NoInfer<ReadersFor<One>>,
  apply: NoInfer<Reducer<One>>,
): EventEntry<One> => ({ readers, apply });

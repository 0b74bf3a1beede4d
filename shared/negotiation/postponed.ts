import type { Huddle } from "./huddle.ts";
import type { Parked } from "./parked.ts";
import type { HuddleId } from "../ids.ts";

/** Clauses postponed so that the room can go on: parked, or with a few delegations. */
export type Postponed = { readonly parked: readonly Parked[]; readonly huddles: readonly Huddle[] };

/** The part of an Opinion in which it stands. */
export type WithPostponed = { readonly aside?: Postponed };

const NOTHING_ASIDE: Postponed = { parked: [], huddles: [] };

export const postponedOf = ({ aside }: WithPostponed): Postponed => aside ?? NOTHING_ASIDE;

export const findHuddle = (opinion: WithPostponed, id: HuddleId): Huddle | undefined =>
  postponedOf(opinion).huddles.find((one) => one.id === id);

export const sittingHuddles = (opinion: WithPostponed): readonly Huddle[] =>
  postponedOf(opinion).huddles.filter(({ outcome }) => outcome === null);

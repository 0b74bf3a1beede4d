import type { Huddle } from "./huddle.ts";
import type { Parked } from "./parked.ts";
import type { HuddleId } from "../ids.ts";

/** Clauses put aside so that the room can go on: parked, or with a few delegations. */
export type Aside = { readonly parked: readonly Parked[]; readonly huddles: readonly Huddle[] };

/** The part of an Opinion in which it stands. */
export type WithAside = { readonly aside?: Aside };

const NOTHING_ASIDE: Aside = { parked: [], huddles: [] };

export const asideOf = ({ aside }: WithAside): Aside => aside ?? NOTHING_ASIDE;

export const findHuddle = (opinion: WithAside, id: HuddleId): Huddle | undefined =>
  asideOf(opinion).huddles.find((one) => one.id === id);

export const sittingHuddles = (opinion: WithAside): readonly Huddle[] =>
  asideOf(opinion).huddles.filter(({ outcome }) => outcome === null);

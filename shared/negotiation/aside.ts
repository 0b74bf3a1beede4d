import type { Huddle } from "./huddle.ts";
import type { Parked } from "./parked.ts";

/** What was put aside so that the room can go on: parked, or with a few delegations. */
export type Aside = { readonly parked: readonly Parked[]; readonly huddles: readonly Huddle[] };

/** The part of an Opinion in which it stands. */
export type WithAside = { readonly aside?: Aside };

const NOTHING_ASIDE: Aside = { parked: [], huddles: [] };

export const asideOf = ({ aside }: WithAside): Aside => aside ?? NOTHING_ASIDE;

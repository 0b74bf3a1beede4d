import type { Opinion } from "../opinion.ts";
import type { Huddle } from "./huddle.ts";
import type { Parked } from "./parked.ts";

/** What was put aside so that the room can go on: parked, or with a few delegations. */
export type Aside = { readonly parked: readonly Parked[]; readonly huddles: readonly Huddle[] };

const NOTHING_ASIDE: Aside = { parked: [], huddles: [] };

export const asideOf = ({ aside }: Pick<Opinion, "aside">): Aside => aside ?? NOTHING_ASIDE;

import type { ClauseId } from "../../shared/ids.ts";

let last: ClauseId | null = null;

/** The clause that the last spoken message named; null: none has named one yet. */
export const lastSpokenPlace = (): ClauseId | null => last;

export const keepSpokenPlace = (place: ClauseId | null): void => {
  last = place ?? last;
};

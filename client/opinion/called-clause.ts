import { type ComponentType, createContext } from "react";
import type { ClauseId } from "../../shared/ids.ts";

/** Stands below the words of a clause to which everybody is asked for objections; null: nothing, as on the projector. */
export const CalledClauseContext = createContext<ComponentType<{ readonly clauseId: ClauseId }> | null>(null);

import { Fenced, Taken } from "../store/claims.ts";
import { Away, type Store } from "../store/store.ts";

/** Reasons for which rows of an owner were not stored. */
export type AppendFailure = "fenced" | "taken" | "away";

const howOf = (error: unknown): AppendFailure | null =>
  error instanceof Fenced
    ? "fenced"
    : error instanceof Taken
      ? "taken"
      : error instanceof Away
        ? "away"
        : null;

/** Counts batches of rows that the database did not store. */
export const measuredStore = (store: Store, onFailed: (how: AppendFailure) => void): Store => ({
  ...store,
  append: async (...given) => {
    try {
      await store.append(...given);
    } catch (error) {
      const how = howOf(error);
      if (how !== null) onFailed(how);
      throw error;
    }
  },
});

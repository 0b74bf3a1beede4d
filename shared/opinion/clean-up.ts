import type { ClauseId } from "../ids.ts";
import type { Logged } from "../signed.ts";

/** A line of the table old → new; every living clause stands in it, in order, also where nothing changed. */
export type Renumbered = { readonly clauseId: ClauseId; readonly before: string; readonly after: string };

/** Words that named a clause by its number. */
export type RewrittenReference = {
  /** The clause in whose words it stands. */
  readonly clauseId: ClauseId;
  /** Null: it led nowhere before, and leads nowhere still. */
  readonly target: ClauseId | null;
  readonly before: string;
  /** Null where there is no number to name: the words stay, and people look at them. */
  readonly after: string | null;
};

/** Everything renumbered once by its order, with the table old → new (rule N8). */
export type CleanUp = Logged & {
  /** After which base text. */
  readonly baseText: number;
  readonly numbers: readonly Renumbered[];
  readonly references: readonly RewrittenReference[];
};

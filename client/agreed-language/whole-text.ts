import { type AgreedRun, agreedRuns } from "../../shared/agreed-language/agreed-runs.ts";
import { type Departure, departures } from "../../shared/agreed-language/departures.ts";
import type { ShelfIndex } from "../../shared/agreed-language/shelf-index.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";

/** The shelf's findings on one clause's words, which may read otherwise by now. */
export type ClauseLanguage = {
  readonly clauseId: ClauseId;
  readonly text: string;
  readonly runs: readonly AgreedRun[];
  readonly departures: readonly Departure[];
};

type Clauses = readonly Pick<DocumentClause, "id" | "text">[];

/** Looks a whole text up in the shelf, a clause at a time: what was looked up is looked up again when its words change. */
export function openWholeText(shelf: ShelfIndex): {
  /** Looks one clause up; false where none is left. */
  readonly next: (clauses: Clauses) => boolean;
  /** Findings so far, in the order of the text; clauses without any are left out. */
  readonly known: (clauses: Clauses) => readonly ClauseLanguage[];
} {
  const known = new Map<ClauseId, ClauseLanguage>();
  return {
    next: (clauses) => {
      const open = clauses.find(({ id, text }) => known.get(id)?.text !== text);
      if (open === undefined) return false;
      const { id: clauseId, text } = open;
      const found = { runs: agreedRuns(text, shelf), departures: departures(text, shelf) };
      known.set(clauseId, { clauseId, text, ...found });
      return true;
    },
    known: (clauses) =>
      clauses.flatMap(({ id, text }) => {
        const one = known.get(id);
        return one === undefined || one.text !== text || one.runs.length + one.departures.length === 0
          ? []
          : [one];
      }),
  };
}

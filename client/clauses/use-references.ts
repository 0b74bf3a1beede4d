import { useEffect, useMemo, useState } from "react";
import type { Reference } from "../../shared/checks/finding.ts";
import type { WordRun } from "../../shared/clause/words.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { BoundReference } from "../../shared/opinion/bound-reference.ts";
import { afterFirst } from "../ui/comes-first.ts";
import { fetchAgain } from "../ui/fetch-again.ts";

type Reading = typeof import("../opinion/number-index.ts");

/** Finds references in a clause's words. */
export type FindReferences = (
  asked: { readonly clauseId: ClauseId; readonly runs: readonly WordRun[] },
  bound: readonly BoundReference[],
) => readonly Reference[];

let loaded: Reading | null = null;

/** Null until the section verbs of all languages are here: they come behind the editor, and then the words are drawn anew. */
export function useReferences(calm: OpinionDocument): FindReferences | null {
  const [reading, setReading] = useState(loaded);
  useEffect(() => {
    if (reading !== null) return;
    let isGone = false;
    const fetchReading = async (): Promise<void> => {
      await afterFirst();
      loaded = await fetchAgain(() => import("../opinion/number-index.ts"));
      if (!isGone) setReading(loaded);
    };
    void fetchReading();
    return () => {
      isGone = true;
    };
  }, [reading]);
  const numbers = reading?.todaysNumbers(calm);
  return useMemo(
    () =>
      reading === null || numbers === undefined
        ? null
        : (asked, bound) => reading.referencesOf(asked, bound, numbers),
    [reading, numbers],
  );
}

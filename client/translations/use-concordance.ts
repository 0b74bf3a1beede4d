import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ShelvedPhrases } from "../../shared/agreed-language/shelved-text.ts";
import type { TextLanguage } from "../../shared/checks/finding.ts";
import { alignedTexts } from "../../shared/concordance/aligned-texts.ts";
import type { ClausePair } from "../../shared/concordance/clause-pair.ts";
import { type Concordance, differencesOf } from "../../shared/concordance/compare-clauses.ts";
import type { LanguageDifference } from "../../shared/concordance/difference.ts";
import { nameLists } from "../../shared/concordance/names.ts";
import { learnTerms } from "../../shared/concordance/terms.ts";
import { type TwoRenderings, twoRenderings } from "../../shared/concordance/two-renderings.ts";
import type { WorkingRow } from "../../shared/language-version/working-rows.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";

export type ComparedRows = {
  /** By the place of the row. */
  readonly byRow: readonly (readonly LanguageDifference[])[];
  readonly twice: readonly TwoRenderings[];
};

/** Adopted texts that stand in two languages; none where they could not be read: the rest is compared all the same. */
function useAlignedTexts(): readonly ClausePair[] {
  const { shelfSeq } = useForum();
  const { data } = useQuery({
    queryKey: ["aligned-shelf", shelfSeq],
    queryFn: async () => {
      const answered = await fetchJson<{ readonly texts: readonly ShelvedPhrases[] }>("/api/forum/shelf");
      return answered.kind === "refused" ? [] : alignedTexts(answered.body.texts);
    },
    staleTime: Infinity,
    structuralSharing: false,
  });
  return data ?? NONE;
}

const NONE: readonly ClausePair[] = [];

/** The rows compared with the original; a row that did not change is not compared again. */
export function useConcordance(
  rows: readonly WorkingRow[],
  { from, to }: { readonly from: TextLanguage; readonly to: WorkLanguage },
): ComparedRows {
  const { delegations, place, seat, name } = useForum();
  const aligned = useAlignedTexts();
  const names = useMemo(
    () => nameLists([...delegations.map((one) => one.name), place, seat, name]),
    [delegations, place, seat, name],
  );
  const concordance = useMemo((): Concordance => ({ names, terms: learnTerms(aligned) }), [names, aligned]);
  const [known] = useState(() => new WeakMap<Concordance, Map<string, readonly LanguageDifference[]>>());
  return useMemo(() => {
    const found = known.get(concordance) ?? new Map<string, readonly LanguageDifference[]>();
    known.set(concordance, found);
    const pairs = rows.map(({ clause, text }): ClausePair => ({
      kind: clause.kind,
      original: { language: from, text: clause.text },
      version: { language: to, text },
    }));
    const byRow = pairs.map((pair): readonly LanguageDifference[] => {
      if (pair.version.text === "") return [];
      const key = JSON.stringify(pair);
      const before = found.get(key) ?? differencesOf(pair, concordance);
      found.set(key, before);
      return before;
    });
    return { byRow, twice: twoRenderings(pairs) };
  }, [rows, from, to, concordance, known]);
}

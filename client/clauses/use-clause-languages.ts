import { useEffect, useState } from "react";
import type { TextLanguage } from "../../shared/checks/finding.ts";
import type { Words } from "../../shared/clause/words.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { afterFirst } from "../ui/comes-first.ts";

const fetchTelling = async () => (await import("../../shared/checks/opinion-language.ts")).clauseLanguages;

/** Tells the language of a clause's text, for dictionaries and voices; null until the rest of the page is here (rules W26, A72). */
export function useClauseLanguages(opinion: Opinion, words: Words): ((text: string) => TextLanguage) | null {
  const [languages, setLanguages] = useState<((text: string) => TextLanguage) | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const tell = async (): Promise<void> => {
      await afterFirst();
      const clauseLanguages = await fetchTelling();
      if (isCurrent) setLanguages(() => clauseLanguages(opinion, words));
    };
    tell().catch(() => {});
    return () => {
      isCurrent = false;
    };
    // Words that are typed change no language; the record does at each act.
    // oxlint-disable-next-line react/exhaustive-deps -- reason: see above
  }, [opinion]);
  return languages;
}

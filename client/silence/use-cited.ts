import type { Silence } from "../../shared/negotiation/silence.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useLanguage } from "../i18n/language-provider.tsx";
import { tagOf } from "../i18n/languages.ts";

/** The clauses under a silence, one after the other, as they are cited: "recognizing b) and invites 2". */
export function useCited(): (silence: Silence) => string {
  const { cite } = useOpenedOpinion();
  const { language } = useLanguage();
  const list = new Intl.ListFormat(tagOf(language), { type: "conjunction" });
  return ({ clauses }) => list.format(clauses.map(({ clauseId }) => cite(clauseId)));
}

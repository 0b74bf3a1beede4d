import { useTranslations } from "use-intl";
import { versionWordsOf } from "../../shared/opinion/language-version.ts";
import type { Proposal, ProposedWords } from "../../shared/negotiation/proposal.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { textOf } from "../../shared/clause/words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Redline } from "./redline.tsx";
import { redlineBetween, redlineOf } from "./redline-of.ts";

type ProposalRedlineProps = { readonly proposal: Proposal; readonly words: ProposedWords };

/** A wording against its base; in another language against the version of the base text in it (rule X14). */
export function ProposalRedline({ proposal, words }: ProposalRedlineProps) {
  const t = useTranslations("languageVersion");
  const { snapshot } = useOpenedOpinion();
  const { kind, language, clauseId, proponent } = proposal;
  const found = kind === "change" ? versionWordsOf(snapshot.opinion, { clauseId, language }) : null;
  if (found === null) return <Redline changes={redlineOf(kind, words)} language={language} of={proponent} />;
  const said = { language: WORK_LANGUAGES[found.language], n: found.baseText };
  return (
    <>
      <Redline
        changes={redlineBetween(kind, found.text, textOf(words.runs))}
        language={language}
        of={proponent}
      />
      <p className="faint">{t("against", said)}</p>
    </>
  );
}

import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { DelegationId } from "../../shared/ids.ts";
import type { PaperSubject } from "../../shared/negotiation/handed-in.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { useAnd } from "../i18n/use-and.ts";
import { ClauseLinks } from "../opinion/clause-choice.tsx";

type SubjectsProps = {
  readonly about: readonly PaperSubject[] | undefined;
  readonly sources: readonly DelegationId[] | undefined;
};

/** The Opinions and paragraphs that a paper speaks of, and the other delegations whose paper it is. */
export function Subjects({ about = [], sources = [] }: SubjectsProps) {
  const t = useTranslations();
  const and = useAnd();
  const { symbolOf } = useDelegations();
  const { groups } = useForum();
  const named = groups
    .flatMap(({ opinions }) => opinions)
    .filter(({ id }) => about.some(({ opinionId }) => opinionId === id));
  return (
    <>
      {sources.length === 0 ? null : (
        <p className="quiet">{t("paper.withSources", { list: and(sources.map(symbolOf)) })}</p>
      )}
      {named.length === 0 ? null : (
        <p className="quiet its-proposals">
          {t("paper.speaksOf")}
          {named.map(({ id, number }) => (
            <Link key={id} href={`/opinions/${id}`}>
              {t("nav.opinionN", { number })}
            </Link>
          ))}
        </p>
      )}
      {about
        .filter(({ clauseIds }) => clauseIds.length > 0)
        .map(({ opinionId, clauseIds }) => (
          <ClauseLinks key={opinionId} id={opinionId} chosen={clauseIds} />
        ))}
    </>
  );
}

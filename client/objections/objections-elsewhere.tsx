import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { OpinionId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";

/** On every page: the other Opinions in which the own delegation is asked if its objection stands (rule C34). */
export function ObjectionsElsewhere({ here }: { readonly here: OpinionId | null }) {
  const t = useTranslations("objection");
  const { groups, me } = useForum();
  const { symbolOf } = useDelegations();
  const { delegationId } = me;
  if (delegationId === null) return null;
  return groups
    .flatMap(({ opinions }) => opinions)
    .filter(({ id, questions = 0 }) => id !== here && questions > 0)
    .map(({ id, title }) => (
      <p key={id} className="banner objection-banner" role="status">
        {t("elsewhere", { who: symbolOf(delegationId), title })}{" "}
        <Link href={`/opinions/${id}`} aria-label={t("answerName", { title })}>
          {t("answer")}
        </Link>
      </p>
    ));
}

import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { AgendaItem } from "../../shared/forum/meeting-plan.ts";
import { ClauseLinks } from "../opinion/clause-choice.tsx";
import { useForum } from "../forum/use-forum.ts";

/** The agenda of a planned meeting; each line leads to its text. */
export function PlanAgenda({ agenda }: { readonly agenda: readonly AgendaItem[] }) {
  const t = useTranslations("plan");
  if (agenda.length === 0) return null;
  return (
    <section>
      <h2>{t("agenda")}</h2>
      <ol className="marked-list">
        {agenda.map((item) => (
          <AgendaLine key={item.opinionId} item={item} />
        ))}
      </ol>
    </section>
  );
}

function AgendaLine({ item: { opinionId, clauseIds, note } }: { readonly item: AgendaItem }) {
  const t = useTranslations("plan");
  const { groups } = useForum();
  const opinion = groups.flatMap(({ opinions }) => opinions).find(({ id }) => id === opinionId);
  return (
    <li>
      <Link href={`/opinions/${opinionId}`}>
        {t("opinion", { number: opinion?.number ?? "" })} {opinion?.title}
      </Link>
      {clauseIds.length === 0 ? null : <ClauseLinks id={opinionId} chosen={clauseIds} />}
      {note === "" ? null : <p dir="auto">{note}</p>}
    </li>
  );
}

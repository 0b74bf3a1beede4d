import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { AgendaItem } from "../../shared/forum/meeting-plan.ts";
import { useForum } from "../forum/use-forum.ts";
import { useAgendaClauses } from "./agenda-clauses.ts";

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
      {clauseIds.length === 0 ? null : <AgendaClauses opinionId={opinionId} clauseIds={clauseIds} />}
      {note === "" ? null : <p dir="auto">{note}</p>}
    </li>
  );
}

function AgendaClauses({ opinionId, clauseIds }: Pick<AgendaItem, "opinionId" | "clauseIds">) {
  const clauses = useAgendaClauses(opinionId);
  if (clauses.kind !== "here") return null;
  return (
    <ul className="agenda-clauses">
      {clauses.here
        .filter(({ id }) => clauseIds.includes(id))
        .map(({ id, words }) => (
          <li key={id}>
            <Link href={`/opinions/${opinionId}?clause=${id}`}>{words}</Link>
          </li>
        ))}
    </ul>
  );
}

import { useTranslations } from "use-intl";
import { isOpen, type Silence } from "../../shared/negotiation/silence.ts";
import { WORDS_CHANGED } from "../../shared/standing/silences-at.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { SilenceActs } from "./silence-acts.tsx";
import { useCited } from "./use-cited.ts";
import { useOwnTime } from "../forum/use-own-time.ts";

/** The last silence procedure on the selected clause; nothing where there was none. What was declared is told by the mark. */
export function SilenceOfClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("silence");
  const { snapshot } = useOpenedOpinion();
  const cited = useCited();
  const closing = useOwnTime().bound;
  const silence = snapshot.opinion.negotiation.silences.findLast(({ clauses }) =>
    clauses.some(({ clauseId }) => clauseId === selectedClause.clause.id),
  );
  if (silence === undefined || silence.state.kind === "declared") return null;
  const { kind } = silence.state;
  return (
    <section className="silence" aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      <p>
        <span className={`tag ${kind === "broken" ? "objection" : kind === "running" ? "adref" : "neutral"}`}>
          {t(`tag.${kind}`)}
        </span>{" "}
        {silence.clauses.length > 1 ? t("covers", { clauses: cited(silence) }) : null}
      </p>
      {isOpen(silence) ? (
        <p>
          <strong>{t(kind === "running" ? "until" : "closed")}</strong>{" "}
          <time dateTime={new Date(silence.closes).toISOString()}>{closing(silence.closes)}</time>
        </p>
      ) : null}
      <StateWords silence={silence} />
      <MoreTimes silence={silence} />
      <SilenceActs silence={silence} selectedClause={selectedClause} />
    </section>
  );
}

function StateWords({ silence: { state } }: { silence: Silence }) {
  const t = useTranslations("silence");
  const said = useSaidInstant();
  const { symbolOf } = useDelegations();
  switch (state.kind) {
    case "running":
      return (
        <p className="quiet">
          {t("running")} {t("nothingByItself")}
        </p>
      );
    case "notBroken":
      return <p className="quiet">{t("notBroken")}</p>;
    case "broken": {
      const { delegationId, receivedAt, reason } = state;
      return <p>{t("broken", { who: symbolOf(delegationId), at: said(receivedAt), reason })}</p>;
    }
    case "cancelled": {
      const reason = state.reason === WORDS_CHANGED ? t("wordsChanged") : state.reason;
      return <p className="quiet">{t("cancelled", { at: said(state.at), reason })}</p>;
    }
    case "declared":
      return null;
  }
}

function MoreTimes({ silence: { moreTime } }: { silence: Silence }) {
  const t = useTranslations("silence");
  const { symbolOf } = useDelegations();
  const closing = useOwnTime().bound;
  if (moreTime.length === 0) return null;
  return (
    <ul className="more-time">
      {moreTime.map(({ delegationId, at, reason, answer }) => {
        const who = symbolOf(delegationId);
        if (answer === null) return <li key={at}>{t("moreAsked", { who, reason })}</li>;
        const told = { who, answer: answer.words };
        return (
          <li key={at}>
            {answer.closes === null
              ? t("moreRefused", told)
              : t("moreGiven", { ...told, when: closing(answer.closes) })}
          </li>
        );
      })}
    </ul>
  );
}

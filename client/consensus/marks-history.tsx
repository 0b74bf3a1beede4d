import { useTranslations } from "use-intl";
import type { Mark } from "../../shared/clause/clause.ts";
import { delegationId } from "../../shared/ids.ts";
import type { SentForward } from "../../shared/negotiation/negotiation.ts";
import { useInstants } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useSaidWith } from "./said-with.ts";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { StateGlyph } from "../forum/state-glyph.tsx";
import { comma } from "../i18n/list-signs.ts";

/**
 * Every mark ever made on the clause, the newest first: who, when, on what basis, over what, pending whom, and
 * if it still holds. Between them, each time that it went forward despite an objection.
 */
export function MarksHistory({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations();
  const { snapshot } = useOpenedOpinion();
  const { marks, id } = selectedClause.clause;
  const forward = snapshot.opinion.negotiation.sentForward.filter((one) => one.clauseId === id);
  const last = marks.at(-1);
  const told = [...marks, ...forward].toSorted((a, b) => b.seq - a.seq);
  if (told.length === 0) return null;

  return (
    <section>
      <h3>{t("marks.heading")}</h3>
      <ol className="marks">
        {told.map((one) =>
          "tier" in one ? (
            <MarkLine key={one.seq} mark={one} newest={one === last} words={selectedClause.words} />
          ) : (
            <ForwardLine key={one.seq} sent={one} />
          ),
        )}
      </ol>
      {marks.length === 0 ? null : <p className="faint">{t("marks.covers")}</p>}
    </section>
  );
}

type MarkLineProps = {
  readonly mark: Mark;
  readonly newest: boolean;
  readonly words: SelectedClause["words"];
};

function MarkLine({ mark, newest, words }: MarkLineProps) {
  const t = useTranslations();
  const instants = useInstants();
  const { whom } = useOpenedOpinion();
  const saidWith = useSaidWith();

  const standing = (): string => {
    if (mark.reopened !== null)
      return t("marks.reopened", {
        at: instants.day(mark.reopened.at),
        who: whom(mark.reopened.by, mark.reopened.forumSeq).spoken,
        reason: mark.reopened.reason,
      });
    if (!newest) return t("marks.earlier");
    if (words.state === "void") return t("marks.void");
    if (words.state === "open") return t("marks.noAgreement");
    return mark.hash === words.hash ? t("marks.inForce") : t("agreement.history.corrected");
  };

  // A mark that waits for who cannot accept has no sign of agreement.
  const isAgreement = !newest || mark.reopened !== null || words.state !== "open";
  const look = mark.tier === "agreed" ? "agreed" : "adref";
  const state = mark.tier === "agreed" ? "agreed" : "adReferendum";
  return (
    <li className={isAgreement ? look : undefined}>
      <StateGlyph state={isAgreement ? state : "open"} />
      <div>
        <strong>{t(`tier.${mark.tier}`)}</strong>{" "}
        <span className="faint">
          {instants.brief(mark.at)} · {whom(mark.by, mark.forumSeq).label}
        </span>
        <div className="faint">{t("marks.basis", { basis: mark.basis })}</div>
        {mark.enBloc === true ? <div className="faint">{t("step.enBloc.mark")}</div> : null}
        {saidWith(mark).map((line) => (
          <div key={line} className="faint">
            {line}
          </div>
        ))}
        <div className="faint">{standing()}</div>
      </div>
    </li>
  );
}

/** No mark, and none of its signs: the words went forward without agreement. */
function ForwardLine({ sent }: { sent: SentForward }) {
  const t = useTranslations("agreement.history");
  const instants = useInstants();
  const { whom } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const objections = sent.objections.map((id) => symbolOf(delegationId(id))).join(comma());
  return (
    <li>
      <span aria-hidden="true">→</span>
      <div>
        <strong>{t("forward")}</strong>{" "}
        <span className="faint">
          {instants.brief(sent.at)} · {whom(sent.by, sent.forumSeq).label}
        </span>
        <div className="faint">{t("forwardNote", { objections, reason: sent.reason })}</div>
      </div>
    </li>
  );
}

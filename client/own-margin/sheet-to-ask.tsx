import { useTranslations } from "use-intl";
import { isRunning, proposalLabel, proposedText } from "../../shared/negotiation/proposal.ts";
import { endOf } from "../../shared/timetable/timetable.ts";
import { TextDifference } from "../opinion/text-difference.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { nextEntries } from "../forum/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import type { OwnNote } from "./own-margin.ts";
import { OwnPaper } from "./own-paper.tsx";

type SheetToAskProps = {
  readonly selectedClause: SelectedClause;
  readonly cleared: OwnNote["cleared"];
  readonly question: string;
  readonly onDone: () => void;
};

/** One page for the capital: the words, what was cleared, the rivals, the question, and until when. */
export function SheetToAsk({ selectedClause, cleared, question, onDone }: SheetToAskProps) {
  const t = useTranslations("ownMargin");
  const forum = useForum();
  const instants = useInstants();
  const { snapshot, cite } = useOpenedOpinion();
  const { clause, words } = selectedClause;
  const rivals = snapshot.opinion.negotiation.proposals.filter(
    (one) => one.clauseId === clause.id && isRunning(one),
  );
  return (
    <OwnPaper onDone={onDone}>
      <h1>{t("sheetTitle")}</h1>
      <p>
        {forum.shortName} · {snapshot.document.title} · {cite(clause.id)} ·{" "}
        {t("printedAt", { at: instants.inZone(forum.now, forum.timeZone) })}
      </p>
      <h2>{t("sheetQuestion")}</h2>
      <p>{question}</p>
      <h2>{t("sheetTime")}</h2>
      <TimeLeft selectedClause={selectedClause} />
      <h2>{capitalized(t("sheetNow"))}</h2>
      <p className="words">{words.text}</p>
      {cleared === null ? null : (
        <>
          <h2>{t("sheetCleared")}</h2>
          <p className="words">{cleared.text}</p>
          {cleared.text === words.text ? null : (
            <>
              <h2>{t("sheetDifference")}</h2>
              <TextDifference before={cleared.text} now={words.text} />
            </>
          )}
        </>
      )}
      <h2>{t("sheetRivals")}</h2>
      {rivals.length === 0 ? <p>{t("sheetNoRivals")}</p> : null}
      {rivals.map((one) => (
        <section key={one.id}>
          <h3>{proposalLabel(one)}</h3>
          <TextDifference before={words.text} now={one.kind === "delete" ? "" : proposedText(one)} />
        </section>
      ))}
    </OwnPaper>
  );
}

/** The closing instant of a silence on the clause, and the next date of the timetable. */
function TimeLeft({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("ownMargin");
  const forum = useForum();
  const wordsOf = useWordsOf();
  const closing = useOwnTime().bound;
  const { snapshot } = useOpenedOpinion();
  const silence = snapshot.opinion.negotiation.silences.find(
    ({ state, clauses }) =>
      state.kind === "running" && clauses.some(({ clauseId }) => clauseId === selectedClause.clause.id),
  );
  const [next] = nextEntries(forum, 1);
  if (silence === undefined && next === undefined) return <p>{t("sheetNoTime")}</p>;
  return (
    <>
      {silence === undefined ? null : <p>{t("sheetSilence", { when: closing(silence.closes) })}</p>}
      {next === undefined ? null : (
        <p>{t("sheetNext", { what: wordsOf(next.what), when: closing(endOf(next, forum.timeZone)) })}</p>
      )}
    </>
  );
}

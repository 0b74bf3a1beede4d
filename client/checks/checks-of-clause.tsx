import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { referencesOf } from "../../shared/checks/bound-references.ts";
import type { Finding } from "../../shared/checks/finding.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { textOf, type WordRun } from "../../shared/clause/words.ts";
import { useUnderlinedText } from "../opinion/use-underlined-text.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useForum } from "../forum/use-forum.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";
import { useChecksSwitch } from "../opinion/checks-switch.ts";
import { openFindings } from "../opinion/known-findings.ts";
import { todaysNumbers } from "../opinion/number-index.ts";

type ChecksOfClauseProps = {
  readonly selectedClause: SelectedClause;
  /** Shown also where nothing was found. */
  readonly isAsked: boolean;
};

/**
 * Findings of the checks in the selected clause: hints, which stop nobody; they are underlined in changed clauses
 * too.
 */
export function ChecksOfClause({ selectedClause, isAsked }: ChecksOfClauseProps) {
  const t = useTranslations("checks");
  const [on, turn] = useChecksSwitch();
  // The switch that turned them off stays under the hand.
  const [stays, setStays] = useState(false);
  const change = (next: boolean): void => {
    turn(next);
    setStays(true);
  };
  return (
    <section className={isAsked || stays ? "" : "if-found"} aria-label={t("heading")}>
      <div className="checks-head">
        <h3>{t("heading")}</h3>
        <Switch words={t("shown")} on={on} onChange={change} />
      </div>
      {on ? <Findings selectedClause={selectedClause} /> : <p className="quiet">{t("off")}</p>}
      <LeadsTo selectedClause={selectedClause} />
    </section>
  );
}

const isChanged = (settled: readonly WordRun[], words: readonly WordRun[] = []): boolean =>
  textOf(settled) !== textOf(words);

function Findings({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("checks");
  const { snapshot, typeInstead } = useOpenedOpinion();
  const { me, rules, warnVerbs } = useForum();
  const [findingsOf] = useState(openFindings);
  const { opinion, document } = snapshot;
  const seen = useMemo(() => {
    const numbers = todaysNumbers(document);
    // Other scripts are told by their letters.
    const isSaid = document.language !== undefined;
    const checking = {
      numbers,
      warnVerbs,
      drafting: numbers.latin,
      isSaid,
      isReport: document.kind === "report",
    };
    const changed = new Set(
      opinion.clauses
        .filter(({ settled, id }) => isChanged(settled.runs, snapshot.words.get(id)))
        .map(({ id }) => id),
    );
    return new Map(
      document.clauses
        .filter(({ id }) => id === selectedClause.clause.id || changed.has(id))
        .map((clause) => [clause.id, findingsOf(clause, checking)]),
    );
  }, [document, opinion, snapshot.words, selectedClause.clause.id, warnVerbs, findingsOf]);
  useUnderlinedText(
    "checked",
    document.clauses.flatMap(({ id: clauseId, text: words }) =>
      (seen.get(clauseId) ?? []).map(({ start, end }) => ({ clauseId, start, end, words })),
    ),
  );
  // Typed by whoever presses, where they may type: never by itself (rule E6).
  const may = mayType({ actor: me, opinion, clause: selectedClause.clause, rules }) === null;
  const findings = seen.get(selectedClause.clause.id) ?? [];
  if (findings.length === 0) return <p className="quiet">{t("none")}</p>;
  return (
    <ul className="checks">
      {findings.map((finding) => (
        <li key={`${finding.kind} ${finding.start}`}>
          <span>{t(`kind.${finding.kind}`, { found: visible(finding.found) })}</span>
          {finding.suggestion === null || !may ? null : (
            <Button
              look="link"
              onPress={() => typeInstead(selectedClause.clause.id, finding, finding.suggestion ?? "")}
            >
              {t("take", { words: quoted(finding) })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A quotation mark stands alone; other words are told from the sentence around them. */
const quoted = ({ kind, suggestion }: Finding): string =>
  kind === "quote" ? (suggestion ?? "") : `“${visible(suggestion ?? "")}”`;

/** Spaces alone can be seen; within words they are plain. */
const visible = (words: string): string =>
  words.trim() === "" || words.trim() !== words ? words.replaceAll(/\s/gu, "␣") : words;

/** The clauses that the words speak of: while a clause is open for typing, its words are no links. */
function LeadsTo({ selectedClause: { clause, words } }: { selectedClause: SelectedClause }) {
  const t = useTranslations("checks");
  const { snapshot } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const references = referencesOf(
    { clauseId: clause.id, runs: snapshot.words.get(clause.id) ?? [] },
    snapshot.opinion.references,
    todaysNumbers(snapshot.document),
  );
  const bound = references.flatMap(({ clauseId, start, end }) =>
    clauseId === null ? [] : [{ clauseId, start, said: words.text.slice(start, end) }],
  );
  if (bound.length === 0) return null;
  return (
    <p className="leads-to">
      {t("leadsTo")}{" "}
      {bound.map(({ clauseId, start, said }) => (
        <Button key={start} look="link" onPress={() => take(clauseId)}>
          {said}
        </Button>
      ))}
    </p>
  );
}

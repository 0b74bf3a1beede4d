import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { clauseText } from "../../shared/clause/words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { keepSeenObjections, readSeenObjections } from "../offline-store/seen-objections.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";
import { ObjectionQuestion } from "./objection-question.tsx";
import { type ObjectionNews, ownObjections, type OwnObjections } from "./own-objections.ts";
import { useObjectionToasts } from "./use-objection-toasts.ts";
import { useSteadyText } from "./use-steady-text.ts";
import { comma } from "../i18n/list-signs.ts";

/**
 * Between header and text, so that it covers neither: asks the own delegation if its objections stand on changed text,
 * and tells it which of them ended (rules C34, C25, C46). Everybody gets the notices of objections.
 */
export function ObjectionsBar() {
  const { me } = useForum();
  const { snapshot } = useOpenedOpinion();
  useObjectionToasts();
  const { id, groupId } = snapshot.opinion;
  const [seen, setSeen] = useState(() => readSeenObjections(me.id, id));
  const own = delegationHere(me, groupId);
  // Before the whole text is here every objection seems to be to other words.
  const { questions, news } = own !== null && snapshot.synced ? ownObjections(own, snapshot) : NOTHING;
  const fresh = news.filter(({ key }) => !seen.has(key));
  const sentence = useSentence(own, { questions, news: fresh });
  const putAway = (one: ObjectionNews): void => {
    const next = new Set([...seen, one.key]);
    setSeen(next);
    keepSeenObjections(me.id, id, next);
  };
  return (
    <>
      {/* The region exists before its text; otherwise a screen reader would not read it. */}
      <p className="hidden" role="status">
        {sentence}
      </p>
      {own === null || sentence === "" ? null : (
        <Bar own={own} sentence={sentence} questions={questions} news={fresh} onSeen={putAway} />
      )}
    </>
  );
}

const NOTHING: OwnObjections = { questions: [], news: [] };

/** Returns the one line of the bar; empty: there is no bar. */
function useSentence(own: DelegationId | null, { questions, news }: OwnObjections): string {
  const t = useTranslations("objection");
  const { cite } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  if (own === null || questions.length + news.length === 0) return "";
  const who = symbolOf(own);
  if (questions.length === 0) return t("news", { n: news.length, who });
  const clauses = [...new Set(questions.map(({ clauseId }) => cite(clauseId)))].join(comma());
  return t("changed", { n: questions.length, who, clauses });
}

/** A person who types keeps their room on the screen: then one line asks. */
const isTyping = (): boolean =>
  document.activeElement?.closest(".clause-editor, input, textarea, [role=dialog]") != null;

type BarProps = OwnObjections & {
  readonly own: DelegationId;
  readonly sentence: string;
  readonly onSeen: (news: ObjectionNews) => void;
};

function Bar({ own, sentence, questions, news, onSeen }: BarProps) {
  const t = useTranslations("objection");
  const { symbolOf } = useDelegations();
  const [isOpen, setOpen] = useState(() => !isTyping());
  const listId = useId();
  const bar = useSteadyText();
  const who = symbolOf(own);
  const n = questions.length;
  const open = n === 0 ? t("openNews") : t("open", { n });
  return (
    <section ref={bar} className="objections-bar" aria-label={t("region", { who })}>
      <div className="objections-line">
        <strong>{sentence}</strong>
        <Button aria-expanded={isOpen} aria-controls={listId} onPress={() => setOpen(!isOpen)}>
          {isOpen ? t("close") : open}
        </Button>
      </div>
      <ul id={listId} hidden={!isOpen}>
        {isOpen
          ? questions.map((one) => (
              <li key={`${one.clauseId} ${one.position.to}`}>
                <ObjectionQuestion objection={one} place="list" />
              </li>
            ))
          : null}
        {isOpen
          ? news.map((one) => (
              <li key={one.key}>
                <NewsLine news={one} who={who} onSeen={() => onSeen(one)} />
              </li>
            ))
          : null}
      </ul>
    </section>
  );
}

type NewsLineProps = { readonly news: ObjectionNews; readonly who: string; readonly onSeen: () => void };

function NewsLine({ news: { kind, clauseId, position }, who, onSeen }: NewsLineProps) {
  const t = useTranslations("objection");
  const said = useSaidInstant();
  const { snapshot, cite, whom } = useOpenedOpinion();
  const removed = findClause(snapshot.opinion, clauseId)?.removed ?? null;
  return (
    <div className="objection-question">
      {kind === "removed" && removed !== null ? (
        <>
          <p>
            {capitalized(
              t("removed", {
                who: whom(removed.by, removed.forumSeq).spoken,
                at: said(removed.at),
                delegation: who,
              }),
            )}
          </p>
          <p className="redline">
            <del>{clauseText(snapshot.words, clauseId)}</del>
          </p>
        </>
      ) : null}
      {kind === "closed" && position.closed !== undefined ? (
        <p>
          {t(`closed.${position.closed.because}`, {
            at: said(position.closed.at),
            delegation: who,
            clause: cite(clauseId),
            reason: position.closed.reason,
          })}{" "}
          {t("closedNext")}
        </p>
      ) : null}
      <Button onPress={onSeen}>{t("seen")}</Button>
    </div>
  );
}

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { textReadAloud } from "../../shared/opinion/canonical-text.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { isLetSpeak } from "../../shared/negotiation/empowered.ts";
import { answerDue, type Objection } from "../../shared/standing/objections.ts";
import { TextDifference } from "../opinion/text-difference.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useInstants } from "../i18n/instants.ts";
import { useSeatThen } from "../forum/use-whom.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useSpeaking } from "../opinion/use-speaking.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { bracketFor } from "./own-objections.ts";
import { comma } from "../i18n/list-signs.ts";

/** Nobody answers within this after a change of the text: the press was meant for the text before it. */
const JUST_CHANGED_MS = 1_500;

const ANSWERS = ["still", "noLonger", "reservation"] as const;
type Answer = (typeof ANSWERS)[number];

type ObjectionQuestionProps = {
  readonly objection: Objection;
  /** In the list of questions each names its clause and leads there. */
  readonly place: "list" | "panel";
};

/** Asks a delegation if its objection stands on the changed text: a redline, and three answers of one press (rule C34). */
export function ObjectionQuestion({ objection, place }: ObjectionQuestionProps) {
  const t = useTranslations("objection");
  const forum = useForum();
  const seatThen = useSeatThen();
  const instants = useInstants();
  const { symbolOf } = useDelegations();
  const { snapshot, cite, whom } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const { clauseId, position } = objection;
  const who = symbolOf(position.delegationId);
  const clause = cite(clauseId);
  const now = textReadAloud(snapshot.opinion, snapshot.words, clauseId);
  const due = answerDue(position, forum.rules.answers);
  const bracket = bracketFor(snapshot.opinion, objection, (id, forumSeq = forum.seq) =>
    seatThen(id, forumSeq),
  );
  return (
    <div className="objection-question">
      <p className="objection-said">
        {place === "list" ? <strong>{capitalized(clause)}</strong> : null}
        <span>{t("before", { who, at: instants.brief(position.at) })}</span>
        {position.to === "lead" ? <span className="tag neutral">{t("toLead")}</span> : null}
        {place === "list" ? (
          <Button look="link" aria-label={t("goName", { clause })} onPress={() => take(clauseId)}>
            {t("go")}
          </Button>
        ) : null}
      </p>
      {position.reason === "" ? null : <p className="quiet">{t("why", { reason: position.reason })}</p>}
      {bracket === undefined ? null : (
        <p>
          {capitalized(
            t("bracketed", {
              who: whom(bracket.by, bracket.forumSeq).spoken,
              delegation: symbolOf(position.delegationId),
            }),
          )}
        </p>
      )}
      {position.text === undefined ? (
        <>
          <p className="quiet">{t("noText")}</p>
          <p className="redline">{now}</p>
        </>
      ) : (
        <div role="group" aria-label={t("redline", { clause })}>
          <TextDifference before={position.text} now={now} />
        </div>
      )}
      {due === null ? null : (
        <p className="quiet">{t("due", { when: instants.inZone(due, forum.timeZone) })}</p>
      )}
      <Answers objection={objection} who={who} clause={clause} />
    </div>
  );
}

type AnswersProps = {
  readonly objection: Objection;
  readonly who: string;
  readonly clause: string;
};

function Answers({ objection, who, clause }: AnswersProps) {
  const t = useTranslations("objection");
  const { snapshot, sayRefusal, ask } = useOpenedOpinion();
  const { clauseId, position } = objection;
  const hash = snapshot.document.clauses.find((one) => one.id === clauseId)?.hash ?? "";
  const subject = { clauseId };
  const { kind, refusal } = useSpeaking()({ subject, hash });
  const isChanging = useJustChanged(hash);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const mayNot = useWhoMay(who);

  if (kind !== "own" || refusal?.reason === "notEmpowered") return <p className="quiet">{mayNot()}</p>;

  const kept = {
    subject,
    hash,
    to: position.to,
    ...(position.reason === "" ? {} : { reason: position.reason }),
  };
  const commands: Readonly<Record<Answer, SingleCommand>> = {
    still: { type: "takePosition", position: "cannotAccept", ...kept },
    noLonger: { type: "withdrawPosition", subject, hash, to: position.to },
    reservation: { type: "takePosition", position: "reservation", ...kept },
  };
  const undo = {
    words: t("undo"),
    onPress: () => void ask(commands.still, t("done.undone", { who, clause })),
  };
  const answer = async (chosen: Answer): Promise<void> => {
    if (isChanging) return setRefused(t("changedNow"));
    setSending(true);
    setRefused(null);
    const isTold = (words: string): void => setRefused(words);
    await ask(
      commands[chosen],
      t(`done.${chosen}`, { who, clause }),
      isTold,
      chosen === "still" ? undefined : undo,
    );
    setSending(false);
  };

  const closed = refusal === null ? null : sayRefusal(refusal);
  const told = sending ? t("sending") : (refused ?? closed ?? (isChanging ? t("changing") : null));
  return (
    <>
      <div className="objection-answers" role="group" aria-label={t("ask")}>
        {ANSWERS.map((one) => (
          <Button
            key={one}
            aria-label={t(`names.${one}`, { who, clause })}
            aria-disabled={isChanging}
            isDisabled={refusal !== null || sending}
            onPress={() => void answer(one)}
          >
            {t(`answers.${one}`)}
          </Button>
        ))}
      </div>
      <p className={refused === null ? "quiet" : "wrong"} role="status">
        {told}
      </p>
    </>
  );
}

/** Tells if the text with this hash came here a moment ago, or the question did. */
function useJustChanged(hash: string): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    if (seen === hash) return;
    const timer = setTimeout(() => setSeen(hash), JUST_CHANGED_MS);
    return () => clearTimeout(timer);
  }, [seen, hash]);
  return seen !== hash;
}

/** Names the people who may answer to those who may not. */
function useWhoMay(who: string): () => string {
  const t = useTranslations("objection");
  const { me, people } = useForum();
  const { snapshot } = useOpenedOpinion();
  const { opinion } = snapshot;
  return () => {
    const may = people.filter(
      (one) =>
        one.delegationId === me.delegationId &&
        one.role !== "follower" &&
        !one.leads.includes(opinion.groupId) &&
        (one.speaks !== null || isLetSpeak(one, opinion)),
    );
    return may.length === 0
      ? t("nobodyMay", { who })
      : t("mayAnswer", { who, names: may.map(({ name }) => name).join(comma()) });
  };
}

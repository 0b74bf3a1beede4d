import { Suspense, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause/clause.ts";
import { baseTextNumber } from "../../shared/opinion/opinion.ts";
import { selectedIn, useFollowSelection } from "../opinion/selected-words.ts";
import { newClause } from "../room/new-clause.ts";
import { useInHand } from "../opinion/in-hand.ts";
import { lazyPart } from "../i18n/later-words.ts";
import type { Act } from "../opinion/acts.ts";
import type { Asked } from "../opinion/asked.ts";
import { useBasis } from "../opinion/basis.ts";
import { doneWords } from "../opinion/done-words.ts";
import { loadedTrial } from "../opinion/load-trial.ts";
import { meetingOf } from "../../shared/forum/meeting.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenQuestion } from "../opinion/open-question.tsx";
import { withSeenWords, boundWords } from "./seen-words.ts";
import { PerformContext } from "../opinion/use-perform.ts";
import type { Performing } from "../opinion/use-perform.ts";
import { tierPending } from "../opinion/situation.ts";
import type { Situation } from "../opinion/situation.ts";

const ChangedWords = lazyPart(async () => (await import("./changed-words.tsx")).ChangedWords);
const ActDialog = lazyPart(async () => (await import("./act-dialog.tsx")).ActDialog);

const isGuarded = ({ clause }: Situation): boolean => clause.lock !== null || lastMark(clause) !== null;

/** The dialogs are fetched once the page is quiet, so that they open also when the line has gone. */
const IDLE_MS = 4_000;

export function PerformProvider({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const opened = useOpenedOpinion();
  const [, take] = useInHand();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { openMeetings } = useForum();
  const { id, groupId } = opened.snapshot.opinion;
  const meeting = meetingOf(openMeetings, groupId);
  const [basis, keepBasis] = useBasis(id, meeting);
  // The server names the meeting itself, by its own clock (rule T15).
  const sent = basis === meeting?.name ? null : basis;

  useFollowSelection();
  useEffect(() => {
    const timer = setTimeout(() => void import("./act-dialog.tsx").catch(() => {}), IDLE_MS);
    return () => clearTimeout(timer);
  }, []);

  const value = useMemo<Performing>(() => {
    const { now, nameOf, ask } = opened;

    const perform = (act: Act): void => {
      const { snapshot, situation } = now();
      const question = questionOf(act, situation, basis);
      if (question !== null) {
        setAsked(question);
        return;
      }
      const command = loadedTrial()?.commandOf(act, snapshot, situation) ?? null;
      if (command === null) return;
      void carryOut(act, { command, situation });
    };

    const carryOut = async (
      act: Act,
      { command, situation }: { command: Parameters<typeof ask>[0]; situation: Situation | null },
    ): Promise<void> => {
      const clause = situation === null ? "" : nameOf(situation.clause.id);
      const withBasis =
        command.type === "markClause" && sent !== null ? { ...command, basis: sent } : command;
      const done = await ask(withBasis, doneWords(t, act, clause));
      if (done === null) return;
      if (act === "remove") take(null);
      // The author of a new clause goes on by typing in it.
      const added = command.type === "addClause" ? newClause(done) : null;
      if (added !== null) take(added, "type");
    };

    return { perform, askFirst: setAsked, basis };
  }, [opened, basis, sent, t, take]);

  const bound = asked === null ? null : boundWords(asked, opened.snapshot);
  return (
    <PerformContext value={value}>
      {children}
      {asked === null ? null : (
        <OpenQuestion
          key={asked.kind}
          of={"hash" in asked ? asked.hash : ""}
          changed={
            bound === null || !("hash" in asked) ? null : (
              <Suspense fallback={null}>
                <ChangedWords
                  hash={asked.hash}
                  now={bound}
                  onRead={() => setAsked(withSeenWords(asked, bound))}
                />
              </Suspense>
            )
          }
          onClose={() => setAsked(null)}
        >
          <ActDialog
            asked={asked}
            basis={basis}
            meeting={meeting?.name ?? null}
            keepBasis={keepBasis}
            nextBaseText={baseTextNumber(opened.snapshot.opinion) + 1}
            onClose={() => setAsked(null)}
          />
        </OpenQuestion>
      )}
    </PerformContext>
  );
}

/** The question that an act opens; null where it is done at the press. */
function questionOf(act: Act, situation: Situation | null, basis: string | null): Asked | null {
  const clauseId = situation?.clause.id;
  const hash = situation?.words.hash ?? "";
  if (clauseId !== undefined && situation !== null) {
    const { obstacles, words } = situation;
    const marking = { kind: "mark", clauseId, hash, obstacles } as const;
    if (act === "markPending") return { ...marking, tier: tierPending(words.state), withPending: true };
    // With nothing to tell or to ask, the words on the screen are marked at the press.
    if (act === "markAdReferendum" && (basis === null || obstacles.length > 0))
      return { ...marking, tier: "ad-referendum", withPending: false };
    if (act === "markAgreed" && (basis === null || obstacles.length > 0))
      return { ...marking, tier: "agreed", withPending: false };
    if (act === "bracket") {
      const selected = selectedIn(clauseId, words.text);
      return { kind: act, clauseId, hash, text: words.text, selected };
    }
    if (act === "park" || act === "takeUp" || act === "huddle") return { kind: act, clauseId };
    if (act === "sendForward") return { kind: act, clauseId, hash };
    if (act === "correct") return { kind: act, clauseId, hash, text: words.text };
    if (act === "lockReasoned") return { kind: "lock", clauseId, hash };
    if (act === "footnote") return { kind: "footnote", clauseId, footnoteId: null };
    if (act === "clausePen") return { kind: "pen", clauseId };
    if (act === "unlock" || act === "reopenMark" || act === "changeKind") return { kind: act, clauseId };
    // An unlocked clause goes at once, because it can be restored. The page asks only if marks end.
    if (act === "remove" && isGuarded(situation)) return { kind: act, clauseId };
  }
  if (act === "consolidate") return { kind: "consolidate" };
  if (act === "cleanUp") return { kind: "cleanUp" };
  if (act === "agreeEnBloc") return { kind: "enBloc" };
  if (act === "reopen") return { kind: "reopen" };
  if (act === "opinionPen") return { kind: "pen", clauseId: null };
  if (act === "advanceStage") return { kind: "stage" };
  if (act === "editNumber") return { kind: "number" };
  if (act === "restore") return { kind: "restore" };
  return null;
}

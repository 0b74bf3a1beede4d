import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause/clause.ts";
import { baseTextNumber } from "../../shared/opinion/opinion.ts";
import { selectedIn, useFollowSelection } from "../opinion/selected-range.ts";
import { newClause } from "../room/new-clause.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { lazyPart, quietPart } from "../i18n/later-messages.ts";
import { oncePageQuiet } from "../ui/once-page-quiet.ts";
import type { Act } from "../opinion/acts.ts";
import type { DialogState } from "../opinion/dialog-state.ts";
import { useBasis } from "../opinion/basis.ts";
import { doneSentence } from "../opinion/done-sentence.ts";
import { loadedDryRun } from "../opinion/load-dry-run.ts";
import { meetingOf } from "../../shared/forum/meeting.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Fetched } from "../opinion/fetched.tsx";
import { withSeenText, boundText } from "./seen-text.ts";
import { type CommandRunner, CommandRunnerContext } from "../opinion/command-runner.ts";
import { type SelectedClause, tierPending } from "../opinion/selected-clause.ts";

const ChangedWords = quietPart(async () => (await import("./changed-text-notice.tsx")).ChangedTextNotice);
const OpenQuestion = lazyPart(async () => (await import("../opinion/open-question.tsx")).OpenQuestion);
const ActDialog = lazyPart(async () => (await import("./act-dialog.tsx")).ActDialog);

const isGuarded = ({ clause }: SelectedClause): boolean => clause.lock !== null || lastMark(clause) !== null;

export function CommandRunnerProvider({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const opened = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const [dialog, setDialog] = useState<DialogState | null>(null);
  const { openMeetings } = useForum();
  const { id, groupId } = opened.snapshot.opinion;
  const meeting = meetingOf(openMeetings, groupId);
  const [basis, keepBasis] = useBasis(id, meeting);
  // The server names the meeting itself, by its own clock (rule T15).
  const sent = basis === meeting?.name ? null : basis;

  useFollowSelection();
  useEffect(() => oncePageQuiet(() => void import("./act-dialog.tsx").catch(() => {})), []);

  const value = useMemo<CommandRunner>(() => {
    const { now, nameOf, ask } = opened;

    const runAct = (act: Act): void => {
      const { snapshot, selectedClause } = now();
      const question = questionOf(act, selectedClause, basis);
      if (question !== null) {
        setDialog(question);
        return;
      }
      const command = loadedDryRun()?.commandOf(act, snapshot, selectedClause) ?? null;
      if (command === null) return;
      void carryOut(act, { command, selectedClause });
    };

    const carryOut = async (
      act: Act,
      {
        command,
        selectedClause,
      }: { command: Parameters<typeof ask>[0]; selectedClause: SelectedClause | null },
    ): Promise<void> => {
      const clause = selectedClause === null ? "" : nameOf(selectedClause.clause.id);
      const withBasis =
        command.type === "markClause" && sent !== null ? { ...command, basis: sent } : command;
      const done = await ask(withBasis, doneSentence(t, act, clause));
      if (done === null) return;
      if (act === "remove") take(null);
      // The author of a new clause goes on by typing in it.
      const added = command.type === "addClause" ? newClause(done) : null;
      if (added !== null) take(added, "type");
    };

    return { runAct, openDialog: setDialog, basis };
  }, [opened, basis, sent, t, take]);

  const bound = dialog === null ? null : boundText(dialog, opened.snapshot);
  return (
    <CommandRunnerContext value={value}>
      {children}
      {dialog === null ? null : (
        <Fetched onGiveUp={() => setDialog(null)}>
          <OpenQuestion
            key={dialog.kind}
            of={"hash" in dialog ? dialog.hash : ""}
            changed={
              bound === null || !("hash" in dialog) ? null : (
                <ChangedWords
                  hash={dialog.hash}
                  now={bound}
                  onRead={() => setDialog(withSeenText(dialog, bound))}
                />
              )
            }
            onClose={() => setDialog(null)}
          >
            <ActDialog
              dialog={dialog}
              basis={basis}
              meeting={meeting?.name ?? null}
              keepBasis={keepBasis}
              nextBaseText={baseTextNumber(opened.snapshot.opinion) + 1}
              onClose={() => setDialog(null)}
            />
          </OpenQuestion>
        </Fetched>
      )}
    </CommandRunnerContext>
  );
}

/** The question that an act opens; null where it is done at the press. */
function questionOf(
  act: Act,
  selectedClause: SelectedClause | null,
  basis: string | null,
): DialogState | null {
  const clauseId = selectedClause?.clause.id;
  const hash = selectedClause?.words.hash ?? "";
  if (clauseId !== undefined && selectedClause !== null) {
    const { obstacles, words } = selectedClause;
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
    if (act === "remove" && isGuarded(selectedClause)) return { kind: act, clauseId };
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

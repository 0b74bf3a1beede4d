import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Command, SingleCommand } from "../../shared/commands/commands.ts";
import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import type { EndedMark } from "../../shared/document/ended-marks.ts";
import type { Entry } from "../../shared/events/event.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { decisionIn } from "../../shared/events/taken-back-events.ts";
import { TAKE_BACK_MS } from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { TYPED } from "../room/typed.ts";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { type NameThem, useWhom } from "../forum/use-whom.ts";
import type { PageRoom, RoomSnapshot } from "../room/room.ts";
import { useClauseSelection } from "./clause-selection.ts";
import { type Toast, useToast } from "../ui/toasts.tsx";
import type { Act } from "./acts.ts";
import { clauseCitation, clauseName } from "./clause-name.ts";
import { LateDone } from "./late-done.tsx";
import { loadedDryRun } from "./load-dry-run.ts";
import { useSayRefusal } from "./say-refusal.ts";
import { delegationNames } from "../forum/delegation-names.ts";
import { type SelectedClause, selectedClauseOf } from "./selected-clause.ts";

type Stretch = { readonly start: number; readonly end: number; readonly found: string };

/** The opened Opinion as all its parts share it: the selected clause, commands and the refusals that apply now. */
export type OpenedOpinion = {
  readonly snapshot: RoomSnapshot;
  readonly selectedId: ClauseId | null;
  readonly selectedClause: SelectedClause | null;
  /** Both as the sheet shows them at this moment: `snapshot` may be a moment behind what others type. */
  readonly now: () => { readonly snapshot: RoomSnapshot; readonly selectedClause: SelectedClause | null };
  readonly whom: NameThem;
  readonly nameOf: (id: ClauseId) => string;
  /** With its verb: "recognizing b)". */
  readonly cite: (id: ClauseId) => string;
  readonly sayRefusal: (refusal: Refusal) => string;
  /** Null: the act is open now. */
  readonly refusalOf: (act: Act) => Refusal | null;
  readonly tryOut: (command: SingleCommand) => Refusal | null;
  /** Returns the marks that a command would end on the current text. */
  readonly marksEndedBy: (command: Command) => readonly EndedMark[];
  /** Types other words for a stretch of a clause, as this person: nothing where it reads otherwise by now. */
  readonly typeInstead: (clause: ClauseId, stretch: Stretch, words: string) => void;
  /** Acknowledges that this page shows the words of a call for objections. */
  readonly sayShown: (callSeq: number) => void;
  /**
   * Sends a command, shows the outcome and resolves its entries, or null after a refusal.
   * `refused` shows a refusal in its own place; without it a notice does. `next`: a button in the notice.
   */
  readonly ask: (
    command: Command,
    done: string,
    refused?: (words: string) => void,
    next?: Toast["act"],
  ) => Promise<readonly Entry[] | null>;
};

export const OpenedOpinionContext = createContext<OpenedOpinion | null>(null);

export function useOpenedOpinion(): OpenedOpinion {
  const opened = useContext(OpenedOpinionContext);
  if (opened === null) throw new Error("useOpenedOpinion outside of OpenedOpinionProvider");
  return opened;
}

/** Before the rules are here nothing is offered: what offers acts comes with them. */
const NOT_YET: Refusal = { reason: "offline", message: "The page is not ready yet." };
/** An own decision can be taken back up to this instant (rule C49). */
const lastInstant = (): number => performance.now() + TAKE_BACK_MS;
const NOTHING: Refusal = { reason: "nothingToDo", message: "There is nothing to act on." };

type ProviderProps = {
  readonly room: PageRoom;
  readonly snapshot: RoomSnapshot;
  readonly children: ReactNode;
};

export function OpenedOpinionProvider({ room, snapshot, children }: ProviderProps) {
  const t = useTranslations();
  const forum = useForum();
  const toast = useToast();
  const [selectedId] = useClauseSelection();
  const whom = useWhom(snapshot.opinion.groupId);
  const sayRefusal = useSayRefusal(whom);

  const value = useMemo<OpenedOpinion>(() => {
    const selectedClause = selectedClauseOf(snapshot, forum, selectedId);
    const { me, rules } = forum;
    // The record is never in the future, though the forum's clock was read some seconds ago.
    const now = Math.max(forum.now, snapshot.entries.at(-1)?.at ?? 0);
    const asker = { now, me, rules, names: delegationNames(forum) };
    const tryOut = (command: SingleCommand): Refusal | null => {
      const dryRun = loadedDryRun();
      return dryRun === null ? NOT_YET : dryRun.tryCommand(snapshot, command, asker);
    };
    /** The button that takes an own decision back; null where it is none. */
    const takeBack = (entries: readonly Entry[], until: number): Toast["act"] | null => {
      const decision = decisionIn(entries);
      const [first] = entries;
      if (decision === null || first === undefined) return null;
      const done = t("takenBack.done", { what: t(`takenBack.act.${decision}`) });
      return {
        words: t("takenBack.undo"),
        until,
        left: (n) => t("takenBack.left", { n }),
        onPress: () => void value.ask({ type: "takeBack", seq: first.seq }, done),
      };
    };
    const value: OpenedOpinion = {
      snapshot,
      selectedId,
      selectedClause,
      now: () => ({
        snapshot: room.snapshot(),
        selectedClause: selectedClauseOf(room.snapshot(), forum, selectedId),
      }),
      whom,
      nameOf: (id) => clauseName(t, snapshot.document, id),
      cite: (id) => clauseCitation(t, snapshot.document, id),
      sayRefusal,
      tryOut,
      marksEndedBy: (command) => loadedDryRun()?.tryMarks(room.snapshot(), command, asker) ?? [],
      refusalOf: (act) => {
        const command = loadedDryRun()?.commandOf(act, snapshot, selectedClause) ?? null;
        return command === null ? NOTHING : tryOut(command);
      },
      typeInstead: (clause, { start, end, found }, words) => {
        const text = rootText(room.doc(), clause);
        if (text === null || text.toString().slice(start, end) !== found) return;
        room.doc().transact(() => {
          text.delete(start, end - start);
          text.insert(start, words);
        }, TYPED);
      },
      sayShown: room.sayShown,
      ask: async (command, done, refused = (words) => toast({ kind: "refused", words }), next) => {
        const result = await room.send(command);
        if ("refusal" in result) {
          const words = sayRefusal(result.refusal);
          if (result.refusal.reason === "cancelled") toast({ kind: "told", words });
          else refused(words);
          return null;
        }
        const onWithdraw = (proposalId: ProposalId): void =>
          void value.ask({ type: "withdrawProposal", proposalId }, t("sent.withdrawn"));
        if (result.late === true) {
          const late = { done: capitalized(done), entries: result.entries, onWithdraw };
          toast({ kind: "told", words: <LateDone {...late} /> });
        } else {
          const act = next ?? takeBack(result.entries, lastInstant());
          toast({ kind: "done", words: capitalized(done), ...(act === null ? {} : { act }) });
        }
        return result.entries;
      },
    };
    return value;
  }, [room, snapshot, forum, selectedId, whom, sayRefusal, toast, t]);

  return <OpenedOpinionContext value={value}>{children}</OpenedOpinionContext>;
}

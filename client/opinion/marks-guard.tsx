import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { Command } from "../../shared/commands/commands.ts";
import type { EndedMark } from "../../shared/document/ended-marks.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { useLatest } from "./use-latest.ts";
import { lazyPart } from "../i18n/later-messages.ts";
import { Fetched } from "./fetched.tsx";
import { type OpenedOpinion, OpenedOpinionContext, useOpenedOpinion } from "./opened-opinion.tsx";

const EndMarksDialog = lazyPart(async () => (await import("./end-marks-dialog.tsx")).EndMarksDialog);

/** The purpose of this command is to end marks, so its dialog is the question. */
const SAYS_SO: ReadonlySet<Command["type"]> = new Set(["contestCorrection"]);

/** Returns true at once if a command ends no mark; else the user's answer. */
export type MayEndMarks = (command: Command) => true | Promise<boolean>;

type Guard = {
  readonly mayEnd: MayEndMarks;
  /** Stops the question for these clauses, since the command's dialog lists their marks. Returns the function that undoes this. */
  readonly tell: (clauses: readonly ClauseId[]) => () => void;
};

const GuardContext = createContext<Guard>({ mayEnd: () => true, tell: () => () => {} });

/** For a dialog that lists the marks its own command ends. */
export const useTellEnded = (): Guard["tell"] => useContext(GuardContext).tell;

export const useMayEndMarks = (): MayEndMarks => useContext(GuardContext).mayEnd;

type Asking = { readonly ended: readonly EndedMark[]; readonly answer: (yes: boolean) => void };

/** Asks before any command that ends marks, from every key, button and dialog (rule C24). */
export function MarksGuard({ children }: { readonly children: ReactNode }) {
  const opened = useOpenedOpinion();
  const latest = useLatest(opened);
  const [asking, setAsking] = useState<Asking | null>(null);
  const told = useRef(new Map<ClauseId, number>());

  const mayEnd = useCallback<MayEndMarks>(
    (command) => {
      if (SAYS_SO.has(command.type)) return true;
      const ended = latest().marksEndedBy(command);
      if (ended.every(({ clauseId }) => told.current.has(clauseId))) return true;
      return new Promise((answer) => {
        setAsking((before) => {
          before?.answer(false);
          return { ended, answer };
        });
      });
    },
    [latest],
  );
  const tell = useCallback<Guard["tell"]>((clauses) => {
    const count = (id: ClauseId, by: number): void => {
      const n = (told.current.get(id) ?? 0) + by;
      if (n > 0) told.current.set(id, n);
      else told.current.delete(id);
    };
    for (const id of clauses) count(id, 1);
    return () => {
      for (const id of clauses) count(id, -1);
    };
  }, []);
  const guard = useMemo<Guard>(() => ({ mayEnd, tell }), [mayEnd, tell]);
  const guarded = useMemo<OpenedOpinion>(
    () => ({
      ...opened,
      ask: async (command, ...rest) => ((await mayEnd(command)) ? opened.ask(command, ...rest) : null),
    }),
    [opened, mayEnd],
  );
  const close = (yes: boolean): void => {
    asking?.answer(yes);
    setAsking(null);
  };
  return (
    <GuardContext value={guard}>
      <OpenedOpinionContext value={guarded}>
        {children}
        {asking === null ? null : (
          <Fetched onGiveUp={() => close(false)}>
            <EndMarksDialog ended={asking.ended} onAnswer={close} />
          </Fetched>
        )}
      </OpenedOpinionContext>
    </GuardContext>
  );
}

import { createContext, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Command } from "../../shared/commands.ts";
import type { EndedMark } from "../../shared/ended-marks.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { useLatest } from "../clauses/use-latest.ts";
import { lazyPart } from "../i18n/later-words.ts";
import { Fetched } from "./fetched.tsx";
import { ConsensusContext, useConsensus } from "./consensus.tsx";
import type { Consensus } from "./consensus.tsx";

const EndMarksDialog = lazyPart(async () => (await import("./end-marks-dialog.tsx")).EndMarksDialog);

/** To end marks is what this act is: its dialog is the question. */
const SAYS_SO: ReadonlySet<Command["type"]> = new Set(["contestCorrection"]);

/** True at once where a command ends no mark; else what whoever asks for it answers. */
export type MayEndMarks = (command: Command) => true | Promise<boolean>;

type Guard = {
  readonly mayEnd: MayEndMarks;
  /** Until it is called again: these are told where the act is confirmed, and are not asked about once more. */
  readonly tell: (clauses: readonly ClauseId[]) => () => void;
};

const GuardContext = createContext<Guard>({ mayEnd: () => true, tell: () => () => {} });

/** For the dialog of an act that says itself which marks it ends. */
export const useTellEnded = (): Guard["tell"] => useContext(GuardContext).tell;

export const useMayEndMarks = (): MayEndMarks => useContext(GuardContext).mayEnd;

type Asking = { readonly ended: readonly EndedMark[]; readonly answer: (yes: boolean) => void };

/** Asks first before an act that ends marks (rule C24): of every act, whichever key, button or dialog asks for it. */
export function MarksGuard({ children }: { readonly children: ReactNode }) {
  const consensus = useConsensus();
  const latest = useLatest(consensus);
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
  const guarded = useMemo<Consensus>(
    () => ({
      ...consensus,
      ask: async (command, ...rest) => ((await mayEnd(command)) ? consensus.ask(command, ...rest) : null),
    }),
    [consensus, mayEnd],
  );
  const close = (yes: boolean): void => {
    asking?.answer(yes);
    setAsking(null);
  };
  return (
    <GuardContext value={guard}>
      <ConsensusContext value={guarded}>
        {children}
        {asking === null ? null : (
          <Fetched onGiveUp={() => close(false)}>
            <EndMarksDialog ended={asking.ended} onAnswer={close} />
          </Fetched>
        )}
      </ConsensusContext>
    </GuardContext>
  );
}

import { createContext, useContext } from "react";
import type { Act } from "./acts.ts";
import type { DialogState } from "./dialog-state.ts";

export type CommandRunner = {
  /** Runs an act on the text now on the screen, or first opens the dialog that it needs. */
  readonly runAct: (act: Act) => void;
  readonly openDialog: (dialog: DialogState) => void;
  readonly basis: string | null;
};

export const CommandRunnerContext = createContext<CommandRunner | null>(null);

export function useCommandRunner(): CommandRunner {
  const runner = useContext(CommandRunnerContext);
  if (runner === null) throw new Error("useCommandRunner outside of CommandRunnerProvider");
  return runner;
}

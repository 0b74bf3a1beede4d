import { createContext, useContext } from "react";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { Merge } from "../../shared/merging/merge.ts";
import type { Refusal } from "../../shared/refusal.ts";

/** The way back of an act, on the desk as it stands then; null where somebody else has gone on from there. */
export type UndoStep = (merge: Merge) => SingleCommand | null;

/** The merge on the screen, and asking. */
export type Desk = {
  readonly merge: Merge;
  /** False for those who only watch. */
  readonly works: boolean;
  /** Says a refusal, and gives it; null where it was done. `refuse` says it where it was asked; else a notice does. */
  readonly send: (
    command: SingleCommand,
    back?: UndoStep,
    refuse?: (words: string) => void,
  ) => Promise<Refusal | null>;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("useDesk outside of the desk");
  return desk;
}

/** Acts on rows and cells: the same object as long as the merge is open. */
export type RowActs = Pick<Desk, "works" | "send"> & {
  readonly mergeId: Merge["id"];
  /** As it is at this moment. */
  readonly now: () => Merge;
};

/** The rows' view of the desk: the same object until an input comes or is switched, so that one act draws one row. */
export type RowDesk = RowActs & {
  readonly inputs: Merge["inputs"];
  readonly acts: RowActs;
};

export const RowDeskContext = createContext<RowDesk | null>(null);

export function useRowDesk(): RowDesk {
  const desk = useContext(RowDeskContext);
  if (desk === null) throw new Error("useRowDesk outside of the desk");
  return desk;
}

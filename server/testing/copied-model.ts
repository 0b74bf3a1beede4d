import type { ClauseId } from "../../shared/ids.ts";

/**
 * Models places of copied words without Yjs: cells in lists. A split takes cells along, a join makes copies, and a
 * person who typed or deleted beside a cell finds it wherever it is now. It tests server/gate/carry-over.ts (rules
 * W4-W6).
 */
export type Cell = {
  readonly letter: string;
  /** Author by number; -1 for the text as it was. */
  readonly author: number;
  isAlive: boolean;
  clause: ClauseId;
  /** Its copy in the clause to which this one's was joined. */
  copy: Cell | null;
};

export type Act =
  | { readonly kind: "insert"; readonly cells: readonly Cell[]; readonly left: Cell | null }
  | { readonly kind: "delete"; readonly cell: Cell };

type Place = { readonly clause: ClauseId; readonly at: number };

export function openCopiedModel() {
  const lists = new Map<ClauseId, Cell[]>();
  const removed = new Set<ClauseId>();
  const listOf = (clause: ClauseId): Cell[] => {
    const list = lists.get(clause);
    if (list === undefined) throw new Error(`no clause ${clause} in the model`);
    return list;
  };
  const behind = (cell: Cell): Place => {
    if (cell.copy !== null) return behind(cell.copy);
    const list = listOf(cell.clause);
    const at = list.indexOf(cell);
    if (!removed.has(cell.clause)) return { clause: cell.clause, at: at + 1 };
    const before = list.slice(0, at).findLast((one) => one.copy !== null);
    return before === undefined ? atStart(cell.clause) : behind(before);
  };
  const atStart = (clause: ClauseId): Place => {
    if (!removed.has(clause)) return { clause, at: 0 };
    let first = listOf(clause).find((one) => one.copy !== null);
    if (first === undefined) throw new Error("the joined clause was empty");
    while (first.copy !== null) first = first.copy;
    return { clause: first.clause, at: listOf(first.clause).indexOf(first) };
  };

  return {
    add: (clause: ClauseId, cells: readonly Cell[]): void => void lists.set(clause, [...cells]),
    clauses: (): readonly ClauseId[] => [...lists.keys()],
    living: (): readonly ClauseId[] => [...lists.keys()].filter((clause) => !removed.has(clause)),
    removed: (): readonly ClauseId[] => [...removed],
    cells: listOf,
    letters: (clause: ClauseId): string =>
      listOf(clause)
        .filter((cell) => cell.isAlive)
        .map((cell) => cell.letter)
        .join(""),
    split: (clause: ClauseId, at: number, into: ClauseId): void => {
      const list = listOf(clause);
      const first = list.filter((cell) => cell.isAlive)[at];
      const rest = first === undefined ? [] : list.splice(list.indexOf(first));
      for (const cell of rest) cell.clause = into;
      lists.set(into, rest);
    },
    join: (first: ClauseId, second: ClauseId): void => {
      for (const cell of listOf(second)) {
        if (!cell.isAlive) continue;
        cell.copy = { ...cell, clause: first };
        listOf(first).push(cell.copy);
      }
      removed.add(second);
    },
    restore: (clause: ClauseId): void => {
      for (const cell of listOf(clause)) cell.copy = null;
      removed.delete(clause);
    },
    /** Yjs orders two insertions at one spot; the dead stay behind whom they stood behind. */
    reorder: (clause: ClauseId, letters: string): void => {
      const groups = new Map<string, Cell[]>([["", []]]);
      let last = "";
      for (const cell of listOf(clause)) {
        if (cell.isAlive) groups.set((last = cell.letter), [cell]);
        else groups.get(last)!.push(cell);
      }
      lists.set(
        clause,
        ["", ...Array.from(letters)].flatMap((letter) => groups.get(letter) ?? []),
      );
    },
    /** Tells if a page deleted a joined clause's letter whose copy is gone: the gate refuses that (W4, W20). */
    isRefused: (act: Act, typedIn: ClauseId): boolean => {
      if (act.kind !== "delete" || act.cell.clause !== typedIn || !removed.has(typedIn)) return false;
      let last = act.cell;
      while (last.copy !== null) last = last.copy;
      return act.cell.isAlive && !last.isAlive;
    },
    /** A page's edit while it knew less, in the clause in which it did it. */
    arrive: (act: Act, typedIn: ClauseId): void => {
      if (act.kind === "delete") {
        // Copies on the way, in clauses that were joined in their turn, are what those clauses had.
        let last = act.cell;
        while (last.copy !== null) last = last.copy;
        if (act.cell.clause === typedIn) act.cell.isAlive = false;
        last.isAlive = false;
        return;
      }
      const { clause, at } = act.left === null ? atStart(typedIn) : behind(act.left);
      for (const cell of act.cells) cell.clause = clause;
      listOf(clause).splice(at, 0, ...act.cells);
    },
  };
}

import type { InputClause } from "./input-clause.ts";
import { sha256Hex } from "../text/hash.ts";
import type { Kind } from "../clause/clause.ts";
import type { ContributionId, MergeId, MergeInputId, MergeRowId, OpinionId } from "../ids.ts";
import { type Composed, composedOf } from "./compose.ts";
import type { Logged, Signed } from "../signed.ts";

export const INPUT_KINDS = ["workingText", "proposals", "opinion", "contribution", "text"] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** An input of the merge, frozen as it is taken in (rule U2). */
export type MergeInput = {
  readonly id: MergeInputId;
  readonly kind: InputKind;
  /** Of a text its title, of a contribution or another Opinion its number. */
  readonly name: string;
  readonly whose: readonly string[];
  /** The source of the input, and as of which row. */
  readonly opinionId: OpinionId | null;
  readonly contributionId: ContributionId | null;
  readonly seq: number;
  /** SHA-256 of its clauses. */
  readonly hash: string;
  readonly isOn: boolean;
  readonly clauses: readonly InputClause[];
};

/** A clause of an input where it stands at the desk. */
export type CellRef = { readonly inputId: MergeInputId; readonly n: number };

/** Clauses that stand beside each other, and their outcome. */
export type MergeRow = {
  readonly id: MergeRowId;
  readonly kind: Kind;
  readonly level: number;
  readonly cells: readonly CellRef[];
  /** Words that somebody wrote; null: composed of the cells alone. */
  readonly written: (Signed & { readonly text: string }) | null;
  readonly dropped: (Signed & { readonly reason: string }) | null;
  /** Somebody gave it its place. */
  readonly isPlaced: boolean;
};

/** An input that was taken off, where it lay among the others, and the rows as they were in which it had words. */
export type InputOff = {
  readonly input: MergeInput;
  readonly at: number;
  readonly rows: readonly MergeRow[];
  /** All rows as they stood, to find the place of one that went with it. */
  readonly order: readonly MergeRowId[];
};

/** One work at the desk: inputs beside each other, and the text that comes of them. */
export type Merge = Logged & {
  readonly id: MergeId;
  readonly openness: "private" | "open";
  readonly inputs: readonly MergeInput[];
  /** In the order of the text. */
  readonly rows: readonly MergeRow[];
  /** Taken off and kept to be put back, the last one last; absent where there is none. */
  readonly off?: readonly InputOff[];
  /** On a page that is not at the desk: that there is one. Its inputs and rows are on an address of their own. */
  readonly isAway?: true;
};

/** Merge without its hundreds of rows, which only people at the desk load. */
export const awayMerge = ({ off: _off, ...merge }: Merge): Merge => ({
  ...merge,
  inputs: [],
  rows: [],
  isAway: true,
});

export type Cell = { readonly input: MergeInput; readonly clause: InputClause };

/** The cells of a row whose inputs are on, in the order in which the inputs were taken in. */
export const cellsOf = (merge: Pick<Merge, "inputs">, row: MergeRow): readonly Cell[] =>
  merge.inputs.flatMap((input) =>
    input.isOn
      ? row.cells.flatMap(({ inputId, n }) => {
          const clause = inputId === input.id ? input.clauses[n] : undefined;
          return clause === undefined ? [] : [{ input, clause }];
        })
      : [],
  );

/** Result of the cells of a row. Composed once: an act touches one row of hundreds. */
export function composedRow(merge: Pick<Merge, "inputs">, row: MergeRow): Composed {
  const known = composed.get(row);
  if (known?.inputs === merge.inputs) return known.made;
  const made = composedOf(cellsOf(merge, row).map(({ clause }) => clause));
  composed.set(row, { inputs: merge.inputs, made });
  return made;
}
const composed = new WeakMap<MergeRow, { readonly inputs: Merge["inputs"]; readonly made: Composed }>();

/** The words that a row gives, "" where it gives none. */
export function rowText(merge: Pick<Merge, "inputs">, row: MergeRow): string {
  if (row.dropped !== null) return "";
  return row.written?.text ?? composedRow(merge, row).text;
}

/** SHA-256 of what a person sees of a row: what an act on it is bound to. */
export const mergeRowHash = (merge: Pick<Merge, "inputs">, row: MergeRow): string =>
  sha256Hex([row.kind, row.level, row.dropped === null ? "" : "dropped", rowText(merge, row)].join("\n"));

export const inputHash = (clauses: readonly InputClause[]): string =>
  sha256Hex(clauses.map(({ kind, level, text }) => `${kind} ${level} ${text}`).join("\n"));

export const findRow = (merge: Merge, id: MergeRowId): MergeRow | undefined =>
  merge.rows.find((row) => row.id === id);

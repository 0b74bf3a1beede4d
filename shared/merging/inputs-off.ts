import type { MergeInputId, MergeRowId } from "../ids.ts";
import { MERGE_INPUTS_OFF_MAX } from "../limits.ts";
import type { CellRef, InputOff, Merge, MergeRow } from "./merge.ts";

/** An input goes off the desk; what somebody wrote stays, also where nothing is left beside it (rule U16). */
export function withoutInput(merge: Merge, inputId: MergeInputId): Merge {
  const at = merge.inputs.findIndex(({ id }) => id === inputId);
  const input = merge.inputs[at];
  if (input === undefined) return merge;
  const isOf = (cell: CellRef): boolean => cell.inputId === inputId;
  const rows = merge.rows.flatMap((row): readonly MergeRow[] => {
    if (!row.cells.some(isOf)) return [row];
    const cells = row.cells.filter((cell) => !isOf(cell));
    return cells.length === 0 && row.written === null ? [] : [{ ...row, cells }];
  });
  const taken: InputOff = {
    input,
    at,
    rows: merge.rows.filter((row) => row.cells.some(isOf)),
    order: merge.rows.map(({ id }) => id),
  };
  const off = [...(merge.off ?? []), taken].slice(-MERGE_INPUTS_OFF_MAX);
  return { ...merge, inputs: merge.inputs.filter((one) => one !== input), rows, off };
}

/** It lies again where it lay: in the rows that are still there, and in its own ones beside what stood before them. */
export function withInputBack({ off = [], ...merge }: Merge, inputId: MergeInputId): Merge {
  const taken = off.find(({ input }) => input.id === inputId);
  if (taken === undefined) return { ...merge, ...(off.length === 0 ? {} : { off }) };
  const rest = off.filter((one) => one !== taken);
  let { rows } = merge;
  for (const was of taken.rows) {
    const isOf = (cell: CellRef): boolean => cell.inputId === inputId;
    const here = rows.find(({ id }) => id === was.id);
    rows =
      here === undefined
        ? insertBehind(rows, { ...was, written: null, cells: was.cells.filter(isOf) }, taken.order)
        : rows.map((one) => (one === here ? { ...one, cells: cellsBack(one, was, isOf) } : one));
  }
  return {
    ...merge,
    inputs: [...merge.inputs.slice(0, taken.at), taken.input, ...merge.inputs.slice(taken.at)],
    rows,
    ...(rest.length === 0 ? {} : { off: rest }),
  };
}

/** In their order of before where nothing else came or went there, else behind. */
function cellsBack({ cells }: MergeRow, was: MergeRow, isOf: (cell: CellRef) => boolean): readonly CellRef[] {
  const others = was.cells.filter((cell) => !isOf(cell));
  const isSame =
    others.length === cells.length &&
    others.every(({ inputId, n }, i) => cells[i]?.inputId === inputId && cells[i].n === n);
  return isSame ? was.cells : [...cells, ...was.cells.filter(isOf)];
}

function insertBehind(
  rows: readonly MergeRow[],
  row: MergeRow,
  order: readonly MergeRowId[],
): readonly MergeRow[] {
  const before = order.slice(0, order.indexOf(row.id));
  const there = before.findLast((id) => rows.some((one) => one.id === id));
  const index = there === undefined ? 0 : rows.findIndex(({ id }) => id === there) + 1;
  return [...rows.slice(0, index), row, ...rows.slice(index)];
}

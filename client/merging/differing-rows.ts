import { cellsOf, type Merge, type MergeRow } from "../../shared/merging/merge.ts";

/** Tells whether the outcome or a text of the row is other than the working text there. */
function differs(merge: Pick<Merge, "inputs">, row: MergeRow): boolean {
  const cells = cellsOf(merge, row);
  const working = cells.find(({ input }) => input.kind === "workingText");
  return (
    row.written !== null ||
    row.dropped !== null ||
    row.isPlaced ||
    working === undefined ||
    cells.some(({ clause }) => clause.text !== working.clause.text)
  );
}

export type DeskPlace = {
  readonly row: MergeRow;
  /** Its place among all rows. */
  readonly at: number;
  /** A section verb that only says where the rows below it stand. */
  readonly isContext: boolean;
};

/** The rows that differ, each section of them below its verb. */
export function differingRows(merge: Merge): readonly DeskPlace[] {
  const shown: DeskPlace[] = [];
  let verb: DeskPlace | null = null;
  for (const [at, row] of merge.rows.entries()) {
    const isOther = differs(merge, row);
    if (row.kind === "verb") verb = isOther ? null : { row, at, isContext: true };
    if (!isOther) continue;
    if (verb !== null) shown.push(verb);
    verb = null;
    shown.push({ row, at, isContext: false });
  }
  return shown;
}

/** The clause's number in the working text; "" where it has none there. */
export const numberOfRow = (merge: Pick<Merge, "inputs">, row: MergeRow): string =>
  cellsOf(merge, row).find(({ input }) => input.kind === "workingText")?.clause.number ?? "";

export const isNewRow = (merge: Pick<Merge, "inputs">, row: MergeRow): boolean =>
  !cellsOf(merge, row).some(({ input }) => input.kind === "workingText");

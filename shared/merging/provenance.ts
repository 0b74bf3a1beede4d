import { readAloud } from "../text/read-aloud.ts";
import type { Kind } from "../clause/clause.ts";
import type { ClauseId, ContributionId, MergeRowId, OpinionId, UserId } from "../ids.ts";
import { longestInOrder } from "../text/longest-in-order.ts";
import type { InputClause } from "./input-clause.ts";
import { cellsOf, composedRow, type InputKind, type Merge, type MergeRow } from "./merge.ts";
import { type Trace, tracedText, traceOf } from "./trace.ts";

/** Changes to the words of a clause; `leftOut`: someone at the desk switched off its sources. */
export const DONE = ["kept", "merged", "moved", "reworded", "added", "dropped", "leftOut"] as const;
export type Done = (typeof DONE)[number];

/** Source of words in the result. */
export type Source = Pick<
  InputClause,
  "clauseId" | "proposalId" | "label" | "number" | "kind" | "text" | "whose" | "mark"
> & {
  readonly from: InputKind;
  readonly name: string;
  readonly opinionId: OpinionId | null;
  readonly contributionId: ContributionId | null;
  /** Its place in what it came from, from 0. */
  readonly n: number;
  /** Its words that are not in the result, in their order. */
  readonly droppedWords: string;
};

/** One line of the provenance table (rule U6): a clause of the result, or one that is not in it. */
export type Provenance = {
  readonly rowId: MergeRowId;
  /** The clause of this Opinion that gets the words; null for a new one. */
  readonly clauseId: ClauseId | null;
  readonly kind: Kind;
  readonly level: number;
  /** "" where nothing of it is in the result. */
  readonly text: string;
  readonly sources: readonly Source[];
  readonly done: readonly Done[];
  /** Why it was dropped. */
  readonly reason: string;
  /** The author at the desk; null where the text is composed of the sources alone. */
  readonly writtenBy: UserId | null;
  /** The forum's seq in force then. */
  readonly writtenSeq?: number | undefined;
  /** Words that no source has. */
  readonly addedWords: string;
  /** Wordings that stand beside each other, each with its contributors. */
  readonly wordings: readonly { readonly text: string; readonly whose: readonly string[] }[];
};

/** The table of a whole merge, in the order of its rows. It fills itself: nobody writes in it. */
export const provenanceOf = (merge: Merge): readonly Provenance[] => merge.rows.map(provenanceIn(merge));

/** Its lines one by one, for who shows few of hundreds. */
export function provenanceIn(merge: Merge): (row: MergeRow) => Provenance {
  const moved = movedRows(merge);
  return (row) => {
    const isMoved = moved.has(row.id);
    const known = lines.get(row);
    if (known?.inputs === merge.inputs && known.isMoved === isMoved) return known.line;
    const line = provenanceOfRow(merge, row, isMoved);
    lines.set(row, { inputs: merge.inputs, isMoved, line });
    return line;
  };
}

/** A row that no act touched gives the same line: at each act one of hundreds is made anew. */
const lines = new WeakMap<
  MergeRow,
  { readonly inputs: Merge["inputs"]; readonly isMoved: boolean; readonly line: Provenance }
>();

/** The own clause that a row stands for: of the working text, whether that is switched on or not. */
export function ownClauseOf(merge: Merge, row: MergeRow): ClauseId | null {
  for (const { inputId, n } of row.cells) {
    const input = merge.inputs.find((one) => one.id === inputId);
    const clauseId = input?.kind === "workingText" ? input.clauses[n]?.clauseId : null;
    if (clauseId !== null && clauseId !== undefined) return clauseId;
  }
  return null;
}

function provenanceOfRow(merge: Merge, row: MergeRow, isMoved: boolean): Provenance {
  const cells = cellsOf(merge, row);
  const composed = composedRow(merge, row);
  const text = row.dropped === null ? (row.written?.text ?? composed.text) : "";
  // A wholly dropped text is told as dropped; a switched-off one, as nothing that came in.
  const shown = cells.length > 0 || row.written !== null ? cells : allCells(merge, row);
  const texts = shown.map(({ clause }) => clause.text);
  // Composed text has exactly the words of its cells; dropped text has none.
  const trace = row.written === null || row.dropped !== null ? NO_TRACE : traceOf(texts, text, composed.text);
  const sources = shown.map(({ input, clause }, i): Source => {
    const { clauseId, proposalId, label, number, kind, whose, mark } = clause;
    return {
      clauseId,
      proposalId,
      label,
      number,
      kind,
      whose,
      mark,
      text: clause.text,
      from: input.kind,
      name: input.name,
      opinionId: input.opinionId,
      contributionId: input.contributionId,
      n: clause.n,
      droppedWords: tracedText(trace.dropped[i] ?? []),
    };
  });
  return {
    rowId: row.id,
    clauseId: ownClauseOf(merge, row),
    kind: row.kind,
    level: row.level,
    text,
    sources,
    done: doneTo({ row, text, sources, added: trace.added, isMoved, isOff: cells.length === 0 }),
    reason: row.dropped?.reason ?? "",
    writtenBy: row.written?.by ?? null,
    ...(row.written?.forumSeq === undefined ? {} : { writtenSeq: row.written.forumSeq }),
    addedWords: tracedText(trace.added),
    wordings:
      composed.wordings.length < 2 || row.dropped !== null
        ? []
        : composed.wordings.map((one) => ({
            text: one.text,
            whose: [...new Set(one.of.flatMap((i) => cells[i]!.clause.whose))],
          })),
  };
}

const NO_TRACE: Trace = { dropped: [], added: [] };

const allCells = (merge: Merge, row: MergeRow): ReturnType<typeof cellsOf> =>
  cellsOf({ ...merge, inputs: merge.inputs.map((input) => ({ ...input, isOn: true })) }, row);

function doneTo(of: {
  readonly row: MergeRow;
  readonly text: string;
  readonly sources: readonly Source[];
  readonly added: readonly string[];
  readonly isMoved: boolean;
  readonly isOff: boolean;
}): readonly Done[] {
  const { row, text, sources, added } = of;
  if (row.dropped !== null) return ["dropped"];
  if (text === "") return [of.isOff ? "leftOut" : "dropped"];
  if (sources.length === 0 || of.isOff) return ["added"];
  const isReworded = added.length > 0 || sources.some(({ droppedWords }) => droppedWords !== "");
  const isKept = sources.every((one) => readAloud(one.text) === readAloud(text));
  return [
    ...(sources.length > 1 ? (["merged"] as const) : isKept ? (["kept"] as const) : []),
    ...(isReworded || (sources.length === 1 && !isKept) ? (["reworded"] as const) : []),
    ...(of.isMoved ? (["moved"] as const) : []),
  ];
}

/** The rows that stand elsewhere than the working text had them. */
function movedRows(merge: Merge): ReadonlySet<MergeRowId> {
  const working = merge.inputs.find(({ kind }) => kind === "workingText");
  const own = merge.rows.flatMap((row) => {
    const cell = row.cells.find(({ inputId }) => inputId === working?.id);
    return cell === undefined ? [] : [{ id: row.id, n: cell.n }];
  });
  const stay = longestInOrder(own.map(({ n }) => n));
  const ownRows = new Set(own.map(({ id }) => id));
  return new Set([
    ...own.filter((_, i) => !stay.has(i)).map(({ id }) => id),
    ...merge.rows.filter(({ id, isPlaced }) => isPlaced && !ownRows.has(id)).map(({ id }) => id),
  ]);
}

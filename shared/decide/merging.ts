import type { SingleCommand } from "../commands/commands.ts";
import { withdrawnRefusal } from "../negotiation/contribution.ts";
import { bytesOf } from "../text/bytes-of.ts";
import { mergeId, type MergeId, mergeInputId, mergeRowId, type MergeRowId, revisionId } from "../ids.ts";
import {
  CLAUSE_CHARS_MAX,
  CLAUSES_MAX,
  MERGE_INPUTS_MAX,
  MERGES_MAX,
  REVISIONS_BYTES_MAX,
  REVISIONS_MAX,
} from "../limits.ts";
import { type Laid, layBeside } from "../merging/lay-beside.ts";
import {
  findRow,
  inputHash,
  type Merge,
  type MergeInput,
  type MergeRow,
  mergeRowHash,
  rowText,
} from "../merging/merge.ts";
import { findMerge, mergingOf, resultHash } from "../merging/merging.ts";
import { type Provenance, provenanceOf } from "../merging/provenance.ts";
import type { OpinionEvent } from "../events/event.ts";
import { mayDiscardMerge, mayDo, mayOpenMergeToAll, mayWorkAtDesk } from "../people/permissions.ts";
import { hasWords, plainWordsRefusal } from "../text/plain-words.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { CommandOf, Decided, Deciders, DecisionContext } from "./decision-context.ts";
import { wordsStandStill } from "./end-brackets.ts";
import { inputFor } from "./merge-input.ts";
import { levelFor } from "./structure.ts";

type InMerge = Extract<SingleCommand, { readonly mergeId: MergeId }>;
type OnRow = CommandOf<"writeMergeRow" | "dropMergeRow" | "takeBackMergeRow" | "placeMergeRow">;

/** Acts at the desk change no word of the text and tell nobody's position (rule U1). */
const atDesk =
  <One extends SingleCommand>(decide: (deciding: DecisionContext, command: One) => Decided) =>
  (deciding: DecisionContext, command: One): Decided => {
    const right = mayWorkAtDesk(deciding.context.actor) ?? wordsStandStill(deciding.opinion.stage);
    return right === null ? decide(deciding, command) : { refusal: right };
  };

const inMerge = <One extends InMerge>(
  decide: (deciding: DecisionContext, merge: Merge, command: One) => Decided,
) =>
  atDesk((deciding: DecisionContext, command: One) => {
    const merge = findMerge(deciding.opinion, command.mergeId);
    return merge === undefined
      ? refuse("noSuchMerge", "There is no such work at the desk of this Opinion.")
      : decide(deciding, merge, command);
  });

const onRow = <One extends OnRow>(decide: (merge: Merge, row: MergeRow, command: One) => Decided) =>
  inMerge((_deciding: DecisionContext, merge: Merge, command: One) => {
    const row = findRow(merge, command.rowId);
    return row === undefined ? noSuchRow() : decide(merge, row, command);
  });

export const deskDeciders: Deciders<"openMerge" | InMerge["type"]> = {
  openMerge: atDesk(decideOpen),
  takeMergeInput: inMerge(decideTake),
  toggleMergeInput: inMerge((_deciding, merge, { inputId, on: isOn }: CommandOf<"toggleMergeInput">) => {
    const input = merge.inputs.find(({ id }) => id === inputId);
    if (input === undefined) return noSuchInput();
    if (input.isOn === isOn) return refuse("nothingToDo", "It is so already.");
    return one({ type: "mergeInputToggled", mergeId: merge.id, inputId, isOn });
  }),
  removeMergeInput: inMerge((_deciding, merge, { inputId }: CommandOf<"removeMergeInput">) => {
    const input = merge.inputs.find(({ id }) => id === inputId);
    if (input === undefined) return noSuchInput();
    if (input === merge.inputs[0])
      return refuse("nothingToDo", "The working text stays: all else is laid beside it.");
    return one({ type: "mergeInputRemoved", mergeId: merge.id, inputId });
  }),
  putBackMergeInput: inMerge(decidePutBack),
  writeMergeRow: onRow(decideWriteRow),
  addMergeRow: inMerge(decideAddRow),
  placeMergeRow: onRow(decidePlaceRow),
  placeMergeCell: inMerge(decidePlaceCell),
  dropMergeRow: onRow((merge, row, { rowId, reason, hash: wordsHash }: CommandOf<"dropMergeRow">) => {
    const changed = rowRefusal(merge, row, wordsHash);
    if (changed !== null) return { refusal: changed };
    if (row.dropped !== null) return refuse("nothingToDo", "It was dropped already.");
    return one({ type: "mergeRowDropped", mergeId: merge.id, rowId, reason, wordsHash });
  }),
  takeBackMergeRow: onRow((merge, row, { rowId }: CommandOf<"takeBackMergeRow">) => {
    if (row.dropped === null) return refuse("nothingToDo", "It was not dropped.");
    return one({ type: "mergeRowTakenBack", mergeId: merge.id, rowId });
  }),
  openMergeToAll: inMerge(({ context, opinion }, merge, _command: CommandOf<"openMergeToAll">) => {
    const right = mayOpenMergeToAll(context.actor, opinion.groupId, merge);
    if (right !== null) return { refusal: right };
    if (merge.openness === "open") return refuse("nothingToDo", "All watch it already.");
    // Inputs taken off before were never told to all, and are not now (rule U17).
    return one({ type: "mergeOpenedToAll", mergeId: merge.id, merge: openedToAll(merge) });
  }),
  discardMerge: inMerge(({ context, opinion }, merge, _command: CommandOf<"discardMerge">) => {
    const right = mayDiscardMerge(context.actor, opinion.groupId, merge);
    return right === null ? one({ type: "mergeDiscarded", mergeId: merge.id }) : { refusal: right };
  }),
  publishRevision: inMerge(decidePublish),
};

const one = (event: OpinionEvent): Decided => ({ events: [event], edits: [] });
const noSuchInput = () => refuse("noSuchPlace", "There is no such text in this merge.");
const noSuchRow = () => refuse("noSuchPlace", "There is no such row at this desk.");
const tooManyRows = () => refuse("tooManyClauses", "The desk is full.", { max: CLAUSES_MAX });

function decideOpen(deciding: DecisionContext, { openness }: CommandOf<"openMerge">): Decided {
  const { context, opinion } = deciding;
  if (mergingOf(opinion).merges.length >= MERGES_MAX) {
    return refuse("tooManyClauses", "Too much lies open at this desk: discard one first.", {
      max: MERGES_MAX,
    });
  }
  const found = inputFor(deciding, { kind: "workingText" });
  if ("refusal" in found) return found;
  const id: MergeId = mergeId(context.newId());
  const input: MergeInput = { ...found, id: mergeInputId(context.newId()) };
  const laid = layBeside([], input.clauses, () => mergeRowId(context.newId()));
  return one({ type: "mergeOpened", mergeId: id, openness, input, laid });
}

function decideTake(deciding: DecisionContext, merge: Merge, { from }: CommandOf<"takeMergeInput">): Decided {
  const { context } = deciding;
  if (merge.inputs.length >= MERGE_INPUTS_MAX) {
    return refuse("tooManyClauses", "The merge has reached its limit of texts.", { max: MERGE_INPUTS_MAX });
  }
  const found = inputFor(deciding, from);
  if ("refusal" in found) return found;
  if (found.clauses.length === 0) return refuse("emptyWords", "There is nothing in it to take in.");
  const hash = inputHash(found.clauses);
  if (merge.inputs.some((known) => known.hash === hash && known.kind === found.kind))
    return refuse("nothingToDo", "It lies on the desk already.");
  const input: MergeInput = { ...found, id: mergeInputId(context.newId()) };
  const laid: readonly Laid[] = layBeside(rowWords(merge), input.clauses, () => mergeRowId(context.newId()));
  if (merge.rows.length + laid.filter(({ after }) => after !== undefined).length > CLAUSES_MAX)
    return tooManyRows();
  return one({ type: "mergeInputTaken", mergeId: merge.id, input, laid });
}

const openedToAll = ({ off: _off, ...merge }: Merge): Merge => ({ ...merge, openness: "open" });

/** It lies again where it lay, as it was frozen, beside what somebody wrote meanwhile (rule U17). */
function decidePutBack(
  deciding: DecisionContext,
  merge: Merge,
  { inputId }: CommandOf<"putBackMergeInput">,
): Decided {
  const off = merge.off?.find(({ input }) => input.id === inputId);
  if (off === undefined) return noSuchInput();
  const { input, rows } = off;
  if (merge.inputs.length >= MERGE_INPUTS_MAX)
    return refuse("tooManyClauses", "The merge has reached its limit of texts.", { max: MERGE_INPUTS_MAX });
  if (merge.inputs.some((known) => known.hash === input.hash && known.kind === input.kind))
    return refuse("nothingToDo", "It lies on the desk already.");
  if (merge.rows.length + rows.filter(({ id }) => findRow(merge, id) === undefined).length > CLAUSES_MAX)
    return tooManyRows();
  const paper =
    input.contributionId === null ? null : (deciding.context.contributionOf?.(input.contributionId) ?? null);
  if (paper?.withdrawn != null) return withdrawnRefusal(paper);
  return one({ type: "mergeInputPutBack", mergeId: merge.id, inputId });
}

const rowWords = (merge: Merge): Parameters<typeof layBeside>[0] =>
  merge.rows.map(({ id, kind, cells }) => ({
    id,
    kind,
    cells: cells.flatMap(({ inputId, n }) => {
      const clause = merge.inputs.find((input) => input.id === inputId)?.clauses[n];
      return clause === undefined ? [] : [clause];
    }),
  }));

function decideAddRow(deciding: DecisionContext, merge: Merge, command: CommandOf<"addMergeRow">): Decided {
  const { after, kind, level, text } = command;
  if (merge.rows.length >= CLAUSES_MAX) return tooManyRows();
  if (after !== null && findRow(merge, after) === undefined) return noSuchRow();
  if (levelFor(kind, level, undefined) === null)
    return refuse("kindForbids", "This kind does not stand at this level.", { kind });
  const words = wordsRefusalOf(text);
  if (words !== null) return { refusal: words };
  const rowId = mergeRowId(deciding.context.newId());
  return one({ type: "mergeRowAdded", mergeId: merge.id, rowId, after, kind, level, text });
}

function decideWriteRow(merge: Merge, row: MergeRow, command: CommandOf<"writeMergeRow">): Decided {
  const changed = rowRefusal(merge, row, command.hash);
  if (changed !== null) return { refusal: changed };
  const { rowId, text } = command;
  const words = text === null ? null : wordsRefusalOf(text);
  if (words !== null) return { refusal: words };
  if (row.dropped !== null) return refuse("clauseRemoved", "It was dropped: first take it back.");
  if (text === null ? row.written === null : text === rowText(merge, row))
    return refuse("nothingToDo", "It reads so already.");
  if (text === null && row.cells.length === 0)
    return refuse("nothingToDo", "Nothing but these words stands in this row.");
  return one({ type: "mergeRowWritten", mergeId: merge.id, rowId, text, wordsHash: command.hash });
}

function decidePlaceRow(merge: Merge, row: MergeRow, { rowId, after }: CommandOf<"placeMergeRow">): Decided {
  if (after === rowId) return refuse("intoItself", "A row does not stand after itself.");
  if (after !== null && findRow(merge, after) === undefined) return noSuchRow();
  const at = merge.rows.indexOf(row);
  if ((merge.rows[at - 1]?.id ?? null) === after)
    return refuse("nothingToDo", "The clause stands there already.");
  return one({ type: "mergeRowPlaced", mergeId: merge.id, rowId, after });
}

/** Two people at one desk: an act is bound to the row that was seen, and gives the words that are there now (rule U4). */
function rowRefusal(merge: Merge, row: MergeRow, hash: string): Refusal | null {
  if (hash === mergeRowHash(merge, row)) return null;
  return refuse("wordsChanged", "Somebody else wrote here as you did; nothing was done.", {
    rowId: row.id,
    text: rowText(merge, row),
  }).refusal;
}

function wordsRefusalOf(text: string): Refusal | null {
  if (!hasWords(text))
    return refuse("emptyWords", "A clause that is to go is dropped, with a reason.").refusal;
  if (text.length > CLAUSE_CHARS_MAX)
    return refuse("tooLong", "The clause would be too long.", { max: CLAUSE_CHARS_MAX }).refusal;
  return plainWordsRefusal(text);
}

function decidePlaceCell(
  deciding: DecisionContext,
  merge: Merge,
  command: CommandOf<"placeMergeCell">,
): Decided {
  const { inputId, n } = command;
  const from = merge.rows.find(({ cells }) => cells.some((cell) => cell.inputId === inputId && cell.n === n));
  if (from === undefined) return noSuchRow();
  if (command.rowId === null && from.cells.length === 1)
    return refuse("nothingToDo", "It has a row of its own already.");
  if (command.rowId === from.id) return refuse("nothingToDo", "The clause stands there already.");
  if (command.rowId !== null && findRow(merge, command.rowId) === undefined) return noSuchRow();
  const rowId: MergeRowId = command.rowId ?? mergeRowId(deciding.context.newId());
  const isNew = command.rowId === null;
  return one({ type: "mergeCellPlaced", mergeId: merge.id, inputId, n, rowId, isNew });
}

/** It stands beside the working text, with its table, under the responsibility that it names (rule U7). */
function decidePublish(
  deciding: DecisionContext,
  merge: Merge,
  command: CommandOf<"publishRevision">,
): Decided {
  const { context, opinion } = deciding;
  const { name, whose } = command;
  const isTheirs =
    whose === "chair"
      ? context.actor.role === "chair"
      : whose === "lead"
        ? mayDo(context.actor, opinion.groupId, "decideProposal") === null
        : true;
  if (!isTheirs)
    return refuse("notYourRole", "A text is published under the responsibility of who publishes it.");
  if (mergingOf(opinion).revisions.length >= REVISIONS_MAX) {
    return refuse("tooManyClauses", "The Opinion has as many revisions as it can.", { max: REVISIONS_MAX });
  }
  const rows = provenanceOf(merge);
  const wordsHash = resultHash(rows);
  if (wordsHash !== command.hash)
    return refuse("wordsChanged", "Somebody else wrote at this desk as you pressed; nothing was done.");
  // Pressed twice, or by two people, one after the other or in turn: one text is published once (rule U7).
  const { revisions } = mergingOf(opinion);
  const sameWords = revisions.slice(revisions.findLastIndex(({ hash }) => hash !== wordsHash) + 1);
  const published = sameWords.find((revision) => revision.whose === whose);
  if (published !== undefined)
    return refuse("alreadyPublished", "These very words are published already.", { name: published.name });
  if (rows.every(({ text }) => text === "")) return refuse("emptyWords", "There is no clause to publish.");
  const bytes = [...mergingOf(opinion).revisions, { rows }].reduce(
    (sum, revision) => sum + bytesOfTable(revision.rows),
    0,
  );
  if (bytes > REVISIONS_BYTES_MAX)
    return refuse("tooManyClauses", "The Opinion has as many revisions as it can.", {
      max: REVISIONS_BYTES_MAX,
    });
  const id = revisionId(context.newId());
  return one({ type: "revisionPublished", mergeId: merge.id, revisionId: id, name, whose, rows, wordsHash });
}

/** A table that was published never changes: it is counted once. */
const counted = new WeakMap<readonly Provenance[], number>();
function bytesOfTable(rows: readonly Provenance[]): number {
  const bytes = counted.get(rows) ?? bytesOf(JSON.stringify(rows));
  counted.set(rows, bytes);
  return bytes;
}

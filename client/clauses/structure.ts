import type { ClauseId } from "../../shared/ids.ts";
import { type Clause, isItem } from "../../shared/clause/clause.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { nextKind, shiftedKind } from "../../shared/opinion/next-kind.ts";
import { livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import { clauseText, sliceRuns, type Words } from "../../shared/clause/words.ts";
import type { CaretWish } from "../editor/caret-wish.ts";

/** A change of structure that a key asks for, and where the caret goes when it is done. */
export type StructureChange = {
  readonly command: SingleCommand;
  /** `new`: into the clause that came of it. */
  readonly goTo: { readonly clause: ClauseId | "new"; readonly caret: CaretWish };
};

/** Why a key does nothing here. */
export type NoAct = { readonly why: "joinKinds" | "titleIsOne" };

type Neighbours = {
  readonly before: Clause | undefined;
  readonly own: Clause | undefined;
  readonly behind: Clause | undefined;
};

const neighbours = (opinion: Opinion, id: ClauseId): Neighbours => {
  const living = livingClauses(opinion);
  const index = living.findIndex((clause) => clause.id === id);
  return { before: living[index - 1], own: living[index], behind: living[index + 1] };
};

/** Enter: at the end a clause behind, at the start one before, in the middle the clause is split. */
export function enterAct(
  { opinion, words }: { readonly opinion: Opinion; readonly words: Words },
  id: ClauseId,
  { at, length }: { readonly at: number; readonly length: number },
): StructureChange | NoAct {
  const { before, own } = neighbours(opinion, id);
  if (at === length) {
    return {
      command: { type: "addClause", after: id, ...nextKind(opinion, id) },
      goTo: { clause: "new", caret: { kind: "start" } },
    };
  }
  if (own?.kind === "title") return { why: "titleIsOne" };
  if (at === 0 && own !== undefined) {
    const level = own.kind === "operative" || own.kind === "subItem" ? { level: own.level } : {};
    return {
      command: { type: "addClause", after: before?.id ?? null, kind: own.kind, ...level },
      goTo: { clause: id, caret: { kind: "start" } },
    };
  }
  // The place is a character and not an offset, so it stays right while others type.
  const last = sliceRuns(words.get(id) ?? [], 0, at).at(-1);
  const after: [number, number] | null =
    last === undefined ? null : [last.client, last.clock + last.text.length - 1];
  return {
    command: { type: "splitClause", clauseId: id, at: { after } },
    goTo: { clause: "new", caret: { kind: "start" } },
  };
}

/** Backspace at the start of a clause, or Delete at the end of the one before. */
export function joinAct(
  { opinion, words }: { readonly opinion: Opinion; readonly words: Words },
  second: ClauseId,
): StructureChange | NoAct | null {
  const { before, own } = neighbours(opinion, second);
  if (before === undefined || own === undefined) return null;
  const at = clauseText(words, before.id).length;
  const place = { clause: before.id, caret: { kind: "offset", at } } as const;
  if (clauseText(words, second) === "") {
    return { command: { type: "removeClause", clauseId: second }, goTo: place };
  }
  if (at === 0 && own.kind === before.kind) {
    const into = { clause: second, caret: { kind: "start" } } as const;
    return { command: { type: "removeClause", clauseId: before.id }, goTo: into };
  }
  if (!isItem(before.kind) || !isItem(own.kind)) return { why: "joinKinds" };
  return { command: { type: "joinClauses", first: before.id, second }, goTo: place };
}

/** The clause behind, into which Delete at the end reaches. */
export const clauseBehind = (opinion: Opinion, id: ClauseId): ClauseId | null =>
  neighbours(opinion, id).behind?.id ?? null;

/** One level deeper (1) or back (-1). */
export function levelAct(
  opinion: Opinion,
  id: ClauseId,
  step: 1 | -1,
): SingleCommand | { readonly why: "noLevels" | "firstLevel" | "noDeeper" } {
  const kind = shiftedKind(opinion, id, step);
  if (kind !== null) return { type: "changeKind", clauseId: id, ...kind };
  const { own } = neighbours(opinion, id);
  if (own === undefined || !isItem(own.kind)) return { why: "noLevels" };
  return { why: step === 1 ? "noDeeper" : "firstLevel" };
}

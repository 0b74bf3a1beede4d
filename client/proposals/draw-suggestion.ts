import type * as Y from "yjs";
import { readRuns } from "../../shared/clause/read-words.ts";
import type { RedlinePiece } from "../../shared/clause/redline.ts";
import { textOf, type WordRun } from "../../shared/clause/words.ts";
import { changesOf } from "../../shared/negotiation/proposal-changes.ts";
import type { OthersCaret } from "../editor/carets.ts";
import { draw, type Drawn } from "../editor/drawing.ts";

const NOTHING_ELSE = { brackets: [], references: [], owners: [], footnotes: [], underlines: [] } as const;

/** No author has this client id: removed words are the clause's. */
const OF_BASE = -1;

/** Draws a suggestion's text against its base; plain without one. */
export function drawSuggestion(
  text: Y.XmlText,
  { base, carets }: { readonly base: string | null; readonly carets: readonly OthersCaret[] },
): readonly Drawn[] {
  const runs = readRuns(text);
  const pieces: readonly RedlinePiece[] =
    base === null ? runs.map((run) => ({ ...run, kind: "same" })) : piecesAgainst(base, runs);
  return draw({ ...NOTHING_ELSE, pieces, carets });
}

/** The words, each with its author's id, as the comparison of proposals marks them (rule V5). */
export function piecesAgainst(base: string, runs: readonly WordRun[]): readonly RedlinePiece[] {
  const pieces: RedlinePiece[] = [];
  let [run, inRun, inBase] = [0, 0, 0];
  const take = (length: number, kind: "same" | "inserted"): void => {
    for (let left = length; left > 0;) {
      const { text, client, clock } = runs[run]!;
      const part = text.slice(inRun, inRun + left);
      pieces.push({ kind, text: part, client, clock: clock + inRun });
      left -= part.length;
      inRun += part.length;
      if (inRun === text.length) [run, inRun] = [run + 1, 0];
    }
  };
  for (const change of changesOf(base, textOf(runs))) {
    if (change.kind === "same") {
      take(change.text.length, "same");
      inBase += change.text.length;
      continue;
    }
    if (change.removed !== "")
      pieces.push({ kind: "deleted", text: change.removed, client: OF_BASE, clock: inBase });
    inBase += change.removed.length;
    take(change.added.length, "inserted");
  }
  return pieces;
}

import { joinedRuns, type WordRun } from "../clause/words.ts";
import { type ComparedClause, standsNow, stoodBefore } from "./compared.ts";
import type { VersionText } from "./version-text.ts";

/**
 * The later version, made from the earlier one and the rows of a comparison: what stays or was moved is read from
 * the earlier version by its characters. Throws where the rows do not belong to it.
 */
export function applyComparison(before: VersionText, rows: readonly ComparedClause[]): VersionText {
  const chars = new Map<string, string>();
  for (const { runs } of before)
    for (const { client, clock, text } of runs)
      for (let i = 0; i < text.length; i++) chars.set(`${client} ${clock + i}`, text[i]!);
  const read = ([client, clock]: readonly [number, number], length: number): string =>
    Array.from({ length }, (_, i) => {
      const char = chars.get(`${client} ${clock + i}`);
      if (char === undefined) throw new Error(`no character ${client} ${clock + i} in the version before`);
      return char;
    }).join("");
  for (const one of rows) {
    if (one.before === null) continue;
    const then = before.find(({ id }) => id === one.id);
    const text = one.pieces.filter(stoodBefore).map((piece) => piece.text);
    if (then === undefined || then.runs.map((run) => run.text).join("") !== text.join(""))
      throw new Error(`clause ${one.id} read otherwise before`);
  }
  return rows.flatMap(({ id, after, pieces }) =>
    after === null
      ? []
      : [
          {
            ...after,
            id,
            runs: joinedRuns(
              pieces.filter(standsNow).map((piece): WordRun => {
                const { client, clock } = piece;
                return "was" in piece
                  ? { text: read(piece.was, piece.text.length), client, clock }
                  : { text: piece.text, client, clock };
              }),
            ),
          },
        ],
  );
}

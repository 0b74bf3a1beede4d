import { expect, test } from "vitest";
import { canonicalText } from "../opinion/canonical-text.ts";
import { changesBetween } from "../text/changes.ts";
import type { WordRun } from "../clause/words.ts";
import type { ClauseId } from "../ids.ts";
import { mergeRowHash, rowText } from "../merging/merge.ts";
import { livingClauses } from "../opinion/opinion.ts";
import { openTestDesk } from "../testing/merging.ts";
import { chanceOf, editedBy, type ScriptName, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import { openTestRoom, type TestRoom } from "../testing/room.ts";

const SEEDS = 200;

/** Each character with the id that tells its author. */
const charsOf = (runs: readonly WordRun[]): readonly string[] =>
  runs.flatMap(({ text, client, clock }) =>
    text.split("").map((sign, i) => `${sign} ${client} ${clock + i}`),
  );

type State = {
  readonly chars: ReadonlyMap<ClauseId, readonly string[]>;
  readonly aloud: ReadonlyMap<ClauseId, string>;
};
const stateOf = (room: TestRoom): State => {
  const ids = livingClauses(room.opinion()).map(({ id }) => id);
  return {
    chars: new Map(ids.map((id) => [id, charsOf(room.words().get(id) ?? [])])),
    aloud: new Map(ids.map((id) => [id, canonicalText(room.opinion(), room.words(), id)])),
  };
};

test(`U19 U9 words that stay are the same characters, marks hold on equal lines: ${SEEDS} seeds`, () => {
  let kept = 0;
  let voided = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const chance = chanceOf(seed);
    const names = Object.keys(SCRIPTS) as ScriptName[];
    const script = SCRIPTS[names[seed % names.length]!];
    const room = openTestRoom();
    const lead = room.as("lead");
    const items = Array.from({ length: 3 + chance(4) }, () => wordsOf(script, chance, 4 + chance(8)));
    const ids = lead.write("title A title", "verb considering", ...items.map((text) => `recital ${text}`));
    // Several people wrote it.
    for (const id of ids.slice(2)) {
      const who = room.as((["aaa", "bbb", "hhh"] as const)[chance(3)]!);
      who.type(id, chance(2) === 0 ? 0 : room.text(id).length, chance(2) === 0 ? " 😀 more " : "考虑");
    }
    for (const id of ids.slice(1)) if (chance(3) > 0) lead.mark(id);
    const desk = openTestDesk(room, chance(2) === 0 ? "open" : "private");
    const theirs = items.map((text) => (chance(2) === 0 ? text : editedBy(script, chance, text)));
    room.as("lead").ask({
      type: "takeMergeInput",
      mergeId: desk.merge().id,
      from: {
        kind: "text",
        name: "A paper",
        whose: [],
        text: ["_considering_", ...theirs.map((text, i) => `${String.fromCharCode(97 + i)})\t${text};`)].join(
          "\n\n",
        ),
      },
    });
    for (let events = chance(6); events > 0; events--) {
      const { rows, id: mergeId } = desk.merge();
      const row = rows[chance(rows.length)]!;
      const here = { mergeId, rowId: row.id };
      const hash = mergeRowHash(desk.merge(), row);
      const text = editedBy(script, chance, rowText(desk.merge(), row));
      if (chance(3) === 0) lead.ask({ type: "dropMergeRow", ...here, reason: "r", hash });
      else if (chance(2) === 0) lead.ask({ type: "writeMergeRow", ...here, text, hash });
      else lead.ask({ type: "placeMergeRow", ...here, after: rows[chance(rows.length)]!.id });
    }
    const before = stateOf(room);
    const revision = desk.publish();
    expect(stateOf(room), `seed ${seed}: publishing changes no word`).toEqual(before);
    lead.must(desk.basis(revision.id));
    const after = stateOf(room);

    const wanted = revision.rows.flatMap(({ text }) => (text === "" ? [] : [text]));
    expect(
      livingClauses(room.opinion()).map(({ id }) => room.text(id)),
      `seed ${seed}`,
    ).toEqual(wanted);
    for (const [id, chars] of before.chars) {
      const now = after.chars.get(id);
      if (now === undefined) {
        // Removed, with its words kept.
        expect(charsOf(room.words().get(id) ?? []), `seed ${seed}`).toEqual(chars);
        continue;
      }
      const signs = (list: readonly string[]): string => list.map((one) => one[0]).join("");
      let here = 0;
      let there = 0;
      for (const { kind, text } of changesBetween(signs(chars), signs(now))) {
        const { length } = text;
        if (kind === "same")
          expect(now.slice(there, there + length), `seed ${seed}: ${text}`).toEqual(
            chars.slice(here, here + length),
          );
        if (kind !== "added") here += length;
        if (kind !== "removed") there += length;
      }
      const state = room.state(id);
      if (room.clause(id).marks.length === 0) {
        expect(state, `seed ${seed}`).toBe("open");
        continue;
      }
      const isSame = after.aloud.get(id) === before.aloud.get(id);
      if (isSame) kept += 1;
      else voided += 1;
      expect(state, `seed ${seed}: ${room.text(id)}`).toBe(isSame ? "adReferendum" : "void");
    }
  }
  expect(Math.min(kept, voided)).toBeGreaterThan(100);
});

import { describe, expect, test } from "vitest";
import { delegationId } from "../ids.ts";
import { chanceOf, editedBy, type ScriptName, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import { openTestRoom, type TestRoom } from "../testing/room.ts";
import { type Merge, mergeRowHash, rowText } from "./merge.ts";
import { mergingOf } from "./merging.ts";
import { provenanceOf } from "./provenance.ts";
import { timesOf } from "../text/similar.ts";
import { tracedWords } from "./trace.ts";

const SEEDS = 200;
type Chance = (below: number) => number;

const mergeOf = (room: TestRoom): Merge => mergingOf(room.opinion()).merges[0]!;

/** A text in work, and two to five others that say it in other words, with less and with more. */
function openDesk(seed: number): {
  readonly room: TestRoom;
  readonly chance: Chance;
  readonly script: ScriptName;
} {
  const chance = chanceOf(seed);
  const names = Object.keys(SCRIPTS) as ScriptName[];
  const script = names[seed % names.length]!;
  const sentence = (): string => wordsOf(SCRIPTS[script], chance, 4 + chance(10));
  const room = openTestRoom();
  const lead = room.as("lead");
  const items = Array.from({ length: 3 + chance(5) }, sentence);
  lead.write("title A title", "verb considering", ...items.map((text) => `recital ${text}`));
  lead.write("verb invites", ...items.slice(2).map((text) => `operative ${text}`));
  lead.must({ type: "openMerge", openness: chance(2) === 0 ? "open" : "private" });
  for (let n = 1 + chance(4); n > 0; n--) {
    const theirs = items
      .filter(() => chance(5) > 0)
      .map((text) => (chance(2) === 0 ? text : editedBy(SCRIPTS[script], chance, text)))
      .concat(chance(2) === 0 ? [sentence()] : [])
      .toSorted(() => (chance(4) === 0 ? 1 : 0));
    const lines = theirs.map((text, i) => `${String.fromCharCode(97 + i)})\t${text};`);
    const text = ["_considering_", ...lines].join("\n\n");
    const whose = [delegationId(["AAA", "BBB", "HHH"][n % 3]!)];
    room.as("team").ask({
      type: "takeMergeInput",
      mergeId: mergeOf(room).id,
      from: { kind: "text", name: `input ${n}`, whose, text },
    });
  }
  return { room, chance, script };
}

/** Counts each word of a text that is neither in the result nor told as dropped. */
function lostWords(text: string, ...where: readonly string[]): readonly string[] {
  // With a word behind, or a closing sign of what is told would not count.
  const there = timesOf(where.flatMap((some) => tracedWords(`${some} x`)));
  return [...timesOf(tracedWords(text))].flatMap(([word, times]) =>
    times > (there.get(word) ?? 0) ? [word] : [],
  );
}

describe("U5 U6 nothing is lost at the desk, and nothing comes in, without the table saying so", () => {
  test(`each input's clause stands in one row, and composed rows keep all words: ${SEEDS} seeds`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const merge = mergeOf(openDesk(seed).room);
      const cells = merge.rows.flatMap((row) => row.cells.map(({ inputId, n }) => `${inputId} ${n}`));
      const clauses = merge.inputs.flatMap(({ id, clauses: list }) => list.map(({ n }) => `${id} ${n}`));
      expect(cells.toSorted(), `seed ${seed}`).toEqual(clauses.toSorted());
      for (const { text, sources, addedWords, done } of provenanceOf(merge)) {
        expect(
          [addedWords, ...sources.map((one) => one.droppedWords)].join(""),
          `seed ${seed}: ${text}`,
        ).toBe("");
        expect(
          sources.flatMap((one) => lostWords(one.text, text)),
          `seed ${seed}: ${text}`,
        ).toEqual([]);
        const said = sources.map((one) => `${one.text} x`);
        expect(lostWords(text, ...said), `seed ${seed}: ${text}`).toEqual([]);
        expect(done.includes("dropped"), `seed ${seed}`).toBe(false);
      }
    }
  });

  test(`after any edits, drops and moves, each word is in the text or told as dropped: ${SEEDS} seeds`, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { room, chance, script } = openDesk(seed);
      for (let events = 10; events > 0; events--) actAtRandom(room, { chance, script });
      const merge = mergeOf(room);
      for (const { text, sources, addedWords, done, reason, rowId } of provenanceOf(merge)) {
        const row = merge.rows.find(({ id }) => id === rowId)!;
        expect(text, `seed ${seed}`).toBe(rowText(merge, row));
        // A clause that is not there says why: a reason, or that its input was switched off.
        if (text === "") {
          expect(done.includes("leftOut") || reason !== "", `seed ${seed}: ${JSON.stringify(row)}`).toBe(
            true,
          );
          continue;
        }
        for (const one of sources)
          expect(lostWords(one.text, text, one.droppedWords), `seed ${seed}: ${text} < ${one.text}`).toEqual(
            [],
          );
        const known = [...sources.map((one) => `${one.text} x`), `${addedWords} x`];
        const added = tracedWords(text).filter(
          (word) => !known.some((some) => tracedWords(some).includes(word)),
        );
        expect(added, `seed ${seed}: ${text}`).toEqual([]);
      }
      const inResult = merge.inputs.flatMap(({ isOn, id, clauses }) =>
        isOn ? clauses.map(({ n }) => [id, n]) : [],
      );
      const inTable = provenanceOf(merge).flatMap(({ sources, done }) =>
        done.includes("leftOut") ? [] : sources,
      );
      expect(inTable.length >= inResult.length, `seed ${seed}`).toBe(true);
    }
  });
});

function actAtRandom(
  room: TestRoom,
  { chance, script }: { readonly chance: Chance; readonly script: ScriptName },
): void {
  const merge = mergeOf(room);
  const row = merge.rows[chance(merge.rows.length)]!;
  const input = merge.inputs[chance(merge.inputs.length)]!;
  const here = { mergeId: merge.id, rowId: row.id } as const;
  const hash = mergeRowHash(merge, row);
  const other = merge.rows[chance(merge.rows.length)]!.id;
  const who = room.as((["lead", "otherLead", "chair", "team", "secretariat"] as const)[chance(5)]!);
  switch (chance(7)) {
    case 0:
    case 1:
      who.ask({
        type: "writeMergeRow",
        ...here,
        text: editedBy(SCRIPTS[script], chance, rowText(merge, row)),
        hash,
      });
      break;
    case 2:
      who.ask({ type: "dropMergeRow", ...here, reason: "said elsewhere", hash });
      break;
    case 3:
      who.ask({ type: "placeMergeRow", ...here, after: chance(5) === 0 ? null : other });
      break;
    case 4: {
      const n = chance(input.clauses.length);
      const rowId = chance(2) === 0 ? null : other;
      who.ask({ type: "placeMergeCell", mergeId: merge.id, inputId: input.id, n, rowId });
      break;
    }
    case 5:
      if (chance(4) === 0) {
        const off = merge.off?.[0]?.input.id;
        if (off !== undefined && chance(2) === 0)
          who.ask({ type: "putBackMergeInput", mergeId: merge.id, inputId: off });
        else who.ask({ type: "removeMergeInput", mergeId: merge.id, inputId: input.id });
      } else who.ask({ type: "toggleMergeInput", mergeId: merge.id, inputId: input.id, on: chance(2) === 0 });
      break;
    case 6:
      who.ask({
        type: "addMergeRow",
        mergeId: merge.id,
        after: other,
        kind: "recital",
        level: 1,
        text: "new words",
      });
      break;
  }
}

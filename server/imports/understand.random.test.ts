import { expect, test } from "vitest";
import { understand } from "../../shared/word-file/understand.ts";
import { AUTHOR, type Script, trackedDocx } from "../testing/tracked-docx.ts";
import { wordFileOf } from "./word-file-of.ts";

const SCRIPTS: readonly Script[] = ["Latin", "Arabic", "Chinese"];

test("X27 our own writer's tracked file gives the same proposals: 200 seeds, three scripts", async () => {
  let asked = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const script = SCRIPTS[seed % 3]!;
    const made = await trackedDocx(seed, { script, ids: seed % 2 === 0 });
    const understood = understand(wordFileOf(made.bytes), made.text);
    const found = understood.proposals.map(({ kind, clauseId, text }) => ({ kind, clauseId, text }));
    expect({ seed, found, other: understood.otherLanguage }).toEqual({
      seed,
      found: made.asked,
      other: false,
    });
    expect(
      understood.proposals.every(({ authors, compared }) => authors.join() === AUTHOR && !compared),
      `seed ${seed}`,
    ).toBe(true);
    expect(understood.not, `seed ${seed}`).toEqual([]);
    asked += made.asked.length;
  }
  expect(asked).toBeGreaterThan(400);
  console.log(`200 seeds: ${asked} proposals came back as they were asked for`);
});

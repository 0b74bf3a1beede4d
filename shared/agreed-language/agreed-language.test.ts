import * as fc from "fast-check";
import { expect, test } from "vitest";
import { shelvedTextId } from "../ids.ts";
import { agreedRuns } from "./agreed-runs.ts";
import { departures } from "./departures.ts";
import { findPhrases } from "./find-phrases.ts";
import { cutIntoWords, indexShelf, type ShelfIndex } from "./shelf-index.ts";
import { shelvedPhrases } from "./shelved-text.ts";
import { spokenWords } from "./spoken-words.ts";
import { threadMs } from "../testing/thread-ms.ts";

const shelf = (...texts: readonly (readonly string[])[]): ShelfIndex =>
  indexShelf(
    texts.flatMap((phrases, index) =>
      cutIntoWords({
        id: shelvedTextId(`T${index}`),
        title: `Text ${index}`,
        source: `Resolution ${index}`,
        phrases,
      }),
    ),
  );
/** "found → suggestion (source)" of each. */
const told = (text: string, index: ShelfIndex): readonly string[] =>
  departures(text, index).map(
    ({ kind, change, of }) =>
      `${kind} “${change?.found ?? ""}” → ${change === null ? "-" : `“${change.suggestion}”`} (${of.source})`,
  );
const taken = (text: string, index: ShelfIndex): string =>
  departures(text, index)
    .toReversed()
    .reduce(
      (words, { change }) =>
        change === null ? words : words.slice(0, change.start) + change.suggestion + words.slice(change.end),
      text,
    );

const HARBOUR = "that every harbour should keep a lamp lit for ships that come by night";

test("E9 a shelved text is read like an import: phrases without numbers and closing signs", () => {
  const text = "# On lamps\n\n_considering_\n\na)\tthat lamps are lit;\n\nb)\tthat ships come by night,\n";
  expect(shelvedPhrases(text)).toEqual([
    "On lamps",
    "considering",
    "that lamps are lit",
    "that ships come by night",
  ]);
});

test("E11 a phrase one word off the shelf is told, with the agreed words and their source", () => {
  const index = shelf(["on other matters", HARBOUR]);
  expect(told("considers that every harbour should keep the lamp lit for ships", index)).toEqual([
    "changed “ the ” → “ a ” (Resolution 0)",
  ]);
  expect(told("that every harbour should keep lamp lit for ships", index)).toEqual([
    "missing “ ” → “ a ” (Resolution 0)",
  ]);
  expect(told("that every harbour should always keep a lamp lit", index)).toEqual([
    "added “ always ” → “ ” (Resolution 0)",
  ]);
  const [departure] = departures("considers that every harbour should keep the lamp lit for boats", index);
  expect(departure).toMatchObject({
    start: 10,
    word: "the",
    agreedWord: "a",
    agreed: "that every harbour should keep a lamp lit for",
  });
});

test("E11 E19 too few words, other signs or capitals, or a bare edge are no departure", () => {
  const index = shelf([HARBOUR]);
  for (const text of [
    "that every harbour might well keep a lamp lit",
    "harbour should leave a lamp lit",
    "That every harbour, should keep “a lamp lit” for ships;",
    "that every harbour should keep a lamp near ships",
    "",
  ])
    expect(told(text, index), text).toEqual([]);
});

test("E19 words that one text on the shelf has exactly so are agreed, whatever another text says", () => {
  const other = HARBOUR.replace("lamp", "fire");
  expect(told(HARBOUR, shelf([HARBOUR], [other]))).toEqual([]);
  expect(told(HARBOUR, shelf([other]))).toEqual(["changed “ lamp ” → “ fire ” (Resolution 0)"]);
});

test("E11 over a bracket nothing is offered: brackets are settled by acts", () => {
  const text = "that every harbour should keep [the] lamp lit for ships";
  expect(told(text, shelf([HARBOUR]))).toEqual(["changed “” → - (Resolution 0)"]);
});

test("E19 in Chinese a word is up to four characters", () => {
  const index = shelf(["各个港口应在夜间为来往船只点亮一盏灯并保持畅通"]);
  const text = "认为各个港口须在夜间为来往船只点亮一盏灯";
  expect(told(text, index)).toEqual(["changed “须” → “应” (Resolution 0)"]);
  expect(taken(text, index)).toBe("认为各个港口应在夜间为来往船只点亮一盏灯");
  expect(told("各个港口应在夜间为所有来往船只点亮一盏灯", index)).toEqual([
    "added “所有” → “” (Resolution 0)",
  ]);
  expect(told("各个港口应在夜间为船只点亮一盏灯", index)).toEqual(["missing “为” → “为来往” (Resolution 0)"]);
});

const LATIN = Array.from(
  { length: 400 },
  (_, n) => `w${n.toString(26).replace(/\d/gu, (d) => "qrstuvwxyz"[+d]!)}`,
);
/** Characters of which no two are the same in one phrase: what was planted is what differs. */
const HAN = Array.from({ length: 800 }, (_, n) => String.fromCodePoint(0x4e00 + n * 7));

const scripts = [
  { name: "Latin", words: LATIN, between: " ", most: 40, side: 3, gap: 1 },
  { name: "Chinese", words: HAN, between: "", most: 80, side: 6, gap: 4 },
] as const;

test.each(scripts)("E11 a planted departure is found in any text ($name)", (script) => {
  const { words, between, side, most } = script;
  const phrase = fc.uniqueArray(fc.constantFrom(...words), { minLength: side * 2 + 1, maxLength: most });
  const run = fc.record({
    phrases: fc.array(phrase, { minLength: 1, maxLength: 12 }),
    chosen: fc.nat(),
    at: fc.nat(),
    gap: fc.integer({ min: 1, max: script.gap }),
    how: fc.constantFrom("changed", "missing", "added"),
  });
  fc.assert(
    fc.property(run, ({ phrases, chosen, at, gap, how }) => {
      const agreed = phrases[chosen % phrases.length]!;
      const cut = how === "added" ? 0 : Math.min(gap, agreed.length - side * 2);
      const place = side + (at % (agreed.length - side * 2 - cut + 1));
      const other = between === " " ? "planted" : "䶀".repeat(gap);
      const put = how === "missing" ? [] : [other];
      const clause = [...agreed.slice(0, place), ...put, ...agreed.slice(place + cut)].join(between);
      const index = shelf(...phrases.map((one) => [one.join(between)]));
      expect(departures(clause, index).map(({ kind }) => kind)).toEqual([how]);
      expect(taken(clause, index)).toBe(agreed.join(between));
    }),
    { numRuns: 300 },
  );
});

test.each(scripts)("E11 identical text gives no finding, in whatever words ($name)", ({ words, between }) => {
  // Few words, so that phrases are near one another all the time.
  const phrase = fc.array(fc.constantFrom(...words.slice(0, 6)), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(phrase, { minLength: 1, maxLength: 8 }), (phrases) => {
      const index = shelf(...phrases.map((one) => [one.join(between)]));
      for (const one of phrases) expect(departures(one.join(between), index)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("E10 the search finds phrases that hold the words in their order, closest together first", () => {
  const index = shelf(
    ["ships keep to the harbour until every lamp is at last lit", HARBOUR],
    ["every lamp", "of boats alone"],
  );
  const found = (question: string) => findPhrases(question, index).map(({ phrase }) => phrase);
  expect(found("harbour lamp lit")).toEqual([
    HARBOUR,
    "ships keep to the harbour until every lamp is at last lit",
  ]);
  expect(found("Every LAMP")).toEqual([
    "ships keep to the harbour until every lamp is at last lit",
    "every lamp",
    HARBOUR,
  ]);
  expect(found("boa")).toEqual(["of boats alone"]);
  expect(found("boa ")).toEqual([]);
  expect(found("submarine")).toEqual([]);
  expect(found(" ")).toEqual([]);
  const [first] = findPhrases("harbour a lamp", index);
  expect(first!.hits.map(({ start, end }) => first!.phrase.slice(start, end))).toEqual([
    "harbour",
    "a",
    "lamp",
  ]);
});

test("E10 it finds in Chinese what stands near, also where a word differs", () => {
  const phrase = "各港口应在夜间为来往船只点亮一盏灯";
  const index = shelf([phrase, "其他事项"]);
  expect(findPhrases("港口须在夜间", index).map((one) => one.phrase)).toEqual([phrase]);
});

test("E11 a clause of 400 words against 200 texts, and words that are all alike", () => {
  let seed = 7;
  const chance = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  // Words as they are spread in texts: few are very frequent.
  const word = () =>
    LATIN[Math.floor(LATIN.length * (chance(1_000) / 1_000) ** 3)]! + (chance(4) === 0 ? chance(99) : "");
  const phrase = (length: number) => Array.from({ length }, word).join(" ");
  const texts = Array.from({ length: 200 }, () => Array.from({ length: 60 }, () => phrase(40)));
  const begun = performance.now();
  const index = shelf(...texts);
  const made = performance.now();
  const clause = texts
    .flatMap((one) => one.slice(0, 1))
    .slice(0, 10)
    .join(" and also ")
    .replaceAll(" and", " or");
  departures(clause, index);
  const times = Array.from({ length: 20 }, () => {
    const from = performance.now();
    departures(clause, index);
    return performance.now() - from;
  }).toSorted((a, b) => a - b);
  const asked = performance.now();
  findPhrases(phrase(6), index);
  const answered = performance.now();
  console.log(
    `index of ${index.stream.length} words ${Math.round(made - begun)} ms; a clause of ${clause.split(" ").length} words ` +
      `${times[10]!.toFixed(2)} ms (median of 20); a search ${(answered - asked).toFixed(1)} ms`,
  );
  const alike = shelf(Array.from({ length: 200 }, () => "w ".repeat(200)));
  const slow = threadMs();
  departures("w ".repeat(9_000), alike);
  departures("x w w w y ".repeat(2_000), alike);
  expect(threadMs() - slow).toBeLessThan(2_000);
});

/** "words (sources)" of each. */
const agreed = (text: string, index: ShelfIndex): readonly string[] =>
  agreedRuns(text, index).map(
    ({ start, end, of }) => `${text.slice(start, end)} (${of.map(({ source }) => source).join(", ")})`,
  );

test("E12 six words and more in their order are told with their source, while they stand so", () => {
  const index = shelf(["on other matters", HARBOUR]);
  expect(agreed(`considers ${HARBOUR} and day`, index)).toEqual([`${HARBOUR} (Resolution 0)`]);
  expect(agreed("Every harbour, should keep “a lamp lit”", index)).toEqual([
    "Every harbour, should keep “a lamp lit (Resolution 0)",
  ]);
  expect(agreed("every harbour should keep a light", index)).toEqual([]);
  // Typed in the middle: what is left on either side, where it is long enough.
  expect(agreed(HARBOUR.replace("lamp", "good lamp"), index)).toEqual([
    "that every harbour should keep a (Resolution 0)",
    "lamp lit for ships that come by night (Resolution 0)",
  ]);
  // A bracket in them, too.
  expect(agreed(HARBOUR.replace("lamp", "[lamp]"), index)).toEqual([
    "that every harbour should keep a (Resolution 0)",
    "lit for ships that come by night (Resolution 0)",
  ]);
});

test("E12 all texts that have the words are named, and a longer run goes before a shorter", () => {
  const one = "that every harbour should keep a lamp";
  const index = shelf([one], [HARBOUR], ["lamp lit for ships that come by night and fog"]);
  expect(agreed(one, index)).toEqual([`${one} (Resolution 0, Resolution 1)`]);
  expect(agreed(HARBOUR, index)).toEqual([`${HARBOUR} (Resolution 1)`]);
  expect(agreed(`${HARBOUR} and fog`, index)).toEqual([`${HARBOUR} (Resolution 1)`]);
});

test("E19 in Chinese twelve characters are six words", () => {
  const index = shelf(["鼓励成员国采取措施弥合性别数字鸿沟"]);
  expect(agreed("并鼓励成员国采取措施弥合性别差距", index)).toEqual([
    "鼓励成员国采取措施弥合性别 (Resolution 0)",
  ]);
  expect(agreed("鼓励成员国采取措施弥", index)).toEqual([]);
});

test("E20 each part of a split clause has its own runs, and none overlap", () => {
  const words = fc.constantFrom(
    "that",
    "every",
    "harbour",
    "should",
    "keep",
    "a",
    "lamp",
    "[",
    "]",
    "灯",
    "塔",
  );
  const phrase = fc.array(words, { minLength: 6, maxLength: 30 }).map((list) => list.join(" "));
  fc.assert(
    fc.property(phrase, phrase, fc.nat(60), (text, shelved, at) => {
      const index = shelf([shelved]);
      const spoken = (one: string): string =>
        ` ${spokenWords(one)
          .map(({ folded }) => folded)
          .join(" ")} `;
      for (const part of [text, text.slice(0, at), text.slice(at)]) {
        let last = 0;
        for (const { start, end } of agreedRuns(part, index)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(spoken(shelved)).toContain(spoken(part.slice(start, end)));
          last = end;
        }
      }
    }),
    { seed: 4, numRuns: 400 },
  );
});

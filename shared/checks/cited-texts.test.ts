import { expect, test } from "vitest";
import { citedTexts } from "./cited-texts.ts";

const CITED: readonly (readonly [text: string, ...found: readonly string[]])[] = [
  [
    "Resolution 71 (Rev. Bucharest, 2022) of the Conference, and Decision 641 (Council, 2024)",
    "resolution 71 2022 Bucharest: Resolution 71 (Rev. Bucharest, 2022)",
    "decision 641 2024 Council: Decision 641 (Council, 2024)",
  ],
  [
    "Resolutions 71 (Rev. Bucharest, 2022), 203 (Rev. Bucharest, 2022) and 37 (Rev. Kigali, 2022)",
    "resolution 71 2022 Bucharest: Resolutions 71 (Rev. Bucharest, 2022)",
    "resolution 203 2022 Bucharest: 203 (Rev. Bucharest, 2022)",
    "resolution 37 2022 Kigali: 37 (Rev. Kigali, 2022)",
  ],
  ["Opinion 2 (Geneva, 2013)", "opinion 2 2013 Geneva: Opinion 2 (Geneva, 2013)"],
  [
    "la Résolution 71 (Rév. Bucarest, 2022)",
    "resolution 71 2022 Bucarest: Résolution 71 (Rév. Bucarest, 2022)",
  ],
  ["l’Avis 2 (Genève, 2013)", "opinion 2 2013 Genève: Avis 2 (Genève, 2013)"],
  [
    "la Resolución 71 (Rev. Bucarest, 2022)",
    "resolution 71 2022 Bucarest: Resolución 71 (Rev. Bucarest, 2022)",
  ],
  [
    "en Резолюции 71 (Пересм. Бухарест, 2022 г.)",
    "resolution 71 2022 Бухарест: Резолюции 71 (Пересм. Бухарест, 2022 г.)",
  ],
  [
    "第71号决议（2022年，布加勒斯特，修订版）",
    "resolution 71 2022 布加勒斯特: 第71号决议（2022年，布加勒斯特，修订版）",
  ],
  [
    "وبالقرار ٧١ (المراجع في بوخارست، ٢٠٢٢)",
    "resolution 71 2022 بوخارست: وبالقرار ٧١ (المراجع في بوخارست، ٢٠٢٢)",
  ],
  ["Resolution 70/1 (New York, 2015)", "resolution 70/1 2015 New York: Resolution 70/1 (New York, 2015)"],
  // Without a year nobody can tell which text of that number is meant.
  ["Resolution 71 applies"],
  ["Resolution 71 (Rev. Bucharest)"],
  ["a resolution 71 (of 2022) and Misresolution 3 (Geneva, 2013)"],
  ["Resolution 71 [(Rev. Bucharest, 2022)]"],
];

test("R25 finds adopted texts that words cite with their year, in six languages", () => {
  for (const [text, ...expected] of CITED)
    expect(
      citedTexts(text).map(
        ({ start, end, kind, number, year, place }) =>
          `${kind} ${number} ${year} ${place}: ${text.slice(start, end)}`,
      ),
    ).toEqual(expected);
});

test("R25 reads a long line of half citations in time that grows with its length", () => {
  for (const piece of ["Resolution 7 (", "Resolution ", "第7号决议（", "1 (2022), "])
    expect(citedTexts(piece.repeat(20_000))).toEqual([]);
});

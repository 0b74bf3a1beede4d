import { expect, test } from "vitest";
import type { Kind } from "../clause/clause.ts";
import { clauseId, opinionId } from "../ids.ts";
import { type ClauseThere, openings, saidTwice, terms } from "./across.ts";

/** "1 recital that …": the Opinion, the kind and the words. */
const clauses = (...lines: readonly string[]): ClauseThere[] =>
  lines.map((line, n) => {
    const [opinion, kind, ...words] = line.split(" ");
    return {
      opinionId: opinionId(opinion!),
      clauseId: clauseId(`C${n}`),
      kind: kind as Kind,
      number: "",
      text: words.join(" "),
      hash: "",
    };
  });
const texts = (list: readonly ClauseThere[]): string[] => list.map((one) => `${one.opinionId} ${one.text}`);

test("U11 words in several Opinions stand together, the same ones and those nearly so", () => {
  const all = clauses(
    "1 recital that affordable devices are scarce in rural areas",
    "1 recital that affordable devices are scarce in all rural areas",
    "2 recital that affordable devices are scarce in rural areas;",
    "3 recital that devices which are affordable are scarce in rural areas",
    "3 recital that spectrum is limited",
    "2 verb considering",
    "3 verb considering",
  );
  expect(saidTwice(all).map(({ same, clauses: list }) => [same, texts(list).map((one) => one[0])])).toEqual([
    [false, ["1", "2", "3"]],
  ]);
  expect(saidTwice(all.slice(2, 3).concat(all[0]!)).map(({ same }) => same)).toEqual([true]);
  expect(saidTwice(all.slice(4))).toEqual([]);
});

test("U11 openings that read the same stand together", () => {
  const all = clauses("1 opening The Forum (Nassau)", "2 opening The Forum (Nassau),", "3 opening The Forum");
  expect(openings(all).map(({ clauses: list }) => texts(list))).toEqual([
    ["1 The Forum (Nassau)", "2 The Forum (Nassau),"],
    ["3 The Forum"],
  ]);
});

test("U11 a term is told where it is written in several ways: hyphen, plural, capitals, slash", () => {
  const all = clauses(
    "1 recital that telecommunication/ICT services help",
    "2 recital that telecommunications/ICTs help",
    "2 recital that least-developed countries need capacity building",
    "3 recital that least developed countries need capacity-building",
    "3 recital the sea and the land",
  );
  expect(terms(all).map(({ variants }) => variants.map(({ words }) => words))).toEqual([
    ["telecommunication/ICT", "telecommunications/ICTs"],
    ["least-developed", "least developed"],
    ["capacity building", "capacity-building"],
  ]);
});

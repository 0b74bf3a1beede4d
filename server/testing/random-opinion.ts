import type { Kind } from "../../shared/clause/clause.ts";
import { clauseId, type ClauseId } from "../../shared/ids.ts";
import type { ClauseState, DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import { wholeCharacterAt } from "../../shared/text/whole-characters.ts";
import { STAGES } from "../../shared/opinion/opinion.ts";
import type {
  OpinionStanding,
  StandingBracket,
  StandingReference,
} from "../../shared/report/opinion-standing.ts";
import { SCRIPTS } from "../../shared/testing/random-words.ts";
import { seeded } from "./chance.ts";
import { REPORT_AT, opinionFixture } from "./docx-fixture.ts";
import { HOSTILE_WORDS } from "./print-fixture.ts";

/** Opinions as nobody would write them, for the tests of the exports: the same one for the same seed. */
const STATES: readonly ClauseState[] = ["open", "adReferendum", "agreed", "void"];
const NUMBERS = [
  "a)",
  "b)",
  "b)bis",
  "aa)",
  "1",
  "2",
  "2bis",
  "3alt",
  "3alt2",
  "1.1",
  "1.1.1",
  "i)",
  "–",
  "[New]",
  "bis11",
];
const KINDS: readonly Kind[] = [
  "recital",
  "recital",
  "operative",
  "subItem",
  "subItem",
  "subItem",
  "verb",
  "note",
];
/** Sizes between none and many are what layouts break on. */
const SIZES = [0, 1, 2, 5, 12, 30];
export const NAMES: ReadonlySet<string> = new Set(["aaa", "delegation a", "bbb"]);

type Random = { readonly document: OpinionDocument; readonly standing: OpinionStanding };

export function randomOpinion(seed: number): Random {
  const below = seeded(seed);
  const one = <Of>(of: readonly Of[]): Of => of[below(of.length)]!;
  const scripts = Object.values(SCRIPTS);
  const words = (): string => {
    const { words: known, between } = one(scripts);
    const said = Array.from({ length: 1 + below(9) }, () => one(known));
    if (below(30) === 0) said.push(one(HOSTILE_WORDS));
    return said.join(between);
  };
  const bracketed = (depth = 0): string => {
    const inside = depth < 2 && below(3) === 0 ? bracketed(depth + 1) : words();
    return one([
      `[${inside}]`,
      `[${inside}][${words()}][no text]`,
      `[AAA: ${inside}]`,
      `[AAA, BBB]`,
      "[",
      "]",
      inside,
    ]);
  };
  const text = (): string =>
    Array.from({ length: below(4) }, () => one([words, bracketed])()).join(one([" ", ""]));

  let notes = 0;
  const ids: ClauseId[] = [];
  const clause = (kind: Kind): DocumentClause => {
    const said = text();
    const id = clauseId(`01J${String(seed).padStart(6, "0")}${String(ids.length).padStart(17, "0")}`);
    ids.push(id);
    const state = one(STATES);
    const isItem = kind === "recital" || kind === "operative" || kind === "subItem";
    return {
      id,
      kind,
      level: kind === "subItem" ? 2 + below(3) : 1,
      number: isItem && below(4) > 0 ? one(NUMBERS) : "",
      text: said,
      closing: isItem ? one([";", ",", ".", ":", ""]) : "",
      footnotes:
        below(4) > 0
          ? []
          : Array.from({ length: 1 + below(2) }, () => ({
              n: ++notes,
              at: wholeCharacterAt(said, below(said.length + 1)),
              text: words(),
            })),
      state,
      locked: below(2) === 0,
      mark:
        state === "open"
          ? null
          : {
              tier: one(["ad-referendum", "agreed"]),
              at: REPORT_AT,
              by: "Person Who Marked",
              basis: one(["", words()]),
              text: said,
            },
      hash: "ab".repeat(32),
    };
  };

  const clauses = [
    ...(below(8) > 0 ? [clause("title")] : []),
    ...(below(8) > 0 ? [clause("opening")] : []),
    ...Array.from({ length: one(SIZES) }, () => clause(one(KINDS))),
  ];
  const document: OpinionDocument = {
    ...opinionFixture(String(1 + below(5))),
    ...(below(9) === 0 ? { number: one(["", "4 (Rev.1)", ...HOSTILE_WORDS]) } : {}),
    title: clauses.find(({ kind }) => kind === "title")?.text ?? "",
    stage: one(STAGES),
    sample: below(2) === 0,
    clauses,
  };
  const owners = (said: string): readonly StandingBracket[] =>
    below(3) === 0 ? [] : [{ start: 0, end: said.length, owner: one(["AAA", null]) }];
  const someWords = (said: string): readonly StandingReference[] => {
    const signs = Array.from(said);
    const from = below(signs.length + 1);
    const start = signs.slice(0, from).join("").length;
    const found = signs.slice(from, from + below(20)).join("");
    return found === "" ? [] : [{ start, end: start + found.length, words: found, target: one(clauses).id }];
  };
  const place = (): ClauseId | null => (clauses.length === 0 ? null : one(clauses).id);
  const standing: OpinionStanding = {
    begun: REPORT_AT - 1 - below(10 ** 9),
    names: NAMES,
    baseTexts: Array.from({ length: below(3) }, (_, i) => ({
      n: i + 1,
      name: one(["", words()]),
      at: REPORT_AT,
    })),
    alternatives: new Map(clauses.flatMap(({ id }) => (below(6) > 0 ? [] : [[id, one(clauses).id]]))),
    brackets: new Map(clauses.map(({ id, text: said }) => [id, owners(said)])),
    references: new Map(clauses.map(({ id, text: said }) => [id, someWords(said)])),
    proposals: Array.from({ length: below(4) }, (_, i) => ({
      label: `AAA/${i + 1}`,
      kind: one(["add", "change", "delete"]),
      clauseId: place(),
      proponent: "AAA",
      at: REPORT_AT,
      text: text(),
    })),
  };
  return { document, standing };
}

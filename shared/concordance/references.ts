import { ABJAD } from "../plain-text/item-letters.ts";
import { plainNumber } from "../checks/reference-number.ts";
import type { FoundFact } from "./fact.ts";

const SUFFIX = "(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt)";
const ADDRESS = /(?:https?:\/\/|www\.)[^\s,;()（）]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
/** "C25/5(Rev.1)-E", "CL-24/44", "WTPF-26/IEG/3(Add.1)": the language's letter is no part of it. */
const DOCUMENT =
  /(?<![a-z\d/])([a-z]{1,6}(?:-[a-z])?-?\d{1,4}(?:[/-][a-z]{0,4}-?\d{1,4})+(?: ?\((?:rev|add|cor)\.? ?\d+\))*)(?:-[efsrca](?![a-z]))?/gu;

const NUMBER = "(\\d{1,4}(?:/\\d{1,4})?)";
const KINDS: readonly (readonly [string, string])[] = [
  ["resolution", "resolutions?|resoluci(?:on|ones)|резолюци\\p{L}{0,3}|QARقرار(?:ات|ين|ان)?"],
  ["decision", "decisions?|decisi(?:on|ones)|acuerdos?|решени\\p{L}{0,3}|QARمقرر(?:ات|ين|ان)?"],
  ["opinion", "opinions?|avis|opini(?:on|ones)|мнени\\p{L}{0,3}|QAR(?:راي(?:ين|ان)?|اراء)"],
  ["recommendation", "recomm?[ae]ndati?c?i?on(?:e?s)?|рекомендаци\\p{L}{0,3}|QARتوصي(?:ه|ات)"],
  ["article", "articles?|articulos?|стать\\p{L}{0,3}|QAR(?:ماده|مواد)"],
  ["annex", "annex(?:es)?|annexes?|anexos?|приложени\\p{L}{0,3}|QARملحق(?:ات)?"],
];
const GROWN = "[وف]?(?:لل|[بكل]?(?:ال)?)";
const NAMED = KINDS.map(
  ([kind, words]) =>
    [
      kind,
      new RegExp(
        `(?<!\\p{L})(?:${words.replaceAll("QAR", GROWN)}) (?:№ ?|no\\.? ?|n° ?)?${NUMBER}(?![\\d/])`,
        "gu",
      ),
    ] as const,
);
const HAN: readonly (readonly [string, RegExp])[] = [
  ["resolution", new RegExp(`第 ?${NUMBER} ?号决议|决议 ?${NUMBER}(?!\\d)`, "gu")],
  ["decision", new RegExp(`第 ?${NUMBER} ?号决定|决定 ?${NUMBER}(?!\\d)`, "gu")],
  ["opinion", new RegExp(`第 ?${NUMBER} ?号意见`, "gu")],
  ["recommendation", new RegExp(`第 ?${NUMBER} ?号建议书?`, "gu")],
  ["article", new RegExp(`第 ?${NUMBER} ?条`, "gu")],
  ["annex", new RegExp(`附件 ?${NUMBER}(?!\\d)`, "gu")],
];
/** "e)", "(e)", "ه)": behind a section verb, a word for a paragraph, or alone. */
const LETTERED = new RegExp(
  `(?<![a-z\\d.]|\\p{L}\\()(?:(?<![\\p{Script=Cyrillic}])([a-zасеорху]{1,2})|(?<!\\p{Script=Arabic})([${ABJAD}ا]ـ?) ?)\\)${SUFFIX}?`,
  "gu",
);

/** Citations of other texts, documents, addresses and paragraphs by letter; a paragraph's number is a number. */
export function citationsIn(text: string): readonly FoundFact[] {
  const found: FoundFact[] = [];
  const put = (from: number, to: number, key: string): void => {
    if (!found.some((one) => one.from < to && from < one.to)) found.push({ from, to, keys: [key] });
  };
  for (const match of text.matchAll(ADDRESS)) put(match.index, match.index + match[0].length, match[0]);
  for (const match of text.matchAll(DOCUMENT)) {
    const key = (match[1] ?? "").replaceAll(/[ .]/gu, "");
    put(match.index, match.index + match[0].length, key);
  }
  for (const [kind, pattern] of [...NAMED, ...HAN]) {
    for (const match of text.matchAll(pattern)) {
      const number = match[1] ?? match[2] ?? "";
      put(match.index, match.index + match[0].length, `${kind} ${number}`);
    }
  }
  for (const match of text.matchAll(LETTERED)) {
    const key = plainNumber(match[0]).replaceAll(/[ (]/gu, "");
    put(match.index, match.index + match[0].length, key);
  }
  return found;
}

import { plainNumber } from "./reference-number.ts";

export type CitedKind = "resolution" | "decision" | "opinion";

/** Words that cite an adopted text: "Resolution 71 (Rev. Bucharest, 2022)", "第71号决议（2022年，布加勒斯特，修订版）". */
export type CitedText = {
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly kind: CitedKind;
  /** "71", "70/1". */
  readonly number: string;
  /** Four digits: texts of one number are told apart by their year and place. */
  readonly year: string;
  /** The rest of the parentheses, without the word for a revision; may be empty. */
  readonly place: string;
};

const DIGIT = "[\\d٠-٩]";
const NUMBER = `${DIGIT}{1,4}(?:/${DIGIT}{1,4})?`;
/** Bounded, or a line of brackets would take time as its square. */
const WITHIN = "\\s?[(（](?<within>[^()（）[\\]]{4,60})[)）]";

const LATIN =
  `(?:(?<resolution>R[eé]solutions?|Resoluci(?:ón|ones)|Резолюци\\p{L}{1,3}|${arabic("قرار(?:ات|ين|ان)?")})` +
  `|(?<decision>D[eé]cisions?|Decisi(?:ón|ones)|Acuerdos?|Решени\\p{L}{1,3}|${arabic("مقرر(?:ات|ين|ان)?")})` +
  `|(?<opinion>Opinions?|Avis|Opini(?:ón|ones)|Мнени\\p{L}{1,3}|${arabic("(?:رأي(?:ين|ان)?|آراء)")}))`;

/** With the words that grow onto a noun: "بالقرار", "وللقرار". */
function arabic(noun: string): string {
  return `[وف]?(?:لل|[بكل]?(?:ال)?)${noun}`;
}

const FORMS: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\p{N}])${LATIN}\\s(?<number>${NUMBER})${WITHIN}`, "gu"),
  new RegExp(
    `第\\s?(?<number>${NUMBER})\\s?号(?:(?<resolution>决议)|(?<decision>决定)|(?<opinion>意见))${WITHIN}`,
    "gu",
  ),
];

/** "Resolutions 71 (…) and 203 (…)": a further number of the same kind. */
const FURTHER = new RegExp(
  `(?<between>(?:\\s?[,،;]|\\s(?:and|et|y|и|و))\\s?)(?<number>${NUMBER})${WITHIN}`,
  "uy",
);

const REVISED = /^(?:rev|rév|revised|révisée|revisada|пересм|修订版|المراجع|المراجَع|في)$/u;

/** Adopted texts that words cite with their year, in the order of the words. */
export function citedTexts(text: string): readonly CitedText[] {
  const found: CitedText[] = [];
  for (const form of FORMS)
    for (const match of text.matchAll(form)) {
      const { resolution, decision } = match.groups ?? {};
      const kind = resolution !== undefined ? "resolution" : decision !== undefined ? "decision" : "opinion";
      let end = match.index + match[0].length;
      put(kind, match.index, match);
      FURTHER.lastIndex = end;
      for (let next = FURTHER.exec(text); next !== null; next = FURTHER.exec(text)) {
        put(kind, end + (next.groups?.["between"] ?? "").length, next);
        end = FURTHER.lastIndex;
      }
    }
  return found.toSorted((a, b) => a.start - b.start);

  function put(kind: CitedKind, start: number, match: RegExpExecArray): void {
    const within = plainDigits(match.groups?.["within"] ?? "");
    const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(within)?.[0];
    if (year === undefined) return;
    const place = (within.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter(
      (word) => !word.startsWith(year) && !REVISED.test(word.toLowerCase()) && word !== "г",
    );
    const number = plainDigits(match.groups?.["number"] ?? "");
    found.push({ start, end: match.index + match[0].length, kind, number, year, place: place.join(" ") });
  }
}

const plainDigits = (text: string): string => text.replaceAll(/[٠-٩]/gu, plainNumber);

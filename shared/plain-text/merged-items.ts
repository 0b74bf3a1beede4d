import type { Unplaced } from "./draft-text.ts";
import { foundMarker, letterIndex, type Marker } from "./item-marker.ts";
import { swallowedVerbs } from "./section-verbs.ts";
import { lineAt, type Paragraph } from "./growing-paragraph.ts";

/** A part of one printed paragraph that is a clause of its own. */
export type ItemPart = {
  readonly kind: "words" | "verb" | "note";
  readonly marker: Marker | null;
  readonly text: string;
  readonly line: number;
};

/** A rule of underscores in the middle of a paragraph, where a PDF put its footnotes; short ones are blanks to fill. */
const RULE = /_{10,}/u;
const NEXT_ITEM = /; (?:(\d{1,3})|([a-z]{1,2})\)) (?=\[?\p{Ll})(?!to \d)/gu;
/** "to" before a verb, not before whom or what. */
const INFINITIVE =
  / to (?!(?:the|a|an|all|its|their|this|that|these|those|which|any|each|\p{L}+(?<!\bbr)ing)\b)(?=\p{Ll})/u;
const QUOTE_CHARS_MAX = 70;

/**
 * Cuts what an extraction ran together: footnotes after a rule, "; 10 that …", section verbs inside an item.
 * It cuts only where the reading is unambiguous, says each cut with its line, and loses no word.
 * `next` is the paragraph below: when it starts again at 1, the verb above it was swallowed.
 */
export function piecesOf(
  paragraph: Paragraph,
  next: Paragraph | undefined,
): { readonly pieces: readonly ItemPart[]; readonly unplaced: readonly Unplaced[] } {
  const pieces: ItemPart[] = [];
  const unplaced: Unplaced[] = [];
  const report = (at: number, message: string): void => {
    unplaced.push({ line: lineAt(paragraph, at), message });
  };

  /** Adds the words from `from` to `to`; nothing where only white space stands. */
  const add = (kind: ItemPart["kind"], marker: Marker | null, span: { from: number; to: number }): void => {
    const text = paragraph.text.slice(span.from, span.to).trim();
    if (text !== "" || marker !== null)
      pieces.push({ kind, marker, text, line: lineAt(paragraph, span.from) });
  };

  let from = 0;
  let marker = paragraph.marker;
  for (;;) {
    const rule = RULE.exec(paragraph.text.slice(from));
    const end = rule === null ? paragraph.text.length : from + rule.index;
    cutItems({ from, to: end }, marker);
    if (rule === null) return { pieces, unplaced };
    marker = null;
    from = cutFootnotes(end + rule[0].length);
  }

  /** Footnotes 1, 2 … from `at`; answers where the text goes on: at a section verb, a second rule, or the end. */
  function cutFootnotes(at: number): number {
    const rest = paragraph.text.slice(at);
    const secondRule = RULE.exec(rest)?.index ?? rest.length;
    const verb = swallowedVerbs(rest.slice(0, secondRule)).find(({ sign }) => /[.。]/u.test(sign));
    const end = at + (verb === undefined ? secondRule : verb.at);
    let start = at;
    const first = /^\s*(\d{1,3}) /u.exec(rest);
    let n = first === null ? Number.NaN : Number(first[1]) + 1;
    while (!Number.isNaN(n)) {
      const following = paragraph.text.slice(start, end).search(new RegExp(`\\. ${n} (?=\\p{Lu})`, "u"));
      if (following < 0) break;
      addFootnote(start, start + following + 1);
      start += following + 1;
      n++;
    }
    addFootnote(start, end);
    return end;
  }

  function addFootnote(start: number, end: number): void {
    const words = paragraph.text.slice(start, end).trim();
    if (words === "") return;
    add("note", null, { from: start, to: end });
    report(start, `a footnote stands inside the paragraph: kept as a note after it ("${quote(words)}")`);
  }

  /** Cuts items and section verbs in one stretch that holds no footnote. */
  function cutItems(span: { from: number; to: number }, first: Marker | null): void {
    const text = paragraph.text.slice(span.from, span.to);
    // A stretch after footnotes may itself begin with a verb; a whole paragraph does not.
    const mayBegin = span.from > 0;
    const found = swallowedVerbs(text).filter(({ sign }) => mayBegin || sign !== "");
    const verbs = found.map(({ at, head }, index) => ({
      isVerb: true as const,
      at,
      head,
      nextAt: found[index + 1]?.at ?? null,
    }));
    const items = [...text.matchAll(NEXT_ITEM)].map((item) => ({
      isVerb: false as const,
      at: item.index + 2,
      end: item.index + item[0].length,
      base: item[1] ?? `${item[2]!})`,
    }));
    const cuts = [...verbs, ...items].toSorted((a, b) => a.at - b.at);

    let start = 0;
    let marker = first;
    const addUpTo = (to: number): void =>
      add("words", marker, { from: span.from + start, to: span.from + to });

    for (const cut of cuts) {
      if (cut.at < start) continue;
      const at = span.from + cut.at;
      if (!cut.isVerb) {
        if (!isNext(cut.base, marker)) continue;
        report(at, `item ${cut.base} stands inside item ${marker!.printed}: read as an item of its own`);
        addUpTo(cut.at);
        marker = foundMarker(cut.base);
        start = cut.end;
        continue;
      }
      const phrase = text.slice(cut.at, cut.nextAt ?? text.length);
      const above = text.slice(start, cut.at).trim();
      const verb = verbIn(phrase, {
        head: cut.head,
        mayGoOn: above === "" || above.startsWith("to "),
        restartLine: cut.nextAt === null && span.to === paragraph.text.length ? restartLine(next) : null,
      });
      if (verb === null) {
        report(at, `"${quote(phrase)}" reads like a section verb inside the paragraph: left there`);
        continue;
      }
      report(
        at,
        `the section verb "${quote(verb.words)}" stands inside the paragraph: read as a section of its own${verb.why}`,
      );
      if (cut.at > start) addUpTo(cut.at);
      add("verb", null, { from: at, to: at + verb.words.length });
      marker = verb.runs ? foundMarker("1") : null;
      start = cut.at + verb.length;
    }
    if (start < text.length || start === 0) addUpTo(text.length);
  }
}

type VerbFound = {
  readonly words: string;
  readonly length: number;
  readonly runs: boolean;
  readonly why: string;
};

/** The section verb at the start of the phrase, where it is plain where it ends; null where it is not. */
function verbIn(
  phrase: string,
  context: { readonly head: string; readonly mayGoOn: boolean; readonly restartLine: number | null },
): VerbFound | null {
  const run = /^([^;]*?) 1 (?=(?:to|that)\b)/u.exec(phrase);
  if (run !== null) return { words: run[1]!, length: run[0].length, runs: true, why: ", its items after it" };
  if (context.restartLine !== null && !/[;,.:]/u.test(phrase.at(-1) ?? "") && !phrase.includes(";"))
    return {
      words: phrase,
      length: phrase.length,
      runs: false,
      why: `; the numbers start again at 1 in line ${context.restartLine}`,
    };
  // "to report on …, invites Member States to …": an infinitive cannot govern the second verb.
  const to = INFINITIVE.exec(phrase.slice(context.head.length));
  if (!context.mayGoOn || to === null) return null;
  const length = context.head.length + to.index;
  return { words: phrase.slice(0, length), length, runs: false, why: "" };
}

const restartLine = (next: Paragraph | undefined): number | null =>
  next?.kind === "item" && (next.marker?.base === "1" || next.marker?.base === "a)") ? lineAt(next, 0) : null;

/** True if `base` is the number after the marker's: 10 after 9, b) after a). */
function isNext(base: string, marker: Marker | null): boolean {
  if (marker === null) return false;
  if (marker.form === "number") return marker.path.length === 1 && base === String(marker.path[0]! + 1);
  const [here, there] = [letterIndex(marker.base.slice(0, -1)), letterIndex(base.slice(0, -1))];
  return marker.form === "letter" && here !== null && there === here + 1;
}

export const quote = (words: string): string =>
  words.length > QUOTE_CHARS_MAX ? `${words.slice(0, QUOTE_CHARS_MAX).trimEnd()} …` : words;

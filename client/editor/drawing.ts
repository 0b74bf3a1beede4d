import type { Reference } from "../../shared/checks/finding.ts";
import type { BracketSpan } from "../../shared/text/brackets.ts";
import type { DocumentFootnote } from "../../shared/document/opinion-document.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { RedlinePiece } from "../../shared/clause/redline.ts";
import type { BracketOwner } from "./bracket-owners.ts";
import type { OthersCaret } from "./carets.ts";
import { unseenIn } from "../../shared/text/plain-words.ts";
import { type UnderlineNow, underlinesAt } from "../opinion/underlines.ts";

/** A character's id; who wrote or deleted it is read from it. */
export type Char = { readonly client: number; readonly clock: number };

/**
 * A clause's words as they are drawn, in order. `at` counts UTF-16 units of the living words: deleted words,
 * footnote signs and carets are drawn between two of them and take no place.
 */
export type Drawn =
  | {
      readonly kind: "words";
      readonly at: number;
      readonly text: string;
      /** Its first character. */
      readonly first: Char;
      readonly bracket: "none" | "bracket" | "attribution";
      /** Since the words were settled, by whoever wrote `first`. */
      readonly inserted: boolean;
      readonly selected: OthersCaret | null;
      /** Another clause that the words speak of. */
      readonly leadsTo: ClauseId | null;
      /** Names of what underlines the words, as `underlinesAt` gives them. */
      readonly underlined: string;
      /** The name of the invisible character, if this is one; else empty (rule W2). */
      readonly unseen: string;
      /** The sentence on who inserted it, and their colour, once `withAuthors` has put them in. */
      readonly title?: string;
      readonly colour?: string;
    }
  | {
      readonly kind: "deleted";
      readonly at: number;
      readonly text: string;
      readonly first: Char;
      /** The same of who deleted it. */
      readonly title?: string;
      readonly colour?: string;
    }
  | { readonly kind: "footnote"; readonly at: number; readonly n: number; readonly text: string }
  | { readonly kind: "owner"; readonly at: number; readonly label: string }
  /** Behind words that name a clause by a number which it has no more: the one that it has today. */
  | { readonly kind: "today"; readonly at: number; readonly said: string; readonly number: string }
  | { readonly kind: "caret"; readonly at: number; readonly caret: OthersCaret };

export type Drawing = {
  readonly pieces: readonly RedlinePiece[];
  readonly brackets: readonly BracketSpan[];
  readonly references: readonly Reference[];
  readonly owners: readonly BracketOwner[];
  readonly footnotes: readonly DocumentFootnote[];
  readonly carets: readonly OthersCaret[];
  readonly underlines: readonly UnderlineNow[];
};

export function draw(drawing: Drawing): readonly Drawn[] {
  const { pieces, brackets, references, carets, underlines } = drawing;
  const drawn: Drawn[] = [];
  const said = pieces.map((piece) => (piece.kind === "deleted" ? "" : piece.text)).join("");
  const unseen = unseenIn(said);
  const unseenAt = new Map(unseen.map(({ start, name }) => [start, name]));
  const signs = signsByPlace(drawing, said);
  // The cuts are in order, so that one pass cuts a text with 20,000 of them.
  const cuts = cutsOf(drawing, { unseen, signs });
  let [offset, next] = [0, 0];
  addSigns(drawn, signs.get(0));
  for (const piece of pieces) {
    if (piece.kind === "deleted") {
      pushDeleted(drawn, { kind: "deleted", at: offset, text: piece.text, first: piece });
      continue;
    }
    for (let from = 0; from < piece.text.length;) {
      while ((cuts[next] ?? Infinity) <= offset) next += 1;
      const to = Math.min(piece.text.length, from + (cuts[next] ?? Infinity) - offset);
      pushWords(drawn, {
        kind: "words",
        at: offset,
        text: piece.text.slice(from, to),
        bracket: bracketAt(brackets, offset),
        first: { client: piece.client, clock: piece.clock + from },
        inserted: piece.kind === "inserted",
        selected: selectedAt(carets, offset),
        leadsTo: leadsToAt(references, offset),
        underlined: underlinesAt(underlines, offset),
        unseen: unseenAt.get(offset) ?? "",
      });
      offset += to - from;
      from = to;
      if (cuts[next] === offset) addSigns(drawn, signs.get(offset));
    }
  }
  return drawn;
}

type Signs = ReadonlyMap<number, readonly Drawn[]>;

/** Groups the signs between two characters by their offset, in the order in which they stand there. */
function signsByPlace({ owners, references, footnotes, carets }: Drawing, said: string): Signs {
  const signs = new Map<number, Drawn[]>();
  const add = (sign: Drawn): void => {
    const here = signs.get(sign.at);
    if (here === undefined) signs.set(sign.at, [sign]);
    else here.push(sign);
  };
  for (const { at, label } of owners) add({ kind: "owner", at, label });
  for (const { end, today, number } of references)
    if (today !== null)
      add({ kind: "today", at: end, said: said.slice(number.start, number.end), number: today });
  for (const { at, n, text } of footnotes) add({ kind: "footnote", at, n, text });
  for (const caret of carets) add({ kind: "caret", at: caret.head, caret });
  return signs;
}

function addSigns(drawn: Drawn[], signs: readonly Drawn[] | undefined): void {
  if (signs !== undefined) for (const sign of signs) drawn.push(sign);
}

type Span = { readonly start: number; readonly end: number };

/** The offsets at which words may begin to look otherwise, in order. */
function cutsOf(
  { brackets, references, underlines, carets }: Drawing,
  { unseen, signs }: { readonly unseen: readonly Span[]; readonly signs: Signs },
): readonly number[] {
  const cuts = new Set(signs.keys());
  for (const spans of [brackets, references, underlines, unseen]) addEnds(cuts, spans);
  for (const { anchor } of carets) cuts.add(anchor);
  return [...cuts].toSorted((a, b) => a - b);
}

function addEnds(cuts: Set<number>, spans: readonly Span[]): void {
  for (const { start, end } of spans) {
    cuts.add(start);
    cuts.add(end);
  }
}

const selectedAt = (carets: readonly OthersCaret[], at: number): OthersCaret | null =>
  carets.find(({ anchor, head }) => Math.min(anchor, head) <= at && at < Math.max(anchor, head)) ?? null;

const leadsToAt = (references: readonly Reference[], at: number): ClauseId | null =>
  references.find(({ start, end }) => start <= at && at < end)?.clauseId ?? null;

const bracketAt = (brackets: readonly BracketSpan[], at: number): "none" | "bracket" | "attribution" => {
  const around = brackets.filter((span) => span.start <= at && at < span.end);
  if (around.length === 0) return "none";
  return around.every((span) => span.attribution) ? "attribution" : "bracket";
};

type Words = Extract<Drawn, { kind: "words" }>;
type Deleted = Extract<Drawn, { kind: "deleted" }>;

function pushWords(drawn: Drawn[], words: Words): void {
  const last = drawn.at(-1);
  const same =
    last?.kind === "words" &&
    last.bracket === words.bracket &&
    last.selected === words.selected &&
    last.leadsTo === words.leadsTo &&
    last.underlined === words.underlined &&
    last.unseen === "" &&
    words.unseen === "" &&
    last.inserted === words.inserted &&
    (!words.inserted || last.first.client === words.first.client);
  if (same) drawn[drawn.length - 1] = { ...last, text: last.text + words.text };
  else drawn.push(words);
}

function pushDeleted(drawn: Drawn[], words: Deleted): void {
  const last = drawn.at(-1);
  const goesOn =
    last?.kind === "deleted" &&
    last.first.client === words.first.client &&
    last.first.clock + last.text.length === words.first.clock;
  if (goesOn) drawn[drawn.length - 1] = { ...last, text: last.text + words.text };
  else drawn.push(words);
}

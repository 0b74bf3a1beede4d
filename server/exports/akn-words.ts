import { type BracketSpan, bracketSpans } from "../../shared/text/brackets.ts";
import type { DocumentFootnote } from "../../shared/document/opinion-document.ts";
import type { StandingBracket } from "../../shared/report/opinion-standing.ts";
import type { AknIds } from "./akn-ids.ts";
import { type AknLink, citedLinks } from "./akn-links.ts";
import { type Markup, element, together } from "./markup.ts";

/** A bracket in the file: `owner` is a delegation's symbol, null an office's, absent where the words alone have it. */
export type AknBracket = { readonly id: string; readonly owner?: string | null };

type Clause = {
  /** The id of the element around these words. */
  readonly id: string;
  readonly text: string;
  readonly footnotes: readonly DocumentFootnote[];
  readonly brackets: readonly StandingBracket[];
  readonly links: readonly AknLink[];
};

/** Readers of XML take elements so deep in each other; signs of brackets that are deeper stay plain characters. */
const DEPTH_MAX = 100;

/** A clause's words as inline elements: brackets nested as they are, footnotes where they hang, every character kept. */
export function aknWords(
  { id, text, footnotes, brackets, links }: Clause,
  {
    ids,
    names,
    found,
  }: { readonly ids: AknIds; readonly names: ReadonlySet<string>; readonly found: AknBracket[] },
): Markup {
  const spans = bracketSpans(text, names).filter(({ depth }) => depth <= DEPTH_MAX);
  const notes = footnotes.toSorted((a, b) => a.at - b.at || a.n - b.n);
  let [nextSpan, nextNote] = [0, 0];
  /** By depth and the place where a bracket ends: the first of those that touch. */
  const firsts = new Map<string, string>();

  /** Plain words with the footnotes that hang on their characters. */
  const plain = (from: number, to: number): Markup[] => {
    const parts: Markup[] = [];
    let at = from;
    for (; (notes[nextNote]?.at ?? Infinity) <= to; nextNote++) {
      const note = notes[nextNote]!;
      parts.push(linked(at, Math.max(note.at, at)), footnote(note));
      at = Math.max(note.at, at);
    }
    return [...parts, linked(at, to)];
  };

  /** A reference in which a bracket or a footnote's sign stands is no link: an element cannot stand across another. */
  const linked = (from: number, to: number): Markup =>
    linkedWords(
      text.slice(from, to),
      links
        .filter(({ start, end }) => from <= start && end <= to)
        .map((link) => ({ ...link, start: link.start - from, end: link.end - from })),
    );

  const footnote = ({ n, text: said }: DocumentFootnote): Markup =>
    element(
      "authorialNote",
      { eId: ids.free(`${id}__note_${n}`), marker: String(n), placement: "bottom" },
      element("p", {}, linkedWords(said, citedLinks(said))),
    );

  const bracketed = (span: BracketSpan): Markup => {
    if (span.attribution) return element("inline", { name: "attribution" }, ...within(span.start, span.end));
    const bracketId = ids.free(`${id}__bracket_${found.length + 1}`);
    const place = `${span.depth}:${span.start}`;
    const first = firsts.get(place);
    firsts.set(`${span.depth}:${span.end}`, first ?? bracketId);
    const standing = brackets.find((one) => one.start <= span.start && span.end <= one.end);
    found.push({ id: bracketId, ...(standing === undefined ? {} : { owner: standing.owner }) });
    const refersTo =
      first === undefined ? ids.ref("bracketed") : `${ids.ref("bracketed")} ${ids.ref("alternative")}`;
    return element(
      "inline",
      {
        name: "bracketed",
        eId: bracketId,
        refersTo,
        ...(first === undefined ? {} : { alternativeTo: first }),
      },
      ...within(span.start, span.end),
    );
  };

  /** From one place to another, with the brackets that begin there; `from` may be a bracket's own opening sign. */
  const within = (from: number, to: number): Markup[] => {
    const parts: Markup[] = [];
    let at = from;
    for (let span = spans[nextSpan]; span !== undefined && span.start < to; span = spans[nextSpan]) {
      nextSpan++;
      parts.push(...plain(at, span.start), bracketed(span));
      at = span.end;
    }
    return [...parts, ...plain(at, to)];
  };
  return together(within(0, text.length));
}

/** Words with a `ref` around each reference; the links stand in order, and one that overlaps the last is left out. */
function linkedWords(text: string, links: readonly AknLink[]): Markup {
  const parts: (Markup | string)[] = [];
  let at = 0;
  for (const { start, end, href } of links) {
    if (start < at) continue;
    parts.push(text.slice(at, start), element("ref", { href }, text.slice(start, end)));
    at = end;
  }
  return together([...parts, text.slice(at)]);
}

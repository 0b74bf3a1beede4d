import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { bracketSpans } from "../../shared/text/brackets.ts";
import { textDirection } from "../../shared/text/direction.ts";
import { drawClause } from "../clauses/draw-clause.ts";
import type { Drawn } from "../editor/drawing.ts";
import { classOf } from "../editor/word-classes.ts";
import type { PageRoom } from "../room/room.ts";

/** A clause in the server's text. */
export const ROW = "[data-first-clause]";

export const rowClause = (row: HTMLElement): ClauseId => clauseId(row.dataset["firstClause"] ?? "");

/** Draws clauses of a room as the server draws them: brackets and footnote signs, without changes and carets. */
export const openFirstDrawing =
  (room: PageRoom, names: ReadonlySet<string>) =>
  (id: ClauseId): readonly Drawn[] => {
    const { opinion, document } = room.snapshot();
    const record = findClause(opinion, id);
    const text = rootText(room.doc(), id);
    if (record === undefined || text === null) return [];
    return drawClause({
      text,
      runs: [],
      settled: [],
      clean: true,
      brackets: (words) => bracketSpans(words, names),
      owners: () => [],
      references: () => [],
      footnotes: document.clauses.find((one) => one.id === id)?.footnotes ?? [],
      record,
      carets: [],
      underlines: [],
    });
  };

export const closingSignOf = (room: PageRoom, id: ClauseId): string =>
  room.snapshot().document.clauses.find((one) => one.id === id)?.closing ?? "";

/** The sentence that stands in an empty clause. */
const placeholders = new WeakMap<Element, Element | null>();

export function placeholderOf(words: Element): Element | null {
  const known = placeholders.get(words);
  if (known !== undefined) return known;
  const found = words.querySelector(".placeholder");
  placeholders.set(words, found);
  return found;
}

/** Draws the words of a row anew where they read otherwise. `words` is its element `.first-words`. */
export function drawRow(
  place: HTMLElement,
  words: Element,
  { drawn, closing }: { readonly drawn: readonly Drawn[]; readonly closing: string },
): void {
  const placeholder = placeholderOf(words);
  const text = drawn.map((part) => (part.kind === "words" ? part.text : "")).join("");
  const nodes = text === "" && placeholder !== null ? [placeholder] : drawn.flatMap(nodeOf);
  const reads = nodes.map((node) => (typeof node === "string" ? node : node.textContent)).join("");
  setDirection(place, text);
  if (words.textContent !== reads + closing) words.replaceChildren(...nodes, closing);
}

/** An empty clause takes the direction of what is typed in it. */
export function setDirection(place: HTMLElement, text: string): void {
  const direction = textDirection(text);
  if (direction !== undefined) place.dir = direction;
  else if (text === "") place.removeAttribute("dir");
}

function nodeOf(part: Drawn): readonly (Element | string)[] {
  if (part.kind === "words" && classOf(part) === "") return [part.text];
  if (part.kind !== "words" && part.kind !== "footnote") return [];
  const element = document.createElement(part.kind === "words" ? "span" : "sup");
  element.className = part.kind === "words" ? classOf(part) : "footnote-sign";
  element.textContent = part.kind === "words" ? part.text : String(part.n);
  if (part.kind === "footnote") element.dataset["drawn"] = "";
  return [element];
}

import { bracketSpans, isNoText } from "../brackets.ts";
import { tracedWords } from "./trace.ts";

/** The words of a text without signs and capitals; of a script without spaces, its characters. */
export const wordsOfText = (text: string): readonly string[] =>
  tracedWords(text.toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Words, or wordings of which one will stand: brackets that touch, or one that may go. */
type Stretch = { readonly words: readonly string[] } | { readonly options: readonly (readonly string[])[] };

const NO_NAMES: ReadonlySet<string> = new Set();

function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const spans = bracketSpans(text, NO_NAMES).filter(({ depth }) => depth === 1);
  let at = 0;
  for (let i = 0; i < spans.length;) {
    stretches.push({ words: wordsOfText(text.slice(at, spans[i]!.start)) });
    const options: (readonly string[])[] = [];
    do {
      const inside = text.slice(spans[i]!.start + 1, spans[i]!.end - 1);
      options.push(isNoText(inside) ? [] : wordsOfText(inside));
      at = spans[i]!.end;
      i += 1;
    } while (i < spans.length && text.slice(at, spans[i]!.start).trim() === "");
    stretches.push({ options: options.length === 1 ? [...options, []] : options });
  }
  stretches.push({ words: wordsOfText(text.slice(at)) });
  return stretches;
}

type Node = { readonly word: string; readonly next: readonly Node[] };

/** Every way in which the text may be read, one wording of each bracket taken. */
function nodesOf(stretches: readonly Stretch[], withBrackets: boolean): readonly Node[] {
  const nodes: Node[] = [];
  let rest: readonly Node[] = [];
  const chain = (words: readonly string[], after: readonly Node[]): readonly Node[] =>
    words.toReversed().reduce<readonly Node[]>((next, word) => {
      const node: Node = { word, next };
      nodes.push(node);
      return [node];
    }, after);
  for (const stretch of stretches.toReversed()) {
    if ("words" in stretch) rest = chain(stretch.words, rest);
    else if (withBrackets) {
      const after = rest;
      rest = [...new Set(stretch.options.flatMap((words) => chain(words, after)))];
    } else rest = [];
  }
  return nodes;
}

/**
 * Whether a text can be read so: plainly, or with one wording of each bracket on the way; null where it cannot. Signs,
 * capitals and white space make no difference.
 */
export function readsIn(text: string, words: readonly string[]): "plain" | "bracketed" | null {
  if (words.length === 0) return null;
  const stretches = stretchesOf(text);
  const reads = (nodes: readonly Node[]): boolean => {
    let here = new Set(nodes.filter(({ word }) => word === words[0]));
    for (const word of words.slice(1)) {
      here = new Set([...here].flatMap(({ next }) => next.filter((node) => node.word === word)));
      if (here.size === 0) return false;
    }
    return here.size > 0;
  };
  if (reads(nodesOf(stretches, false))) return "plain";
  return reads(nodesOf(stretches, true)) ? "bracketed" : null;
}

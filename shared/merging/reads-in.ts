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

/** Where a way of reading may begin, by its first word. */
type Ways = ReadonlyMap<string, readonly Node[]>;

function waysOf(nodes: readonly Node[]): Ways {
  const ways = new Map<string, Node[]>();
  for (const node of nodes) {
    const known = ways.get(node.word);
    if (known === undefined) ways.set(node.word, [node]);
    else known.push(node);
  }
  return ways;
}

type Read = { readonly plain: Ways; readonly all: Ways };

/** A clause is looked at for each sentence of many papers: its ways are told apart once. */
const known = new WeakMap<{ readonly text: string }, Read>();

function waysIn(of: { readonly text: string }): Read {
  const found = known.get(of);
  if (found !== undefined) return found;
  const stretches = stretchesOf(of.text);
  const plain = waysOf(nodesOf(stretches, false));
  const read = { plain, all: stretches.length === 1 ? plain : waysOf(nodesOf(stretches, true)) };
  known.set(of, read);
  return read;
}

/**
 * Whether a text can be read so: plainly, or with one wording of each bracket on the way; null where it cannot. Signs,
 * capitals and white space make no difference.
 */
export function readsIn(
  of: { readonly text: string },
  words: readonly string[],
): "plain" | "bracketed" | null {
  const [first, ...rest] = words;
  if (first === undefined) return null;
  const { plain, all } = waysIn(of);
  const reads = (ways: Ways): boolean => {
    let here = new Set(ways.get(first));
    for (const word of rest) {
      if (here.size === 0) return false;
      here = new Set([...here].flatMap(({ next }) => next.filter((node) => node.word === word)));
    }
    return here.size > 0;
  };
  if (reads(plain)) return "plain";
  return all !== plain && reads(all) ? "bracketed" : null;
}

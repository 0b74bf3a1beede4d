import { strFromU8, unzipSync } from "fflate";
// @ts-expect-error -- reason: jsdom ships no types and the project needs only its XML parser, here.
import { JSDOM } from "jsdom";

const { DOMParser } = new JSDOM("").window as unknown as typeof globalThis;

const read = new WeakMap<Uint8Array, Map<string, Document>>();

/** A Word file read by another make than the one that wrote it, for the tests: fflate's ZIP and jsdom's XML. */
export function wordPart(bytes: Uint8Array, path: string): Document | null {
  const known = read.get(bytes) ?? new Map<string, Document>();
  read.set(bytes, known);
  const there = known.get(path);
  if (there !== undefined) return there;
  const data = unzipSync(bytes)[path];
  if (data === undefined) return null;
  const xml = new DOMParser().parseFromString(strFromU8(data), "application/xml");
  if (xml.querySelector("parsererror") !== null) throw new Error(`${path} is not well-formed`);
  known.set(path, xml);
  return xml;
}

export const wordElements = (parent: Document | Element, name: string): Element[] => [
  ...parent.getElementsByTagName(name),
];

const within = (node: Element, name: string): Element | null => {
  for (let at = node.parentElement; at !== null; at = at.parentElement) if (at.nodeName === name) return at;
  return null;
};

export type ReadRun = {
  readonly text: string;
  readonly style: string;
  readonly added: string | null;
  readonly removed: string | null;
};

/** The runs of a paragraph with who put them in and who struck them. */
export const readParagraphRuns = (paragraph: Element): readonly ReadRun[] =>
  wordElements(paragraph, "w:r").map((run) => ({
    text: [...run.children]
      .map((one) =>
        /^w:(t|delText)$/.test(one.nodeName) ? one.textContent : one.nodeName === "w:tab" ? "\t" : "",
      )
      .join(""),
    style: wordElements(run, "w:rStyle")[0]?.getAttribute("w:val") ?? "",
    added: within(run, "w:ins")?.getAttribute("w:author") ?? null,
    removed: within(run, "w:del")?.getAttribute("w:author") ?? null,
  }));

const GENERATED = new Set(["State", "StateSign", "ClauseNumber", "ClosingSign", "ProposalLabel", "Apart"]);

/** The words of each paragraph by the tag that it is under, as the file is, or with all changes taken or refused. */
export function wordsByTag(
  bytes: Uint8Array,
  keep: (run: ReadRun) => boolean = () => true,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const control of wordElements(wordPart(bytes, "word/document.xml")!, "w:sdt")) {
    const tag = wordElements(control, "w:tag")[0]?.getAttribute("w:val") ?? "";
    const runs = readParagraphRuns(control).filter(
      (run) => !GENERATED.has(run.style) && run.text !== "\t" && keep(run),
    );
    words.set(tag, runs.map(({ text }) => text).join(""));
  }
  return words;
}

export const accepted = ({ removed }: ReadRun): boolean => removed === null;
export const rejected = ({ added }: ReadRun): boolean => added === null;

/**
 * Number of changes of each author: neighbouring words of one change count once, however they are cut into runs, and
 * so does each paragraph that came or went.
 */
export function changesByAuthor(bytes: Uint8Array): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = (author: string | null): void => {
    if (author !== null) counts[author] = (counts[author] ?? 0) + 1;
  };
  for (const paragraph of wordElements(wordPart(bytes, "word/document.xml")!, "w:p")) {
    let last: ReadRun | null = null;
    for (const run of readParagraphRuns(paragraph)) {
      if (run.text === "") continue;
      if (run.added !== last?.added) count(run.added);
      if (run.removed !== last?.removed) count(run.removed);
      last = run;
    }
    const mark = wordElements(paragraph, "w:pPr")[0];
    for (const name of ["w:ins", "w:del"])
      for (const one of mark === undefined ? [] : wordElements(mark, name))
        count(one.getAttribute("w:author"));
  }
  return counts;
}

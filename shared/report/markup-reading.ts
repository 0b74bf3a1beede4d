import type { ClauseId } from "../ids.ts";
import type { NamedLine } from "./sealed-annexes.ts";

export type Attributes = Readonly<Record<string, string>>;

/** A page or an XML file as it is read from its start to its end. */
export type MarkupReader = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** `key`: by which an annex is found again. */
export type ReadAnnex = {
  readonly key: string;
  readonly lines: readonly NamedLine[];
  readonly looks: string;
};
export type ReadMarkup = {
  readonly annexes: readonly ReadAnnex[];
  /** Of a page: elements around the annexes, and styles. */
  readonly looks: string;
  readonly seal: string | null;
};

/** A page of a report keeps its seal under this name, and a PDF in a file of it. */
export const SEAL_NAME = "concord-seal";
/** The element of an Akoma Ntoso file that keeps its seal. */
export const SEAL_ELEMENT = "c:seal";

const BLOCKS = new Set(
  "address article aside blockquote body br caption dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** Their text is drawn nowhere; it belongs to the looks of a page. */
const UNDRAWN = new Set(["style", "script", "title", "noscript", "template"]);

const UNEVEN = /[^\S ]|^ | {2}| $/u;
/** Most text is in line already. */
const inLine = (text: string): string => (UNEVEN.test(text) ? text.replaceAll(/\s+/gu, " ").trim() : text);

/** Without white space, and without signs that JSON escapes. */
const PLAIN = /^[!#-[\]-~]+$/u;
const quoted = (value: string): string => (PLAIN.test(value) ? `"${value}"` : JSON.stringify(inLine(value)));

/** By the names of its attributes: another program may write them in another order. */
function tagOf(name: string, attributes: Attributes): string {
  let [first, more]: [string, string[] | null] = ["", null];
  for (const key in attributes) {
    if (key.startsWith("xmlns")) continue;
    const pair = ` ${key}=${quoted(attributes[key]!)}`;
    if (more !== null) more.push(pair);
    else if (first === "") first = pair;
    else more = [first, pair];
  }
  return `<${name}${more === null ? first : more.toSorted().join("")}>`;
}

/** Most elements have one class or none. */
const isOf = (classes: string | undefined, one: string): boolean =>
  classes === one || (classes !== undefined && classes.includes(one) && classes.split(/\s+/u).includes(one));

/**
 * Reads a report's page: of each annex a line for each block of text, with the clause in which it stands, and all
 * elements apart from the words, by which words could be hidden.
 */
export function openPageReading(): MarkupReader & { readonly read: () => ReadMarkup } {
  const annexes: { key: string; lines: NamedLine[]; looks: string }[] = [];
  let around = "";
  let seal: string | null = null;
  let annex: (typeof annexes)[number] | null = null;
  let [depth, annexDepth, labelDepth, clauseDepth, undrawnDepth] = [0, 0, 0, 0, 0];
  let [clause, text]: [ClauseId | "", string] = ["", ""];
  const flush = (): void => {
    const line = inLine(text);
    text = "";
    if (line !== "") annex?.lines.push([line, clause]);
  };
  const look = (seen: string): void => {
    if (annex === null) around += seen;
    else annex.looks += seen;
  };
  return {
    open: (name, attributes) => {
      depth += 1;
      const classes = attributes["class"];
      if (name === "meta" && attributes["name"] === SEAL_NAME) {
        seal ??= attributes["content"] ?? "";
        return;
      }
      if (annex === null && name === "article" && isOf(classes, "annex")) {
        annexDepth = depth;
        annex = { key: "", lines: [], looks: "" };
        annexes.push(annex);
      }
      look(tagOf(name, attributes));
      if (UNDRAWN.has(name)) undrawnDepth ||= depth;
      if (annex === null) return;
      if (BLOCKS.has(name)) flush();
      if (clauseDepth === 0 && isOf(classes, "clause")) {
        clauseDepth = depth;
        clause = (attributes["id"] ?? "").replace(/^a\d+-/u, "") as ClauseId;
      }
      if (labelDepth === 0 && annex.key === "" && isOf(classes, "label")) {
        flush();
        labelDepth = depth;
      }
    },
    text: (said) => {
      if (undrawnDepth > 0) look(inLine(said));
      else if (annex !== null) text += said;
    },
    close: (name) => {
      if (annex !== null) {
        if (labelDepth === depth) {
          annex.key = inLine(text);
          [text, labelDepth] = ["", 0];
        }
        if (BLOCKS.has(name)) flush();
        if (clauseDepth === depth) {
          flush();
          [clause, clauseDepth] = ["", 0];
        }
      }
      if (name !== "meta") look(`</${name}>`);
      if (annexDepth === depth) {
        flush();
        [annex, annexDepth] = [null, 0];
      }
      if (undrawnDepth === depth) undrawnDepth = 0;
      depth -= 1;
    },
    read: () => ({ annexes, looks: around, seal }),
  };
}

/** The annexes of an Akoma Ntoso file by their place in the collection, whose first document is the report itself. */
export const aknKeys = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `cmp_${i + 1}`);

/**
 * Reads a report in Akoma Ntoso: of each annex a line for each clause, and for what stands between two, with all elements
 * and attributes, which say states and marks.
 */
export function openAknReading(): MarkupReader & { readonly read: () => ReadMarkup } {
  const annexes: { key: string; lines: NamedLine[] }[] = [];
  let seal: string | null = null;
  let annex: (typeof annexes)[number] | null = null;
  let [depth, annexDepth, sealDepth] = [0, 0, 0];
  const open: { readonly clause: ClauseId; readonly depth: number }[] = [];
  let [line, text]: [string[], string] = [[], ""];
  const say = (more?: string): void => {
    const said = text === "" || text === "\n" ? "" : inLine(text);
    text = "";
    if (said !== "") line.push(said);
    if (more !== undefined) line.push(more);
  };
  const flush = (): void => {
    say();
    if (line.length > 0) annex?.lines.push([line.join("\n"), open.at(-1)?.clause ?? ""]);
    line = [];
  };
  return {
    open: (name, attributes) => {
      depth += 1;
      const key = attributes["eId"] ?? "";
      if (annex === null && name === "component" && /^cmp_(?!0$)/u.test(key)) {
        annexDepth = depth;
        [line, text] = [[], ""];
        annex = { key, lines: [] };
        annexes.push(annex);
        return;
      }
      if (annex === null) {
        if (name === SEAL_ELEMENT && seal === null) [sealDepth, text] = [depth, ""];
        return;
      }
      const clause = attributes["wId"];
      if (clause !== undefined) {
        flush();
        open.push({ clause: clause as ClauseId, depth });
      }
      say(tagOf(name, attributes));
    },
    text: (said) => {
      text += said;
    },
    close: (name) => {
      if (sealDepth === depth) [seal, sealDepth, text] = [text, 0, ""];
      else if (annex !== null && annexDepth === depth) {
        flush();
        [annex, annexDepth] = [null, 0];
      } else if (annex !== null) {
        say(`</${name}>`);
        if (open.at(-1)?.depth === depth) {
          flush();
          open.pop();
        }
      }
      depth -= 1;
    },
    read: () => ({ annexes: annexes.map((one) => ({ ...one, looks: "" })), looks: "", seal }),
  };
}

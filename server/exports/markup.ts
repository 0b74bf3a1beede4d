import type { MarkupReader } from "../../shared/report/markup-reading.ts";
import { printable } from "./printable.ts";

type Attributes = Readonly<Record<string, string | undefined>>;

/** A piece of a page or of XML. Only this file makes one, and writes it with its words escaped. */
export type Markup =
  | { readonly kind: "together"; readonly content: readonly (Markup | string)[] }
  | {
      readonly kind: "element";
      readonly name: string;
      readonly attributes: Attributes;
      readonly content: readonly (Markup | string)[];
      /** Each piece stands on a line of its own. */
      readonly onLines: boolean;
    }
  /** It has no end tag in a page. */
  | { readonly kind: "break" }
  /** The end of a line in a field, where its words keep their lines. */
  | { readonly kind: "lineEnd" };

/** Most words have none of the signs, nor one that cannot be printed. */
const PLAIN = /^[ !#-%(-;=?-~]*$/u;

/** Elements of a page without an end tag. */
const VOID: ReadonlySet<string> = new Set(["input"]);

/** Words as a page or XML can hold them: none is ever read as markup, in an element or in an attribute (rule R9). */
export function escaped(words: string): string {
  if (PLAIN.test(words)) return words;
  return printable(words)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const printed = (words: string): string => (PLAIN.test(words) ? words : printable(words));

/** Names of elements and attributes are ours alone; only content comes from a record. */
export const element = (
  name: string,
  attributes: Attributes,
  ...content: readonly (Markup | string)[]
): Markup => ({ kind: "element", name, attributes, content, onLines: false });

/** Pieces one after the other. */
export const together = (content: readonly (Markup | string)[]): Markup => ({ kind: "together", content });

const EMPTY: Markup = together([]);
export const LINE_BREAK: Markup = { kind: "break" };
export const LINE_END: Markup = { kind: "lineEnd" };
/** A piece that may not be there. */
export const maybe = (piece: Markup | null): Markup => piece ?? EMPTY;

const isEmpty = (piece: Markup | string): boolean =>
  typeof piece === "string"
    ? printable(piece) === ""
    : piece.kind === "together" && piece.content.every(isEmpty);

/** Pieces that stand on lines of their own, where white space between them means nothing. */
export const block = (name: string, attributes: Attributes, ...content: readonly Markup[]): Markup => ({
  kind: "element",
  name,
  attributes,
  content: content.filter((piece) => !isEmpty(piece)),
  onLines: true,
});

/** The markup as text. The reader reads it meanwhile, as it would read the text. */
export function written(markup: Markup, reader?: MarkupReader): string {
  const file: string[] = [];
  const write = (piece: Markup | string): void => {
    if (typeof piece === "string") {
      const isPlain = PLAIN.test(piece);
      file.push(isPlain ? piece : escaped(piece));
      reader?.text(isPlain ? piece : printable(piece));
    } else if (piece.kind === "together") for (const one of piece.content) write(one);
    else if (piece.kind === "break") {
      file.push("<br>");
      reader?.open("br", {});
      reader?.close("br");
    } else if (piece.kind === "lineEnd") newLine();
    else {
      const { name, attributes, content, onLines } = piece;
      file.push(startTag(name, attributes));
      reader?.open(name, present(attributes));
      for (const one of content) {
        if (onLines) newLine();
        write(one);
      }
      if (onLines) newLine();
      if (!VOID.has(name)) file.push(`</${name}>`);
      reader?.close(name);
    }
  };
  const newLine = (): void => {
    file.push("\n");
    reader?.text("\n");
  };
  write(markup);
  return file.join("");
}

function startTag(name: string, attributes: Attributes): string {
  let tag = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined && value !== "") tag += ` ${key}="${escaped(value)}"`;
  }
  return `${tag}>`;
}

/** Attributes with their printed values; the same object where all are there and printed as they are. */
function present(attributes: Attributes): Readonly<Record<string, string>> {
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined && value !== "" && PLAIN.test(value)) continue;
    const shown = Object.entries(attributes).filter((one): one is [string, string] => (one[1] ?? "") !== "");
    return Object.fromEntries(shown.map(([name, said]) => [name, printed(said)]));
  }
  return attributes as Readonly<Record<string, string>>;
}

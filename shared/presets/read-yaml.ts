import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { PRESET_BYTES_MAX } from "../limits.ts";
import { sayIssue } from "./say-issue.ts";

/** A line of a file, counted from 1, and what is to be said of it. */
export type YamlLine = { readonly line: number; readonly message: string };

/** Something that stands at a path in the data of a file. */
export type YamlFinding = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Reads a file by its schema: YAML, of which JSON is a part. `linesOf` says on which lines of the file findings stand. */
export function readYaml<Data>(
  text: string,
  schema: z.ZodType<Data>,
):
  | { readonly data: Data; readonly linesOf: (findings: readonly YamlFinding[]) => readonly YamlLine[] }
  | { readonly problems: readonly YamlLine[] } {
  if (text.length > PRESET_BYTES_MAX) {
    return { problems: [{ line: 1, message: `the file is longer than ${PRESET_BYTES_MAX} characters` }] };
  }
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
    if (document.errors.length > 0) {
      return {
        problems: document.errors.map(({ pos, message }) => ({
          line: lines.linePos(pos[0]).line,
          message: saySyntax(message),
        })),
      };
    }
    const parsed = schema.safeParse(document.toJS());
    const placed = placer(document, lines);
    if (!parsed.success) return { problems: inOrder(parsed.error.issues.flatMap(placed.issue)) };
    return { data: parsed.data, linesOf: (findings) => inOrder(findings.map(placed.finding)) };
  } catch (error) {
    // Aliases that multiply, nesting without end.
    return { problems: [{ line: 1, message: `the file cannot be read: ${(error as Error).message}` }] };
  }
}

const inOrder = (all: readonly YamlLine[]): readonly YamlLine[] => all.toSorted((a, b) => a.line - b.line);

/** The parser's first sentence; a colon within a text is what people meet most. */
function saySyntax(message: string): string {
  const sentence = (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  const hint = /compact mappings|Implicit keys|flow|quot/i.test(sentence)
    ? ' (a text with a colon, a bracket or a # stands in quotation marks: "…")'
    : "";
  return `is not written as YAML: ${sentence}${hint}`;
}

/** Says of a path in the data on which line of the file it stands. */
function placer(document: Document, lines: LineCounter) {
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let end = path.length; end > 0; end--) {
      const parent: unknown = end === 1 ? document.contents : document.getIn(path.slice(0, end - 1), true);
      const key = path[end - 1];
      const pair = isMap(parent)
        ? parent.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key))
        : undefined;
      const node: unknown = pair?.key ?? document.getIn(path.slice(0, end), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const at = (path: readonly PropertyKey[], message: string, below = 0): YamlLine => ({
    line: lineOf(path) + below,
    message: path.length === 0 ? message : `${path.map(step).join(" › ")}: ${message}`,
  });
  return {
    finding: ({ path, message }: YamlFinding): YamlLine => at(path, message),
    issue: (issue: z.core.$ZodIssue): readonly YamlLine[] =>
      sayIssue(issue, document.getIn(issue.path)).map(({ path, message, below }) => at(path, message, below)),
  };
}

/** People count from 1. */
const step = (key: PropertyKey): string => (typeof key === "number" ? `no. ${key + 1}` : String(key));

import { type ESTree, parseSync, Visitor } from "vite";

export const KINDS = [
  "condition negated",
  "constant changed",
  "call left out",
  "arguments swapped",
  "boundary moved",
] as const;
export type Kind = (typeof KINDS)[number];

/** Text that takes the place of what stands from `start` to `end`, in UTF-16 units of the file. */
export type Fault = {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly with: string;
};

const MOVED: Readonly<Record<string, string>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };

type Span = { readonly start: number; readonly end: number };

/** Returns each place of a module where one fault can be planted that leaves it readable. */
export function placesOf(file: string, text: string): readonly Fault[] {
  const faults: Fault[] = [];
  const wordsOf = ({ start, end }: Span): string => text.slice(start, end);
  const plant = (kind: Kind, { start, end }: Span, by: string): void => {
    faults.push({ kind, start, end, with: by });
  };
  // Loops are left alone: most would never end.
  const negate = ({ test }: { readonly test: ESTree.Expression }): void =>
    plant("condition negated", test, `!(${wordsOf(test)})`);
  const keys = new Set<number>();
  let types = 0;
  const inTypes = { enter: () => (types += 1), leave: () => (types -= 1) };

  new Visitor({
    IfStatement: negate,
    ConditionalExpression: negate,
    TSLiteralType: inTypes.enter,
    "TSLiteralType:exit": inTypes.leave,
    Literal: (node) => {
      if (types > 0) return;
      if (typeof node.value === "number") plant("constant changed", node, `(${node.raw ?? ""} + 1)`);
      if (typeof node.value === "boolean") plant("constant changed", node, String(!node.value));
    },
    ExpressionStatement: ({ expression }) => {
      const called = expression.type === "AwaitExpression" ? expression.argument : expression;
      if (called.type === "CallExpression" && called.callee.type !== "Super")
        plant("call left out", expression, "void 0");
    },
    CallExpression: ({ arguments: [first, second] }) => {
      if (first === undefined || second === undefined) return;
      if (first.type === "SpreadElement" || second.type === "SpreadElement") return;
      if (wordsOf(first) === wordsOf(second)) return;
      const between = text.slice(first.end, second.start);
      plant(
        "arguments swapped",
        { start: first.start, end: second.end },
        wordsOf(second) + between + wordsOf(first),
      );
    },
    // The key of an object is no constant.
    Property: ({ key }) => void keys.add(key.start),
    BinaryExpression: (node) => {
      const moved = MOVED[node.operator];
      const between = { start: node.left.end, end: node.right.start };
      if (moved !== undefined)
        plant("boundary moved", between, wordsOf(between).replace(node.operator, moved));
    },
  }).visit(parseSync(file, text).program);
  return faults.filter(({ start }) => !keys.has(start));
}

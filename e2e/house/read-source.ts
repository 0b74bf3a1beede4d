import { type ESTree, parseSync, Visitor } from "vite";

/** A function longer than its tables: `lines` without the lines of its switches and of large objects. */
export type FunctionSize = {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  /** Variables that are assigned again, without those of inner functions. */
  readonly lets: number;
};

export type Comment = { readonly line: number; readonly text: string };
export type TestTitle = { readonly line: number; readonly title: string };
export type ExportedName = { readonly line: number; readonly name: string };

export type Source = {
  readonly file: string;
  readonly lines: number;
  /** Lines that hold more than space and comments. */
  readonly codeLines: number;
  /** Relative imports of every kind: of values, of types, dynamic, and in `typeof import(…)`. */
  readonly imports: readonly string[];
  readonly comments: readonly Comment[];
  readonly functions: readonly FunctionSize[];
  readonly titles: readonly TestTitle[];
  /** Types, functions, classes and constants that are defined here; a part loaded later is a re-export. */
  readonly exported: readonly ExportedName[];
  /** String literals, keys of objects and labels of switches: a registry is known by them. */
  readonly names: ReadonlySet<string>;
  /** Of these the keys of objects. */
  readonly keys: ReadonlySet<string>;
  /** Relative imports whose objects are spread into an object here: a table joins the tables of these files. */
  readonly joins: readonly string[];
  /** Literals of a property `type` in the type aliases of this file, or in its schemas. */
  readonly typeNames: readonly string[];
};

/** An object of so many entries is a table. */
const TABLE_ENTRIES_MIN = 20;

const TESTS = new Set(["test", "it", "describe"]);

type Span = { readonly start: number; readonly end: number };
type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression;
type OpenFunction = { readonly name: string; readonly span: Span; lets: number; tables: number };

/** Reads a module once and returns all that the figures of the house are made of. */
export function readSource(file: string, text: string): Source {
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? ""}`);
  const lineAt = lineIndex(text);
  const linesOf = ({ start, end }: Span): number => lineAt(end - 1) - lineAt(start) + 1;

  const imports: string[] = [];
  const functions: FunctionSize[] = [];
  const titles: TestTitle[] = [];
  const exported: ExportedName[] = [];
  const names = new Set<string>();
  const keys = new Set<string>();
  const typeNames: string[] = [];
  const joins: string[] = [];
  const importedFrom = new Map<string, string>();
  const open: OpenFunction[] = [];
  let declared = "";

  const imported = (source: ESTree.Expression | ESTree.StringLiteral | null | undefined): void => {
    const path = source === null || source === undefined ? null : stringOf(source);
    if (path?.startsWith(".") === true) imports.push(path);
  };
  const table = (span: Span): void => {
    for (const one of open) one.tables += linesOf(span) - 1;
  };
  const enter = (node: AnyFunction): void => {
    const own = "id" in node && node.id !== null ? node.id?.name : undefined;
    open.push({ name: own ?? declared, span: node, lets: 0, tables: 0 });
    declared = "";
  };
  const leave = (): void => {
    const done = open.pop();
    if (done === undefined) return;
    const { name, span, lets, tables } = done;
    functions.push({ name, line: lineAt(span.start), lines: linesOf(span) - tables, lets });
  };

  new Visitor({
    ImportDeclaration: ({ source, specifiers }) => {
      imported(source);
      if (source.value.startsWith("."))
        for (const { local } of specifiers) importedFrom.set(local.name, source.value);
    },
    ExportAllDeclaration: ({ source }) => imported(source),
    ExportNamedDeclaration: ({ source, declaration }) => {
      imported(source);
      for (const { start, name } of definedBy(declaration, text))
        exported.push({ line: lineAt(start), name });
    },
    ImportExpression: ({ source }) => imported(source),
    TSImportType: ({ source }) => imported(source),
    FunctionDeclaration: enter,
    "FunctionDeclaration:exit": leave,
    FunctionExpression: enter,
    "FunctionExpression:exit": leave,
    ArrowFunctionExpression: enter,
    "ArrowFunctionExpression:exit": leave,
    VariableDeclarator: ({ id }) => {
      declared = id.type === "Identifier" ? id.name : "";
    },
    VariableDeclaration: ({ kind, declarations }) => {
      const around = open.at(-1);
      if (kind === "let" && around !== undefined) around.lets += declarations.length;
    },
    SwitchStatement: table,
    ObjectExpression: (node) => {
      if (node.properties.length >= TABLE_ENTRIES_MIN) table(node);
      for (const part of node.properties) {
        if (part.type !== "SpreadElement" || part.argument.type !== "Identifier") continue;
        const path = importedFrom.get(part.argument.name);
        if (path !== undefined) joins.push(path);
      }
    },
    CallExpression: (node) => {
      const title = titleOf(node);
      if (title !== null) titles.push({ line: lineAt(node.start), title });
    },
    Literal: ({ value }) => {
      if (typeof value === "string") names.add(value);
    },
    Property: ({ key, value }) => {
      if (key.type !== "Identifier") return;
      names.add(key.name);
      keys.add(key.name);
      if (key.name === "type") typeNames.push(...literalsIn(text.slice(value.start, value.end)));
    },
    TSPropertySignature: ({ key, typeAnnotation }) => {
      if (key.type !== "Identifier" || key.name !== "type" || typeAnnotation === null) return;
      typeNames.push(...literalsIn(text.slice(typeAnnotation.start, typeAnnotation.end)));
    },
  }).visit(program);

  return {
    file,
    lines: lineAt(text.length) - (text.endsWith("\n") ? 1 : 0),
    codeLines: withoutSpans(text, comments)
      .split("\n")
      .filter((line) => line.trim() !== "").length,
    imports,
    comments: joined(comments, text).map(({ start, text: words }) => ({ line: lineAt(start), text: words })),
    functions,
    titles,
    exported,
    names,
    keys,
    joins,
    typeNames,
  };
}

function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

function stringOf(node: ESTree.Expression): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.raw).join("…");
  return null;
}

/** The title of `test("…")`, `test.only("…")` or `test.for(…)("…")`; null for every other call. */
function titleOf({ callee, arguments: [first] }: ESTree.CallExpression): string | null {
  let name: ESTree.Expression = callee;
  while (name.type === "CallExpression" || name.type === "MemberExpression")
    name = name.type === "CallExpression" ? name.callee : name.object;
  if (name.type !== "Identifier" || !TESTS.has(name.name)) return null;
  return first === undefined || first.type === "SpreadElement" ? null : stringOf(first);
}

type Defined = { readonly start: number; readonly name: string };

function definedBy(declaration: ESTree.Declaration | null, text: string): readonly Defined[] {
  if (declaration === null) return [];
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type !== "Identifier" || isLoadedLater(id.name, init, text) ? [] : [id],
    );
  return "id" in declaration && declaration.id?.type === "Identifier" ? [declaration.id] : [];
}

/** Tells `lazy(async () => (await import("./a.tsx")).A)`, exported as `A`, from a definition. */
const isLoadedLater = (name: string, init: ESTree.Expression | null, text: string): boolean =>
  init?.type === "CallExpression" &&
  new RegExp(`\\(await import\\([^)]*\\)\\)\\.${name}\\b`).test(text.slice(init.start, init.end));

const literalsIn = (text: string): readonly string[] =>
  [...text.matchAll(/"([a-zA-Z]+)"/g)].map(([, name = ""]) => name);

function withoutSpans(text: string, spans: readonly Span[]): string {
  let kept = "";
  let from = 0;
  for (const { start, end } of spans) {
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
}

type Raw = { readonly type: string; readonly value: string; readonly start: number; readonly end: number };

/** Line comments on lines that follow each other are one comment. */
function joined(comments: readonly Raw[], text: string): readonly { start: number; text: string }[] {
  const all: { start: number; end: number; line: boolean; text: string }[] = [];
  for (const { type, value, start, end } of comments) {
    const before = all.at(-1);
    const words = value.replaceAll(/^[\s*]+/gm, "").trim();
    const line = type === "Line";
    if (line && before?.line === true && /^\s*$/.test(text.slice(before.end, start))) {
      before.text += ` ${words}`;
      before.end = end;
    } else all.push({ start, end, line, text: words });
  }
  return all;
}

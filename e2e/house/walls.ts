import { posix } from "node:path";
import type { Source } from "./read-source.ts";
import { ROOT } from "./rooms.ts";

export type Import = { readonly from: string; readonly to: string };

/** Returns all imports inside a layer, tests and their helpers left out. */
export function importsWithin(layer: string, sources: readonly Source[]): readonly Import[] {
  return sources
    .filter(({ file }) => file.startsWith(`${layer}/`) && !isTest(file))
    .flatMap(({ file, imports }) =>
      imports.map((path) => ({ from: file, to: posix.join(posix.dirname(file), path) })),
    )
    .filter(({ to }) => to.startsWith(`${layer}/`) && !isTest(to));
}

export const isTest = (file: string): boolean =>
  /\.(test|spec)\.tsx?$/.test(file) || /\/(testing|tests)\//.test(file);

/** Returns the folder right under the layer. */
export const roomOf = (file: string): string => {
  const parts = file.split("/");
  return parts.length > 2 ? (parts[1] ?? "") : ROOT;
};

export const betweenRooms = (imports: readonly Import[]): readonly Import[] =>
  imports
    .map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }))
    .filter(({ from, to }) => from !== to);

/** Pairs that import each other, each once: "a ↔ b". */
export function mutualPairs(imports: readonly Import[]): readonly string[] {
  const all = new Set(imports.map(({ from, to }) => `${from} ${to}`));
  const mutual = imports.filter(({ from, to }) => from < to && all.has(`${to} ${from}`));
  return [...new Set(mutual.map(({ from, to }) => `${from} ↔ ${to}`))];
}

/** Returns the imports of a room that stands later in the order, or in no place of it. */
export const upwardImports = (imports: readonly Import[], order: readonly string[]): readonly Import[] =>
  imports.filter(({ from, to }) => {
    const [own, other] = [order.indexOf(roomOf(from)), order.indexOf(roomOf(to))];
    return own === -1 || other > own;
  });

/** Returns groups that import each other in a circle, by Tarjan's strongly connected components. */
export function circles(imports: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    next.set(from, (next.get(from) ?? new Set()).add(to));
    if (!next.has(to)) next.set(to, new Set());
  }
  const found: string[][] = [];
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const visit = (node: string): void => {
    index.set(node, index.size);
    lowest.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    for (const to of next.get(node) ?? []) {
      if (!index.has(to)) visit(to);
      if (onStack.has(to)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(to) ?? 0));
    }
    if (lowest.get(node) !== index.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    for (const one of group) onStack.delete(one);
    if (group.length > 1) found.push(group.sort());
  };
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return found;
}

import { parseSync } from "vite";

const isNode = (value: unknown): value is object => typeof value === "object" && value !== null;

function count(value: object): number {
  if (Array.isArray(value))
    return value.reduce<number>((sum, one: unknown) => sum + (isNode(one) ? count(one) : 0), 0);
  let nodes = "type" in value ? 1 : 0;
  for (const part of Object.values(value)) if (isNode(part)) nodes += count(part);
  return nodes;
}

/**
 * Counts the nodes of a file's ESTree, which measures code better than lines do. TypeScript's own parser makes about
 * 6 % more of the same file.
 */
export const syntaxNodes = (file: string, text: string): number => count(parseSync(file, text).program);

import type { Delta, TextChange } from "./text-change.ts";

/** A stretch of the text that both sides began with, or what others inserted since. */
type Part =
  | { readonly kind: "kept"; readonly from: number; readonly length: number }
  | { readonly kind: "inserted"; readonly text: string };

export type CarriedChange = {
  /** One's own change, for the text as others have it by now. */
  readonly own: Delta;
  /** The others' changes, for the text as its person has it. */
  readonly theirs: Delta;
};

/**
 * Lets one's own change and those of others meet. Own deletions take only characters that were there at the beginning;
 * own text stands whole, right behind its last neighbour that is left (rule W27). `length`: of the text at the beginning.
 */
export function carriedChange(
  { from, removed, inserted }: TextChange,
  deltas: readonly Delta[],
  length: number,
): CarriedChange {
  const own: Delta[number][] = [];
  const theirs: Delta[number][] = [];
  const end = from + removed;
  let isPut = false;
  /** Characters of the person's text that are passed. */
  let passed = 0;
  const keep = (at: number, count: number): void => {
    if (at > passed) theirs.push({ delete: at - passed });
    theirs.push({ retain: count });
    passed = at + count;
  };
  const put = (): void => {
    if (isPut) return;
    isPut = true;
    if (inserted === "") return;
    own.push({ insert: inserted });
    keep(from, inserted.length);
  };
  const parts = deltas.reduce(applied, [{ kind: "kept", from: 0, length }]);
  // Right behind a character of the beginning, own text parts no word that another person is typing.
  const neighbour = parts.findLastIndex((part) => part.kind === "kept" && part.from < from);
  for (const [at, part] of parts.entries()) {
    if (part.kind === "inserted") {
      if (at > neighbour) put();
      own.push({ retain: part.text.length });
      theirs.push({ insert: part.text });
      continue;
    }
    const to = part.from + part.length;
    const before = Math.min(to, from) - part.from;
    const gone = Math.min(to, end) - Math.max(part.from, from);
    const behind = to - Math.max(part.from, end);
    if (before > 0) {
      own.push({ retain: before });
      keep(part.from, before);
    }
    if (gone > 0) own.push({ delete: gone });
    if (behind <= 0) continue;
    put();
    own.push({ retain: behind });
    keep(to - behind - removed + inserted.length, behind);
  }
  put();
  const rest = length - removed + inserted.length - passed;
  if (rest > 0) theirs.push({ delete: rest });
  return { own, theirs };
}

function applied(parts: readonly Part[], delta: Delta): readonly Part[] {
  const next: Part[] = [];
  let at = 0;
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    next.push(...partsBetween(parts, at, at + retain));
    if (typeof insert === "string" && insert !== "") next.push({ kind: "inserted", text: insert });
    at += retain + gone;
  }
  return [...next, ...partsBetween(parts, at, Infinity)];
}

function partsBetween(parts: readonly Part[], from: number, to: number): readonly Part[] {
  const found: Part[] = [];
  let at = 0;
  for (const part of parts) {
    const length = part.kind === "kept" ? part.length : part.text.length;
    const [first, last] = [Math.max(from - at, 0), Math.min(to - at, length)];
    at += length;
    if (first >= last) continue;
    found.push(
      part.kind === "kept"
        ? { ...part, from: part.from + first, length: last - first }
        : { ...part, text: part.text.slice(first, last) },
    );
  }
  return found;
}

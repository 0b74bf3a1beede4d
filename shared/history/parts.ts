import type { WordRun } from "../clause/words.ts";
import type { Piece } from "./compared.ts";
import { firstBehind, type Lineage } from "./lineage.ts";
import type { VersionText } from "./version-text.ts";

/** A run of the version before: where its characters stood. */
export type FormerRange = {
  readonly clock: number;
  readonly length: number;
  readonly clause: number;
  readonly offset: number;
};
/** A stretch of the version now; `stood` is where it was before, itself or what it is a copy of. */
export type Part = WordRun & {
  kind: "same" | "copy" | "new";
  readonly stood: {
    readonly clause: number;
    readonly offset: number;
    readonly was: Piece & { kind: "same" };
  } | null;
};

/** Fates of a character of the version before. */
const GONE = 0;
export const STAYED = -1;
/** From here on: copied into clause `fate - COPIED` of the version now. */
export const COPIED = 1;

export function standing(before: VersionText): ReadonlyMap<number, readonly FormerRange[]> {
  const byClient = new Map<number, FormerRange[]>();
  for (const [clause, { runs }] of before.entries()) {
    let offset = 0;
    for (const { client, clock, text } of runs) {
      const list = byClient.get(client) ?? [];
      list.push({ clock, length: text.length, clause, offset });
      byClient.set(client, list);
      offset += text.length;
    }
  }
  for (const list of byClient.values()) list.sort((a, b) => a.clock - b.clock);
  return byClient;
}

/** A run of the version now, cut where what it was before ends. */
export function runParts(
  run: WordRun,
  {
    stood,
    lineage,
  }: { readonly stood: ReadonlyMap<number, readonly FormerRange[]>; readonly lineage: Lineage },
): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < run.text.length;) {
    let chars = { client: run.client, clock: run.clock + at, length: run.text.length - at };
    let found = stoodAt(stood, chars);
    let [copied, { length }] = [false, found];
    // A copy of a copy is a copy of the first of them that stood there.
    while (found.stood === null) {
      const origin = lineage.originOf({ ...chars, length });
      ({ length } = origin);
      if (origin.from === null) break;
      copied = true;
      chars = { ...origin.from, length };
      found = stoodAt(stood, chars);
      length = Math.min(length, found.length);
    }
    const text = run.text.slice(at, at + length);
    const own = { text, client: run.client, clock: run.clock + at };
    const was = { kind: "same", ...own, was: [chars.client, chars.clock] } as const;
    parts.push(
      found.stood === null
        ? { ...own, kind: "new", stood: null }
        : { ...own, kind: copied ? "copy" : "same", stood: { ...found.stood, was } },
    );
    at += length;
  }
  return parts;
}

function stoodAt(
  stood: ReadonlyMap<number, readonly FormerRange[]>,
  { client, clock, length }: { readonly client: number; readonly clock: number; readonly length: number },
): { readonly stood: { readonly clause: number; readonly offset: number } | null; readonly length: number } {
  const list = stood.get(client) ?? [];
  const one = list[firstBehind(list, clock)];
  if (one === undefined) return { stood: null, length };
  if (one.clock > clock) return { stood: null, length: Math.min(length, one.clock - clock) };
  const into = clock - one.clock;
  return {
    stood: { clause: one.clause, offset: one.offset + into },
    length: Math.min(length, one.length - into),
  };
}

export const partEnd = (part: Part): number => part.stood!.offset + part.text.length;

/** A copy takes what it is a copy of, unless that still stands or another took it: then it is new. */
export function claim(part: Part, fates: readonly Int32Array[], clause: number): readonly Part[] {
  if (part.kind !== "copy") return [part];
  const fate = fates[part.stood!.clause]!;
  const claimed: Part[] = [];
  for (let at = 0; at < part.text.length;) {
    const free = fate[part.stood!.offset + at] === GONE;
    let end = at + 1;
    while (end < part.text.length && (fate[part.stood!.offset + end] === GONE) === free) end += 1;
    if (free) fate.fill(COPIED + clause, part.stood!.offset + at, part.stood!.offset + end);
    claimed.push(slicePart(part, at, end, free ? "copy" : "new"));
    at = end;
  }
  return claimed;
}

function slicePart(part: Part, start: number, end: number, kind: "copy" | "new"): Part {
  const own = { text: part.text.slice(start, end), client: part.client, clock: part.clock + start };
  if (kind === "new" || part.stood === null) return { ...own, kind: "new", stood: null };
  const { clause, offset, was } = part.stood;
  const [client, clock] = was.was;
  return {
    ...own,
    kind,
    stood: { clause, offset: offset + start, was: { kind: "same", ...own, was: [client, clock + start] } },
  };
}

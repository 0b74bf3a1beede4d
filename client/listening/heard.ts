import type { ClauseId } from "../../shared/ids.ts";
import { type Words, type WordRun, runsOf } from "../../shared/clause/words.ts";
import type { SpokenLevel } from "../ui/spoken-level.ts";

/** One act of another person, as its sentence. */
export type HeardAct = {
  readonly sentence: string;
  readonly clauseId: ClauseId | null;
  /** It is meant for this reader, wherever it happened. */
  readonly isOwn: boolean;
};

/** A clause with changed text, and its authors. */
export type HeardText = { readonly clauseId: ClauseId; readonly by: ReadonlySet<string> };

/** Others' work between two messages. */
export type Heard = {
  readonly acts: readonly HeardAct[];
  readonly texts: readonly HeardText[];
  readonly came: readonly string[];
  readonly left: readonly string[];
  /** A clause in which the reader may type again. */
  readonly mayType: ClauseId | null;
};

/** One sentence of a message. */
export type HeardSentence =
  | { readonly kind: "act"; readonly sentence: string }
  | { readonly kind: "manyActs"; readonly n: number }
  | { readonly kind: "text"; readonly by: readonly string[]; readonly clauseId: ClauseId }
  | { readonly kind: "texts"; readonly by: readonly string[]; readonly clauses: number }
  | { readonly kind: "came" | "left"; readonly who: readonly string[] }
  | { readonly kind: "mayType"; readonly clauseId: ClauseId };

/** A message names so many acts by their own sentences; more are counted. */
const ACTS_SAID_MAX = 2;

/** Leaves out what a level does not tell. */
export function heardAt(level: SpokenLevel, selectedId: ClauseId | null, heard: Heard): Heard {
  if (level === "off") return { acts: [], texts: [], came: [], left: [], mayType: null };
  const isNear = (clauseId: ClauseId | null): boolean =>
    level !== "clause" || (clauseId !== null && clauseId === selectedId);
  return {
    acts: heard.acts.filter((act) => act.isOwn || isNear(act.clauseId)),
    texts: heard.texts.filter(({ clauseId }) => isNear(clauseId)),
    came: level === "all" ? heard.came : [],
    left: level === "all" ? heard.left : [],
    mayType: heard.mayType,
  };
}

/** The sentences of one message: what concerns the reader first, then acts, text and people. */
export function heardSentences({ acts, texts, came, left, mayType }: Heard): readonly HeardSentence[] {
  const inOrder = [...acts.filter(({ isOwn }) => isOwn), ...acts.filter(({ isOwn }) => !isOwn)];
  const isMany = inOrder.length > ACTS_SAID_MAX;
  const named = isMany ? inOrder.slice(0, ACTS_SAID_MAX - 1) : inOrder;
  const by = [...new Set(texts.flatMap((one) => [...one.by]))].toSorted();
  const [text] = texts;
  return [
    ...(mayType === null ? [] : [{ kind: "mayType", clauseId: mayType } as const]),
    ...named.map(({ sentence }) => ({ kind: "act", sentence }) as const),
    ...(isMany ? [{ kind: "manyActs", n: inOrder.length - named.length } as const] : []),
    ...(text === undefined
      ? []
      : texts.length === 1
        ? [{ kind: "text", by, clauseId: text.clauseId } as const]
        : [{ kind: "texts", by, clauses: texts.length } as const]),
    ...(came.length === 0 ? [] : [{ kind: "came", who: came } as const]),
    ...(left.length === 0 ? [] : [{ kind: "left", who: left } as const]),
  ];
}

type Range = { readonly client: number; readonly clock: number; readonly length: number };

/** Characters of some runs that are not among others, as id ranges of one run each. */
function missingFrom(runs: readonly WordRun[], others: readonly WordRun[]): readonly Range[] {
  const known = Map.groupBy(others, ({ client }) => client);
  return runs.flatMap(({ client, clock, text }) => {
    const end = clock + text.length;
    const covering = (known.get(client) ?? [])
      .filter((one) => one.clock < end && one.clock + one.text.length > clock)
      .toSorted((a, b) => a.clock - b.clock);
    const missing: Range[] = [];
    let at = clock;
    for (const one of covering) {
      if (one.clock > at) missing.push({ client, clock: at, length: one.clock - at });
      at = Math.max(at, one.clock + one.text.length);
    }
    if (at < end) missing.push({ client, clock: at, length: end - at });
    return missing;
  });
}

type Authors = {
  /** Names the author of typed characters; null: the reader, or the server. */
  readonly typist: (client: number) => string | null;
  /** Names the person who removed a character; null as above. */
  readonly remover: (client: number, clock: number) => string | null;
};

/** Clauses whose text others changed between two instants. `only`: looks at this one alone. */
export function changedTexts(
  before: Words,
  now: Words,
  { typist, remover, only }: Authors & { readonly only?: ClauseId },
): readonly HeardText[] {
  const ids = only === undefined ? [...now.keys()] : [only];
  return ids.flatMap((clauseId) => {
    const [then, runs] = [runsOf(before, clauseId), runsOf(now, clauseId)];
    // A clause that is new is an act, with a sentence of its own.
    if (then === runs || !before.has(clauseId)) return [];
    const by = new Set<string>();
    for (const { client } of missingFrom(runs, then)) {
      const who = typist(client);
      if (who !== null) by.add(who);
    }
    for (const { client, clock } of missingFrom(then, runs)) {
      const who = remover(client, clock);
      if (who !== null) by.add(who);
    }
    return by.size === 0 ? [] : [{ clauseId, by }];
  });
}

import { diffArrays } from "diff/lib/diff/array.js";
import { annexSpans, lineHash, linesIn, type ReportSeal, type SealedLine } from "./seal.ts";

/** An annex as it stands in a file. `at`: its place among the others. */
export type StandingAnnex = {
  readonly at: number;
  readonly lines: readonly string[];
  readonly looks?: string | undefined;
};

export type LineDifference = {
  /** By its name; empty: around the clauses. */
  readonly clause: string;
  readonly how: "differs" | "missing" | "elsewhere" | "added";
};

export type AnnexVerdict = {
  readonly label: string;
  readonly text: string;
  /**
   * `words`: its words are those that were sealed, and how they look was not compared; `looks`: that is otherwise, so that
   * some may be hidden; `partly`: the words that could be compared are those that were sealed.
   */
  readonly kind: "identical" | "words" | "looks" | "partly" | "differs" | "missing";
  readonly where: readonly LineDifference[];
  /** It stands before one that it stood behind. */
  readonly moved: boolean;
  /** The annex whose lines stand here; null: none's, or its own. */
  readonly instead: string | null;
};

/** The annexes of a Word file: each from the line of its label to the next. */
export function annexesStanding(
  seal: ReportSeal,
  lines: readonly string[],
): readonly (StandingAnnex | null)[] {
  const spans = annexSpans(lines, { annexes: seal.annexes.map(({ label }) => label), end: seal.end });
  return spans.map((span) => (span === null ? null : { at: span.start, lines: linesIn(lines, span) ?? [] }));
}

/** Annex by annex, the present lines against those that were sealed (rule H6); null: it is not there. */
export function checkSeal(
  seal: ReportSeal,
  standing: readonly (StandingAnnex | null)[],
): readonly AnnexVerdict[] {
  return seal.annexes.map(({ label, text, lines: sealed, looks }, i): AnnexVerdict => {
    const stands = standing[i] ?? null;
    const nothing = { label, text, where: [], moved: isMoved(standing, i), instead: null };
    if (stands === null) return { ...nothing, kind: "missing" };
    const here = stands.lines.map(lineHash);
    if (isThose(here, sealed)) {
      const isAsItWas =
        looks === undefined || (stands.looks !== undefined && looks === lineHash(stands.looks));
      return { ...nothing, kind: isAsItWas ? "identical" : "looks" };
    }
    const instead = seal.annexes.find((other) => isThose(here, other.lines))?.label ?? null;
    return { ...nothing, kind: "differs", where: differing(sealed, here), instead };
  });
}

export const isMoved = (standing: readonly (StandingAnnex | null)[], i: number): boolean =>
  standing.slice(0, i).some((before) => before !== null && standing[i] != null && before.at > standing[i].at);

const isThose = (here: readonly string[], sealed: readonly SealedLine[]): boolean =>
  here.length === sealed.length && sealed.every(([hash], n) => hash === here[n]);

/**
 * Names each sealed line that is gone, reads otherwise or stands elsewhere, and where something was added. A line that
 * reads otherwise stands between the same neighbours.
 */
function differing(sealed: readonly SealedLine[], here: readonly string[]): readonly LineDifference[] {
  const changes = diffArrays(
    sealed.map(([hash]) => hash),
    [...here],
  );
  /** Lines that are new at their place, and how often: what is gone at another place may be among them. */
  const elsewhere = new Map<string, number>();
  for (const { added, value } of changes)
    if (added) for (const hash of value) elsewhere.set(hash, (elsewhere.get(hash) ?? 0) + 1);
  const takenFrom = (hash: string): boolean => {
    const times = elsewhere.get(hash) ?? 0;
    if (times > 0) elsewhere.set(hash, times - 1);
    return times > 0;
  };
  const where: LineDifference[] = [];
  let n = 0;
  const places: { readonly lost: SealedLine[]; readonly added: string[]; after: string }[] = [];
  let place: (typeof places)[number] | null = null;
  for (const { value, added, removed } of changes) {
    if (!added && !removed) {
      n += value.length;
      place = null;
      continue;
    }
    if (place === null) places.push((place = { lost: [], added: [], after: "" }));
    if (added) place.added.push(...value);
    for (const line of removed ? sealed.slice(n, (n += value.length)) : [])
      if (takenFrom(line[0])) where.push({ clause: line[1], how: "elsewhere" });
      else place.lost.push(line);
    place.after = sealed[n]?.[1] ?? "";
  }
  for (const { lost, added, after } of places) {
    const fresh = added.filter(takenFrom).length;
    lost.forEach(([, clause], i) => where.push({ clause, how: i < fresh ? "differs" : "missing" }));
    if (fresh > lost.length) where.push({ clause: after, how: "added" });
  }
  return distinct(where);
}

export const distinct = (where: readonly LineDifference[]): readonly LineDifference[] => [
  ...new Map(where.map((one) => [`${one.how} ${one.clause}`, one])).values(),
];

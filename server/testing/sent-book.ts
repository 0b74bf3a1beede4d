import { isRunning, presentWords, type Proposal } from "../../shared/negotiation/proposal.ts";
import type { RoomView } from "../room/room-view.ts";
import { type Atom, type Char, isOwnSign, type Rev } from "./word-atoms.ts";
import type { HandParagraph } from "./word-hand.ts";

/**
 * The book of a test: what must come of a file that went out and was edited, computed from single characters that
 * are known by their identity. Nothing of the code under test is asked; the file's own words check the book.
 */
type Booked = {
  /** A clause's words with the edits, by its id; "" for one that is to be deleted. */
  readonly changes: ReadonlyMap<string, string>;
  /** Words of a proposal with the edits made in them, by its id. */
  readonly on: ReadonlyMap<string, string>;
  /** Proposals all of whose own words were struck. */
  readonly struckWhole: ReadonlySet<string>;
  /** Proposals of which something was accepted or rejected in Word. */
  readonly settled: ReadonlySet<string>;
};

export type Whose = (author: string) => "own" | "other";

/** The state in which a character went out. */
type Was =
  /** In the words of the room. */
  | { readonly kind: "stands"; readonly struckBy: Proposal | null }
  | { readonly kind: "gone" }
  | { readonly kind: "proposed"; readonly by: Proposal };

const second = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/u, "Z");

export const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();

export const wordsIn = (atoms: readonly Atom[]): readonly Char[] =>
  atoms.flatMap((atom) => (atom.kind === "char" && !isOwnSign(atom) ? [atom] : []));

/** The book of one paragraph; null if the file's own names and dates do not tell which proposal a change is of. */
export function bookOf(
  paragraph: HandParagraph,
  { view, whose }: { readonly view: RoomView; readonly whose: Whose },
): Booked | null {
  const running = view.opinion.negotiation.proposals.filter(isRunning);
  const sent = wordsIn(paragraph.sent);
  switch (paragraph.of.kind) {
    case "clause": {
      const { id } = paragraph.of;
      const here = running.filter(
        ({ clauseId, on, kind }) => clauseId === id && on === null && kind !== "add",
      );
      const was = sent.map((char) => wasOf(char, here));
      const text = view.document.clauses.find((one) => one.id === id)?.text;
      if (text === undefined) return null;
      const values = valuesOf(sent, text);
      const stood = values.filter((_one, i) => was[i]!.kind === "stands");
      if (fold(stood.join("")) !== fold(text)) return null;
      return edited(paragraph, { was, id, whose, values });
    }
    case "proposal": {
      const by = running.find(({ id }) => id === (paragraph.of as { id: string }).id);
      if (by === undefined) return null;
      const was = sent.map((): Was => ({ kind: "proposed", by }));
      return edited(paragraph, { was, id: null, whose, values: sent.map(({ char }) => char) });
    }
    default:
      return null;
  }
}

const GAP = "[…]";

/** Maps each character to the room's words: itself, or for the first of a […] all the words in brackets. */
function valuesOf(sent: readonly Char[], text: string): readonly string[] {
  const chars = sent.map(({ char }) => char);
  if (!chars.includes("…") || text.includes("…")) return chars;
  const groups = [...text.matchAll(/\[[^[\]]*\](?:\s*\[[^[\]]*\])*/gu)].map(([group]) => group);
  const words = chars.join("");
  for (let at = words.indexOf(GAP); at >= 0; at = words.indexOf(GAP, at + 1))
    chars.splice(at, GAP.length, groups.shift() ?? "", "", "");
  return chars;
}

function wasOf({ ins, del }: Char, here: readonly Proposal[]): Was {
  const of = (rev: Rev | null): Proposal | null =>
    rev === null ? null : (here.find((one) => second(presentWords(one).at) === rev.date) ?? null);
  const [putIn, struck] = [of(ins), of(del)];
  if (putIn !== null) return { kind: "proposed", by: putIn };
  if (del !== null && struck === null) return { kind: "gone" };
  return { kind: "stands", struckBy: struck };
}

function edited(
  { sent, atoms }: HandParagraph,
  {
    was,
    id,
    whose,
    values,
  }: { was: readonly Was[]; id: string | null; whose: Whose; values: readonly string[] },
): Booked {
  const before = wordsIn(sent);
  const after = new Map(wordsIn(atoms).flatMap((atom) => (atom.sent === null ? [] : [[atom.sent, atom]])));
  const placeOf = new Map(before.map(({ sent: n }, i) => [n!, i]));
  const [asked, wholes] = [[] as string[], new Map<string, string[]>()];
  const touched = new Set<string>();
  const settled = new Set<string>();
  /** Proposals that have words of their own left, or got some. */
  const alive = new Set<string>();
  let clauseTouched = false;
  const proposals = new Map(was.flatMap((one) => (one.kind === "proposed" ? [[one.by.id, one.by]] : [])));
  for (const one of was)
    if (one.kind === "stands" && one.struckBy !== null) proposals.set(one.struckBy.id, one.struckBy);
  const put = (proposal: string, char: string): void => {
    for (const one of proposals.keys())
      if (proposal === "all" || proposal === one) wholes.set(one, [...(wholes.get(one) ?? []), char]);
  };
  const struckNow = (old: Char, now: Char): boolean =>
    now.del !== null && now.del !== old.del && whose(now.del.author) === "own";

  const keep = (i: number): void => {
    const [old, how, value] = [before[i]!, was[i]!, values[i]!];
    const now = after.get(old.sent!) ?? null;
    const isGone = now === null || struckNow(old, now);
    switch (how.kind) {
      case "stands": {
        const by = how.struckBy;
        if (by !== null) {
          // Accepted where it is gone, rejected where it is not struck any more: said of the proposal, done by nobody.
          asked.push(value);
          if (now === null || now.del === null) settled.add(by.id);
          for (const one of proposals.keys()) if (one !== by.id) put(one, value);
          return;
        }
        put("all", value);
        if (isGone) clauseTouched = true;
        else asked.push(value);
        return;
      }
      case "gone":
        // Struck by what the room accepted: back only where somebody put it back.
        if (now !== null && now.del === null) {
          clauseTouched = true;
          asked.push(value);
        }
        return;
      case "proposed":
        if (isGone) touched.add(how.by.id);
        else {
          put(how.by.id, value);
          alive.add(how.by.id);
          if (now.ins === null) settled.add(how.by.id);
        }
    }
  };

  let next = 0;
  const upTo = (end: number): void => {
    for (; next < end; next++) keep(next);
  };
  for (const atom of wordsIn(atoms)) {
    if (atom.sent !== null) {
      upTo(placeOf.get(atom.sent)! + 1);
      continue;
    }
    if (atom.ins !== null && whose(atom.ins.author) === "other") continue;
    if (atom.del !== null && whose(atom.del.author) === "own") continue;
    // Between two characters that one proposal puts in it is written in that proposal.
    const [left, right] = [was[next - 1], was[next]];
    const sides = [left, right].filter((one) => one !== undefined);
    const first = sides[0];
    const isIn =
      first?.kind === "proposed" &&
      sides.every((one) => one.kind === "proposed" && one.by.id === first.by.id) &&
      (id === null || sides.length === 2);
    if (isIn) {
      touched.add(first.by.id);
      if (atom.char.trim() !== "") alive.add(first.by.id);
      put(first.by.id, atom.char);
    } else {
      clauseTouched = true;
      asked.push(atom.char);
    }
  }
  upTo(before.length);
  const struckWhole = new Set([...touched].filter((one) => !alive.has(one)));
  const on = new Map(
    [...touched].filter((one) => alive.has(one)).map((one) => [one, fold((wholes.get(one) ?? []).join(""))]),
  );
  const changes =
    id !== null && clauseTouched ? new Map([[id, fold(asked.join(""))]]) : new Map<string, string>();
  return { changes, on, struckWhole, settled };
}

import type { ClauseId } from "../../shared/ids.ts";
import { wholeCharacterAt } from "../../shared/text/whole-characters.ts";
import { type TextChange, textChangeOf } from "../room/text-change.ts";
import { openListeners } from "../ui/listeners.ts";

/** Why words are underlined; where one stretch is so for several reasons, the first is drawn around the next. */
const NAMES = ["commented", "adopted", "departs", "checked"] as const;
export type UnderlineName = (typeof NAMES)[number];

const titles = new Map<string, string>();

/** Says in words why text is underlined, for those who cannot see it (rule A73): the part that underlines it knows. */
export const titleUnderline = (name: UnderlineName, title: string): void => void titles.set(name, title);
export const underlineTitle = (name: string): string => titles.get(name) ?? "";

/** A stretch of a clause's words, in UTF-16 units. */
type Place = {
  readonly start: number;
  readonly end: number;
  /** The words that the offsets are of, which may read otherwise by now; absent where they are of those of now. */
  readonly words?: string;
};
export type UnderlinedRange = Place & { readonly clauseId: ClauseId };
export type Underline = Place & { readonly name: UnderlineName };

type Underlining = {
  /** From now on these and no others. */
  readonly show: (places: readonly UnderlinedRange[]) => void;
  readonly close: () => void;
};

export type Underlines = {
  /** Several parts of the page may underline under one name: each takes away only what is its own. */
  readonly open: (name: UnderlineName) => Underlining;
  /** The same list while nothing is other than before, so that rows rest. */
  readonly of: (clause: ClauseId) => readonly Underline[];
  /** Told once of all that parts of the page say in one breath: one often takes over the words of another. */
  readonly subscribe: (listener: () => void) => () => void;
};

const NONE: readonly Underline[] = [];

/** The underlined words of the sheet. */
export function openUnderlines(): Underlines {
  type Owner = { readonly name: UnderlineName; shows: ReadonlyMap<ClauseId, readonly Underline[]> };
  const owners = new Set<Owner>();
  const lists = new Map<ClauseId, readonly Underline[]>();
  const touched = new Set<ClauseId>();
  const listeners = openListeners();

  const listOf = (clause: ClauseId): readonly Underline[] =>
    NAMES.flatMap((name) =>
      [...owners].flatMap((owner) => (owner.name === name ? (owner.shows.get(clause) ?? NONE) : NONE)),
    );
  const look = (): void => {
    let isOther = false;
    for (const clause of touched) {
      const list = listOf(clause);
      if (areSame(lists.get(clause) ?? NONE, list)) continue;
      isOther = true;
      if (list.length === 0) lists.delete(clause);
      else lists.set(clause, list);
    }
    touched.clear();
    if (isOther) listeners.tell();
  };
  const touch = (clause: ClauseId): void => {
    if (touched.size === 0) queueMicrotask(look);
    touched.add(clause);
  };

  return {
    open: (name) => {
      const owner: Owner = { name, shows: new Map() };
      owners.add(owner);
      return {
        show: (places) => {
          const before = owner.shows;
          const now = new Map<ClauseId, Underline[]>();
          for (const { clauseId, ...place } of places) {
            const list = now.get(clauseId);
            if (list === undefined) now.set(clauseId, [{ name, ...place }]);
            else list.push({ name, ...place });
          }
          owner.shows = now;
          for (const [clause, list] of now) if (!areSame(before.get(clause) ?? NONE, list)) touch(clause);
          for (const clause of before.keys()) if (!now.has(clause)) touch(clause);
        },
        close: () => {
          owners.delete(owner);
          for (const clause of owner.shows.keys()) touch(clause);
        },
      };
    },
    of: (clause) => lists.get(clause) ?? NONE,
    subscribe: listeners.subscribe,
  };
}

const areSame = (before: readonly Underline[], now: readonly Underline[]): boolean =>
  before.length === now.length &&
  before.every((one, index) => {
    const other = now[index];
    return (
      one.name === other?.name &&
      one.start === other.start &&
      one.end === other.end &&
      one.words === other.words
    );
  });

export type UnderlineNow = {
  readonly name: UnderlineName;
  readonly start: number;
  readonly end: number;
};

/** Moves the underlines to the clause's current words; those whose words are gone are left out. */
export function underlinesIn(underlines: readonly Underline[], now: string): readonly UnderlineNow[] {
  if (underlines.length === 0) return [];
  const changes = new Map<string, TextChange>();
  return underlines.flatMap(({ name, start, end, words }) => {
    let place = { start, end };
    if (words !== undefined && words !== now) {
      const change = changes.get(words) ?? textChangeOf(words, now);
      changes.set(words, change);
      place = carriedOver(place, change);
    }
    const from = wholeCharacterAt(now, place.start);
    const to = Math.min(wholeCharacterAt(now, place.end), now.length);
    return from < to ? [{ name, start: from, end: to }] : [];
  });
}

/** Text typed right before or behind a stretch is none of it. */
function carriedOver(
  { start, end }: { readonly start: number; readonly end: number },
  { from, removed, inserted }: TextChange,
): { readonly start: number; readonly end: number } {
  const behind = from + removed;
  const moved = inserted.length - removed;
  return {
    start: start < from ? start : start < behind ? from + inserted.length : start + moved,
    end: end <= from ? end : end < behind ? from : end + moved,
  };
}

/** The names of what underlines the words at an offset, with a space between, the outermost first; "" for none. */
export const underlinesAt = (underlines: readonly UnderlineNow[], at: number): string =>
  underlines.length === 0
    ? ""
    : NAMES.filter((name) =>
        underlines.some((one) => one.name === name && one.start <= at && at < one.end),
      ).join(" ");

import { userOf } from "../../shared/forum/people-of.ts";
import type { AuthorId, DelegationId, OpinionId, UserId } from "../../shared/ids.ts";
import {
  DRAFT_SHARE_PERCENT_MAX,
  DRAFT_TEXT_BYTES_MAX,
  FORUM_SHARE_PERCENT_MAX,
  FORUM_TEXT_BYTES_MAX,
  OFFICE_SHARE_PERCENT_MAX,
  OPINION_SHARE_PERCENT_MAX,
  OPINION_TEXT_BYTES_MAX,
  PERSON_SHARE_PERCENT_MAX,
} from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { HeldWork } from "../replay/held-work.ts";

/** After so much that was estimated, or after this time, a refusal counts the room anew. */
const RECOUNT_BYTES = 1024 * 1024;
const RECOUNT_MS = 2_000;

/** Limits of one room: an Opinion's, or a draft's, which belongs to one delegation. */
type Kind = "opinion" | "draft";
const ROOM: Record<Kind, { readonly bytesMax: number; readonly sharePercent: number }> = {
  opinion: { bytesMax: OPINION_TEXT_BYTES_MAX, sharePercent: OPINION_SHARE_PERCENT_MAX },
  draft: { bytesMax: DRAFT_TEXT_BYTES_MAX, sharePercent: DRAFT_SHARE_PERCENT_MAX },
};

export type RoomAccount = {
  /** Replaces the estimates since the last count. */
  readonly counted: (held: HeldWork) => void;
  /** Adds an estimate for one person, until the room is counted again. */
  readonly charge: (by: AuthorId, bytes: number) => void;
  /** Somebody took text away: the next refusal counts anew. */
  readonly eased: (bytes: number) => void;
  /** Why this person may not add so much; null: they may. Counts the room anew before it refuses. */
  readonly refusal: (by: AuthorId, bytes: number) => Refusal | null;
};

/**
 * Accounts for the memory that each person and each delegation uses, over all Opinions and drafts, open or not
 * (rule G12). A delegation may hold a share of the free memory, so the next one always has a share left.
 */
export type HeldAccounts = {
  readonly room: (
    id: OpinionId,
    room: { readonly kind: Kind; readonly count: () => HeldWork },
  ) => RoomAccount;
  /** Sets the last count of a room that is not open. */
  readonly know: (id: OpinionId, held: HeldWork) => void;
  readonly total: () => number;
};

type Sums = {
  bytes: number;
  readonly byAuthor: Map<AuthorId, number>;
  readonly byPerson: Map<UserId, number>;
  readonly byDelegation: Map<DelegationId, number>;
};
const noSums = (): Sums => ({
  bytes: 0,
  byAuthor: new Map(),
  byPerson: new Map(),
  byDelegation: new Map(),
});

export function openHeldAccounts({
  delegationOf,
  now = () => performance.now(),
}: {
  /** For whom an author writes, or wrote: their text stays its own after a dismissal or a move. */
  readonly delegationOf: (author: AuthorId) => DelegationId | null;
  readonly now?: () => number;
}): HeldAccounts {
  const rooms = new Map<OpinionId, Sums>();
  const ofForum = noSums();
  const homes = new Map<AuthorId, DelegationId | null>();
  const homeOf = (by: AuthorId): DelegationId | null => {
    let home = homes.get(by);
    if (home === undefined) homes.set(by, (home = delegationOf(by)));
    return home;
  };

  const change = (room: Sums, by: AuthorId | null, bytes: number): void => {
    for (const one of [room, ofForum]) {
      one.bytes += bytes;
      if (by === null) continue;
      one.byAuthor.set(by, (one.byAuthor.get(by) ?? 0) + bytes);
      const user = userOf(by);
      one.byPerson.set(user, (one.byPerson.get(user) ?? 0) + bytes);
      const home = homeOf(by);
      if (home !== null) one.byDelegation.set(home, (one.byDelegation.get(home) ?? 0) + bytes);
    }
  };
  const roomOf = (id: OpinionId): Sums => {
    const known = rooms.get(id) ?? noSums();
    rooms.set(id, known);
    return known;
  };
  const put = (id: OpinionId, held: HeldWork): void => {
    const room = roomOf(id);
    for (const [by, bytes] of room.byAuthor) change(room, by, -bytes);
    change(room, null, -room.bytes);
    room.byAuthor.clear();
    room.byPerson.clear();
    room.byDelegation.clear();
    let ofPeople = 0;
    for (const [by, bytes] of held.byPerson) {
      change(room, by, bytes);
      ofPeople += bytes;
    }
    change(room, null, held.bytes - ofPeople);
  };

  const isTooMuch = (
    { bytes: all, byPerson, byDelegation }: Sums,
    by: AuthorId,
    {
      bytes,
      bytesMax,
      sharePercent,
    }: { readonly bytes: number; readonly bytesMax: number; readonly sharePercent: number },
  ): boolean => {
    const free = bytesMax - all - bytes;
    const own = (byPerson.get(userOf(by)) ?? 0) + bytes;
    const home = homeOf(by);
    if (home === null) return own > (free * OFFICE_SHARE_PERCENT_MAX) / 100;
    const together = (byDelegation.get(home) ?? 0) + bytes;
    const share = (free * sharePercent) / 100;
    return together > share || own > (share * PERSON_SHARE_PERCENT_MAX) / 100;
  };

  return {
    room: (id, { kind, count }) => {
      const room = roomOf(id);
      let estimated = 0;
      let countedAt = -Infinity;
      const counted = (held: HeldWork): void => {
        put(id, held);
        estimated = 0;
        countedAt = now();
      };
      const isOver = (by: AuthorId, bytes: number): boolean =>
        isTooMuch(room, by, { ...ROOM[kind], bytes }) ||
        isTooMuch(ofForum, by, {
          bytes,
          bytesMax: FORUM_TEXT_BYTES_MAX,
          sharePercent: FORUM_SHARE_PERCENT_MAX,
        });
      return {
        counted,
        charge: (by, bytes) => {
          change(room, by, bytes);
          estimated += bytes;
        },
        eased: (bytes) => {
          estimated += bytes;
        },
        refusal: (by, bytes) => {
          if (bytes <= 0 || !isOver(by, bytes)) return null;
          const isDue = estimated > RECOUNT_BYTES || (estimated > 0 && now() - countedAt > RECOUNT_MS);
          if (isDue) counted(count());
          return isDue && !isOver(by, bytes) ? null : FULL;
        },
      };
    },
    know: put,
    total: () => ofForum.bytes,
  };
}

const FULL: Refusal = {
  reason: "textFull",
  message:
    "Your delegation has written as much as one may. Delete whole paragraphs of yours, or ask the secretariat.",
};

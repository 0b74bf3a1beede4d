import type { Entry } from "../../shared/events/event.ts";
import type { ClauseId, UserId } from "../../shared/ids.ts";

/** An entry by which somebody opened what was locked: everybody is told (rule L5). */
export type Opening = {
  readonly seq: number;
  readonly by: UserId;
  readonly forumSeq: number;
  readonly reason: string;
  /** Null: the whole text. */
  readonly clauseId: ClauseId | null;
};

/** Silence procedures that ended in these entries, whoever or whatever ended them (rule I12). */
export const silencesEndedBy = (entries: readonly Entry[]): ReadonlySet<number> =>
  new Set(
    entries.flatMap((entry) => {
      switch (entry.type) {
        case "silenceNotBroken":
        case "silenceBroken":
        case "silenceCancelled":
        case "silenceDeclared":
          return [entry.silenceSeq];
        default:
          return [];
      }
    }),
  );

/** Others' openings among these entries. */
export const openingsBy = (entries: readonly Entry[], me: UserId): readonly Opening[] =>
  entries.flatMap((entry): Opening[] => {
    const { seq, by, forumSeq } = entry;
    if (by === me) return [];
    if (entry.type === "clauseUnlocked")
      return [{ seq, by, forumSeq, reason: entry.reason, clauseId: entry.clauseId }];
    const reopens =
      entry.type === "reopened" ||
      (entry.type === "stageAdvanced" && entry.to === "drafting" && entry.from !== "outline");
    return reopens ? [{ seq, by, forumSeq, reason: entry.reason, clauseId: null }] : [];
  });

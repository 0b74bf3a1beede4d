import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { UserId } from "../../shared/ids.ts";
import type { TablePerson } from "./use-people.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { readonly type: Type }>;

/** Commands that put an act on a person back, in order; null: nothing of these is offered. */
export type UndoCommands = readonly ForumCommand[] | null;

export type UndoRights = {
  /** The reader may name deputies. */
  readonly namesDeputies: boolean;
  /** Their lead was handed over once: the table does not know it. */
  readonly handedLead: boolean;
};

/** The one whom this act admitted. */
const admittedBy = (entries: readonly ForumEntry[]): UserId | null =>
  entries.find((one) => one.type === "participantAdmitted")?.participant.id ?? null;

/** An added person takes part no more. */
export function undoAdmission(entries: readonly ForumEntry[], reason: string): UndoCommands {
  const userId = admittedBy(entries);
  return userId === null ? null : [{ type: "dismissParticipant", userId, reason }];
}

/** A new person who took somebody's place gives it back; the former person needs a new link. */
export function undoReplacement(
  { name, title, email }: TablePerson,
  entries: readonly ForumEntry[],
  reason: string,
): UndoCommands {
  const userId = admittedBy(entries);
  return userId === null ? null : [{ type: "replaceParticipant", userId, name, title, email, reason }];
}

/** An ended person is admitted again as they were, and needs a new link. */
export function undoEnd(person: TablePerson, { namesDeputies, handedLead }: UndoRights): UndoCommands {
  const { name, title, email, role, leads, delegation, speaks } = person;
  if (handedLead || (speaks !== null && !namesDeputies)) return null;
  const again: Ask<"admitParticipant"> = {
    type: "admitParticipant",
    name,
    title,
    email,
    role,
    ...(delegation === null ? {} : { delegation: delegation.symbol }),
    ...(role === "facilitator" ? { leads: [...leads] } : {}),
    ...(speaks === "head" ? { head: true } : {}),
    ...(speaks === "deputy" ? { deputy: true } : {}),
  };
  return [again];
}

/** A changed person is as before, and so is the head whose place they took. */
export function undoChange(
  before: TablePerson,
  { change, deputy }: { readonly change: Ask<"changeParticipant"> | null; readonly deputy: boolean },
  {
    former,
    me,
    reason,
    namesDeputies,
    handedLead,
  }: UndoRights & {
    /** The head until now, whose place they took. */
    readonly former: UserId | null;
    readonly me: UserId;
    /** Everybody reads it in the record. */
    readonly reason: string;
  },
): UndoCommands {
  const isSeat = change?.role !== undefined;
  const wasDeputy = before.speaks === "deputy";
  // Nobody gives themselves an office back that they gave away.
  if (former === me || (isSeat && before.id === me)) return null;
  if (isSeat && (handedLead || (before.speaks !== null && !namesDeputies))) return null;
  const back: Ask<"changeParticipant">[] = change === null ? [] : [changeBack(before, change, reason)];
  const head: Ask<"changeParticipant">[] =
    former === null ? [] : [{ type: "changeParticipant", userId: former, head: true, reason }];
  const isDeputy = deputy && (!isSeat || staysDeputy(before, change));
  const named: Ask<"nameDeputy">[] =
    isDeputy === wasDeputy ? [] : [{ type: "nameDeputy", userId: before.id, deputy: wasDeputy }];
  return [...back, ...head, ...named];
}

function changeBack(
  { id, name, title, email, role, leads, delegation, speaks }: TablePerson,
  change: Ask<"changeParticipant">,
  reason: string,
): Ask<"changeParticipant"> {
  const isSeat = change.role !== undefined;
  return {
    type: "changeParticipant",
    userId: id,
    title,
    email,
    ...(change.name === undefined ? {} : { name }),
    ...(isSeat
      ? {
          role,
          delegation: delegation?.symbol ?? null,
          ...(role === "facilitator" ? { leads: [...leads] } : {}),
          head: speaks === "head",
        }
      : {}),
    ...(isSeat || change.name !== undefined ? { reason } : {}),
  };
}

/** A deputy in another delegation is none once the person is back in their own. */
const staysDeputy = (before: TablePerson, change: Ask<"changeParticipant">): boolean =>
  change.delegation === (before.delegation?.symbol ?? null) &&
  before.speaks !== "head" &&
  before.role !== "follower";

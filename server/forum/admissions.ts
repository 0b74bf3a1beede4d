import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { CommandId, UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Audit } from "../audit/audit.ts";
import type { Log } from "../log/log.ts";
import type { Rooms } from "../room/rooms.ts";
import type { Row } from "../store/store.ts";
import type { CarriedOut } from "./carried-out.ts";
import type { ForumRoom } from "./forum-room.ts";
import type { People } from "./people.ts";

type Carry<Type extends ForumCommand["type"]> = (
  actor: Participant | null,
  command: Extract<ForumCommand, { readonly type: Type }>,
  id: CommandId | null,
) => Promise<CarriedOut>;

/** Admits people with their first link, and changes their names, roles and delegations. */
export type Admissions = {
  /** A new link for somebody who takes part. */
  readonly invite: (user: UserId) => Promise<string>;
  /** Entry, person and link in one transaction: nobody is admitted by half. */
  readonly admit: Carry<"admitParticipant">;
  /**
   * Resolves when each room has the new rights, and has closed the connections of people who write as another author now
   * (rules A13, A21).
   */
  readonly change: Carry<"changeParticipant">;
};

/** Names the actor in the server's log. */
export const byWhom = (actor: Participant | null): string => actor?.id ?? "the command line";

export function openAdmissions(options: {
  readonly forum: ForumRoom;
  readonly people: People;
  readonly rooms: Rooms;
  /** The address under which people reach the room. */
  readonly address: () => string;
  readonly audit: Pick<Audit, "note">;
  readonly log: Log;
}): Admissions {
  const { forum, people, rooms, audit, log } = options;
  const linkOf = (token: string): string => `${options.address()}/sign-in#${token}`;
  const invite: Admissions["invite"] = async (user) => {
    const token = await people.newLink(user);
    audit.note({ act: "linkMade", user });
    return linkOf(token);
  };

  const admit: Admissions["admit"] = async (actor, command, id) => {
    let token = "";
    const answered = await forum.command(actor, command, {
      id,
      append: async (rows, events) => {
        const admitted = events.find((event) => event.type === "participantAdmitted");
        if (admitted === undefined) throw new Error("nobody was admitted");
        token = await people.admit(rows, admitted.participant.id, command);
      },
    });
    if ("refusal" in answered) return answered;
    for (const entry of answered.entries)
      if (entry.type === "participantAdmitted")
        audit.note({ act: "linkMade", user: entry.participant.id, by: actor?.id ?? null });
    return { entries: answered.entries, link: linkOf(token) };
  };

  const change: Admissions["change"] = async (actor, command, id) => {
    const { userId: user, name, email, title } = command;
    const isTold = name !== undefined || email !== undefined || title !== undefined;
    const append = isTold ? { append: (rows: readonly Row[]) => people.change(rows, user, command) } : {};
    const answered = await forum.command(actor, command, { id, ...append });
    if ("refusal" in answered) return answered;
    log(`changed: ${user} by ${byWhom(actor)}`, {
      event: "personChanged",
      fields: { user, by: actor?.id ?? null },
    });
    if (answered.entries.length === 0) return { entries: [] };
    await rooms.each((room) => {
      room.checkConnections();
      room.tellWindows();
    });
    return { entries: answered.entries };
  };

  return { invite, admit, change };
}

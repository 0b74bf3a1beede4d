import type { DecidedCommand } from "../../shared/forum/decide-batch.ts";
import type { ForumDecided } from "../../shared/forum/forum.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { CommandId, UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Audit } from "../audit/audit.ts";
import type { Log, LoggedEvent } from "../log/log.ts";
import type { Rooms } from "../room/rooms.ts";
import type { CarriedOut } from "./carried-out.ts";
import type { ForumRoom } from "./forum-room.ts";
import type { People } from "./people.ts";

type Admitting = "admitParticipant" | "replaceParticipant" | "changeParticipant";

/** Admits people with their first link, replaces them, and changes their names, roles and delegations. */
export type Admissions = {
  /** A new link for somebody who takes part. */
  readonly invite: (
    user: UserId,
    more?: { readonly by?: UserId; readonly endsAt?: number },
  ) => Promise<string>;
  /** New links for many people, in their order. The audit has a row each, and the log one line (rule D17). */
  readonly inviteAll: (
    users: readonly UserId[],
    more: Parameters<Admissions["invite"]>[1],
  ) => Promise<readonly { readonly user: UserId; readonly link: string }[]>;
  /**
   * Entries, people and links in one transaction: nobody is admitted by half. Resolves when each room has the new rights,
   * and has closed the connections of people who write as another author now (rules A13, A21).
   */
  readonly one: (
    actor: Participant | null,
    command: Extract<ForumCommand, { readonly type: Admitting }>,
    id: CommandId | null,
  ) => Promise<CarriedOut>;
  /** Many commands as one step, decided on the forum as it stands then. Nobody gets a link from it. */
  readonly many: (
    actor: Participant | null,
    decide: Parameters<ForumRoom["batch"]>[1],
    id: CommandId | null,
  ) => Promise<CarriedOut>;
};

/** Names the actor in the server's log. */
const byWhom = (actor: Participant | null): string => actor?.id ?? "the command line";

export const logDismissed = (log: Log, user: UserId, actor: Participant | null): void =>
  log(`dismissed: ${user} by ${byWhom(actor)}`, {
    event: "personDismissed",
    fields: { user, by: actor?.id ?? null },
  });

export function openAdmissions(options: {
  readonly forum: ForumRoom;
  readonly people: People;
  readonly rooms: Rooms;
  /** The address under which people reach the room. */
  readonly address: () => string;
  readonly audit: Pick<Audit, "note" | "noteAll">;
  readonly log: Log;
}): Admissions {
  const { forum, people, rooms, audit, log } = options;
  const linkOf = (token: string): string => `${options.address()}/sign-in#${token}`;
  const invite: Admissions["invite"] = async (user, { by, endsAt } = {}) => {
    const token = await people.newLink(user, endsAt);
    audit.note({ act: "linkMade", user, ...(by === undefined ? {} : { by }) });
    return linkOf(token);
  };

  const inviteAll: Admissions["inviteAll"] = async (users, { by, endsAt } = {}) => {
    const links: { readonly user: UserId; readonly link: string }[] = [];
    try {
      for (const user of users) links.push({ user, link: linkOf(await people.newLink(user, endsAt)) });
    } finally {
      // Links that were made before a failure are noted as well.
      const noted = by === undefined ? {} : { by };
      audit.noteAll(links.map(({ user }) => ({ act: "linkMade", user, ...noted })));
    }
    return links;
  };

  const logChanged = (users: readonly UserId[], actor: Participant | null): void => {
    const [user, second] = users;
    if (user === undefined) return;
    const by = actor?.id ?? null;
    const whom = second === undefined ? user : `${users.length} people`;
    const of: LoggedEvent["fields"] = second === undefined ? { user } : { count: users.length };
    log(`changed: ${whom} by ${byWhom(actor)}`, { event: "personChanged", fields: { ...of, by } });
  };

  const carryOut = async (
    actor: Participant | null,
    decide: Parameters<Admissions["many"]>[1],
    id: CommandId | null,
  ) => {
    let told = toldOf([]);
    let tokens: readonly string[] = [];
    const answered = await forum.batch(actor, decide, {
      id,
      append: async (rows, decided) => {
        told = toldOf(decided);
        tokens = await people.save(rows, told);
      },
    });
    if ("refusal" in answered) return answered;
    const { entries } = answered;
    const by = actor?.id ?? null;
    audit.noteAll(told.admitted.map(({ user }) => ({ act: "linkMade", user, by })));
    const withContact = told.changed.filter(({ contact }) => Object.keys(contact).length > 0);
    audit.noteAll(withContact.map(({ user }) => ({ act: "contactChanged", user, by })));
    logChanged(
      told.changed.map(({ user }) => user),
      actor,
    );
    for (const entry of entries)
      if (entry.type === "participantDismissed") logDismissed(log, entry.userId, actor);
    // Open pages read the forum anew at its entries; here rights alone are applied.
    if (entries.some(({ type }) => CHANGES_RIGHTS.has(type)))
      await rooms.each((room) => room.checkConnections());
    return { entries, tokens };
  };

  return {
    invite,
    inviteAll,
    one: async (actor, command, id) => {
      const done = await carryOut(actor, (steps) => refusedIn(steps.decide(command)), id);
      if ("refusal" in done) return done;
      const [token] = done.tokens;
      return { entries: done.entries, ...(token === undefined ? {} : { link: linkOf(token) }) };
    },
    many: async (actor, decide, id) => {
      const done = await carryOut(actor, decide, id);
      return "refusal" in done ? done : { entries: done.entries };
    },
  };
}

const refusedIn = (decided: ForumDecided) => ("refusal" in decided ? decided : null);

const CHANGES_RIGHTS: ReadonlySet<string> = new Set([
  "delegationCorrected",
  "participantChanged",
  "participantDismissed",
]);

/** Facts of decided commands that stand outside the chain. */
function toldOf(decided: readonly DecidedCommand[]) {
  const admitted: { user: UserId; name: string; contact: { email?: string; title?: string } }[] = [];
  const changed: { user: UserId; name?: string; contact: { email?: string; title?: string } }[] = [];
  for (const { command, events } of decided) {
    if (command.type === "changeParticipant") {
      const { userId: user, name, ...contact } = command;
      changed.push({ user, ...(name === undefined ? {} : { name }), contact: contactIn(contact) });
    } else if (command.type === "admitParticipant" || command.type === "replaceParticipant") {
      const event = events.find(({ type }) => type === "participantAdmitted");
      if (event?.type !== "participantAdmitted") throw new Error("nobody was admitted");
      admitted.push({ user: event.participant.id, name: command.name, contact: contactIn(command) });
    }
  }
  return { admitted, changed };
}

const contactIn = ({ email, title }: { email?: string | undefined; title?: string | undefined }) => ({
  ...(email === undefined ? {} : { email }),
  ...(title === undefined ? {} : { title }),
});

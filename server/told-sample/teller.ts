import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Secretariat } from "../forum/secretariat.ts";
import type { Rooms } from "../room/rooms.ts";
import { openTextTeller, type TextTeller } from "./text-teller.ts";
import type { ToldClock } from "./told-clock.ts";

export type ToldParts = {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly secretariat: Secretariat;
  readonly clock: ToldClock;
};

/** `chair`, `secretariat`, a group's id for its facilitator, or a delegation's symbol for its head. */
type Who = string;

export type Narrator = {
  readonly person: (who: Who) => Participant;
  /** Carries out a command of the forum as that person. Throws if it is refused. */
  readonly ask: (who: Who, command: ForumCommand) => Promise<readonly ForumEntry[]>;
  readonly opinionId: (group: string) => OpinionId;
};

/** Tells the story by commands, as people would give them: each takes some time, and a refusal is a fault of ours. */
export type ActTeller = Narrator & { readonly text: (group: string) => Promise<TextTeller> };

/** Between two acts of one moment. */
const ACT_MS = 47_000;

export function openTelling({ forum, rooms, secretariat, clock }: ToldParts): ActTeller {
  const texts = new Map<string, TextTeller>();
  const pass = (ms = ACT_MS): void => clock.tell((clock.told() ?? clock.now()) + ms);

  const person = (who: Who): Participant => {
    const found = [...forum.forum().participants.values()].find(
      (one) =>
        one.role === who ||
        one.leads.some((group) => group === who) ||
        (one.head && one.delegationId === who),
    );
    if (found === undefined) throw new Error(`the sample's story has nobody who is ${who}`);
    return found;
  };
  const opinionId = (group: string): OpinionId => {
    const found = forum.forum().opinions.find((one) => one.groupId === group);
    if (found === undefined) throw new Error(`the sample's story has no Opinion of ${group}`);
    return found.id;
  };

  return {
    person,
    opinionId,
    ask: async (who, command) => {
      pass();
      const answered = await secretariat.carryOut(person(who), command);
      if ("refusal" in answered) throw refused(who, command, answered.refusal);
      return answered.entries;
    },
    text: async (group) => {
      const known = texts.get(group);
      if (known !== undefined) return known;
      const room = await rooms.get(opinionId(group));
      if (room === null) throw new Error(`the sample's story has no Opinion of ${group}`);
      const opened = await openTextTeller(room, {
        pass,
        person,
        names: forum.names,
        draft: rooms.draft,
        carryOut: async (who, command) => {
          pass();
          const answered = await room.command(person(who).id, command);
          if ("refusal" in answered) throw refused(who, command, answered.refusal);
          return answered.entries;
        },
      });
      texts.set(group, opened);
      return opened;
    },
  };
}

const refused = (who: Who, command: ForumCommand | SingleCommand, refusal: unknown): Error =>
  new Error(`the sample's story, ${who}: ${JSON.stringify(command)}: ${JSON.stringify(refusal)}`);

import type { UserId } from "../../shared/ids.ts";
import { readAwareness } from "../../shared/wire/awareness.ts";
import { awarenessMessage, frameMessage } from "../../shared/wire/codec.ts";
import type { FrameNews, RosterPerson } from "../../shared/wire/protocol.ts";
import type { Gathering } from "./batch.ts";
import type { Member } from "./member.ts";
import type { openPresence } from "./presence.ts";
import type { openReaders } from "./readers.ts";
import type { Roster } from "./roster.ts";

const peopleMessage = (people: readonly RosterPerson[]): Uint8Array =>
  frameMessage({ words: null, awareness: null, news: { people } });

/** Tells who is here, as each may know them: to those who come, and when somebody comes, leaves or acts as another. */
export function openPeopleHere({
  readers,
  presence,
  roster,
  gathering,
  told,
}: {
  readonly readers: ReturnType<typeof openReaders>;
  readonly presence: ReturnType<typeof openPresence>;
  readonly roster: Roster;
  readonly gathering: Gathering;
  /** News of the room for a connection that joins. */
  readonly told: () => FrameNews;
}) {
  /** The last broadcast identity of each client id; it changes with the acting role (rule P6). */
  const toldBehind = new Map<number, string>();
  const personOf = (client: number, user: UserId): RosterPerson => {
    const behind = roster.told(user);
    toldBehind.set(client, JSON.stringify(behind));
    return { client, ...behind };
  };

  /** Tells those who may know it which person came: nobody else is told more than the delegation or the office. */
  const tellPerson = (person: RosterPerson, user: UserId): void => {
    const message = peopleMessage([{ ...person, userId: user }]);
    gathering.after(() => {
      for (const member of readers.members())
        if (member.concord && roster.mayKnow(member.user, user)) readers.send(member, message);
    });
  };

  /** Everybody who is here, as a connection that joins sees them. */
  const roomNow = (): { readonly cursors: Uint8Array | null; readonly people: Uint8Array } => {
    const encoded = presence.encodeAll();
    const people = [...readers.all()].flatMap(([member, { client }]) =>
      client === null ? [] : [personOf(client, member.user)],
    );
    return {
      cursors: encoded === null ? null : awarenessMessage(encoded),
      people: frameMessage({ words: null, awareness: null, news: { people, ...told() } }),
    };
  };
  /** Encoded once for all who join together. */
  let seen: ReturnType<typeof roomNow> | null = null;

  return {
    welcome: (member: Member): void => {
      if (seen === null) {
        seen = roomNow();
        queueMicrotask(() => (seen = null));
      }
      if (seen.cursors !== null) readers.send(member, seen.cursors);
      if (!member.concord) return;
      readers.send(member, seen.people);
      const known = [...readers.all()].flatMap(([other, { client }]) =>
        client !== null && roster.mayKnow(member.user, other.user)
          ? [{ ...personOf(client, other.user), userId: other.user }]
          : [],
      );
      if (known.length > 0) readers.send(member, peopleMessage(known));
    },
    left: (client: number): void => {
      toldBehind.delete(client);
      presence.remove(client);
      gathering.tell(({ left }) => left.push(client));
    },
    /** Keeps only this connection's own state, and in it only what is its own to say (rule G7). */
    takeAwareness: (
      member: Member,
      update: Uint8Array,
      own: { readonly mayUse: (client: number) => boolean; readonly bind: (client: number) => void },
    ): void => {
      const reader = readers.of(member);
      if (reader === undefined) return;
      for (const state of readAwareness(update) ?? []) {
        if (reader.client === null) {
          // The first id that is this user's is this connection's; echoes of others are dropped.
          if (!own.mayUse(state.client) || state.json === "null") continue;
          // A page that came back before its old socket was seen to be dead takes its id along.
          for (const [, other] of readers.all()) if (other.client === state.client) other.client = null;
          reader.client = state.client;
          own.bind(state.client);
          const person = personOf(state.client, member.user);
          gathering.tell((news) => news.people.push(person));
          tellPerson(person, member.user);
        }
        if (state.client === reader.client) presence.put(state, roster.told(member.user));
      }
    },
    /** Tells of people whose acting role has changed. */
    tellChanged: (): void => {
      for (const [{ user }, { client }] of readers.all()) {
        if (client === null) continue;
        const before = toldBehind.get(client);
        const person = personOf(client, user);
        if (toldBehind.get(client) !== before) gathering.tell((news) => news.people.push(person));
      }
    },
  };
}

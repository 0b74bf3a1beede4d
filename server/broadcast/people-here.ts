import type { UserId } from "../../shared/ids.ts";
import { readAwareness } from "../../shared/wire/awareness.ts";
import { awarenessMessage, frameMessage } from "../../shared/wire/codec.ts";
import type { FrameNews, RosterPerson } from "../../shared/wire/protocol.ts";
import type { Batch, Gathering } from "./batch.ts";
import type { RoomConnection } from "./room-connection.ts";
import type { openPresence } from "./presence.ts";
import type { openSubscribers } from "./subscribers.ts";
import type { Roster } from "./roster.ts";

type Here = { readonly person: RosterPerson; readonly user: UserId };

const peopleMessage = (people: readonly Here[]): Uint8Array =>
  frameMessage({
    words: null,
    awareness: null,
    news: { people: people.map(({ person, user }) => ({ ...person, userId: user })) },
  });

/** Tells who is here, as each may know them: to those who come, and when somebody comes, leaves or acts as another. */
export function openPeopleHere({
  subscribers,
  presence,
  roster,
  gathering,
  told,
}: {
  readonly subscribers: ReturnType<typeof openSubscribers>;
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

  /** The part of these people of whom a reader may know which persons they are; null where there is none. */
  const knownTo = (reader: UserId, people: readonly Here[]): Uint8Array | null => {
    const known = people.filter(({ user }) => roster.mayKnow(reader, user));
    return known.length === 0 ? null : peopleMessage(known);
  };

  let coming: { readonly batch: Batch; readonly people: Here[] } | null = null;
  /** Tells those who may know it which person came: nobody else is told more than the delegation or the office. */
  const tellPerson = (one: Here): void => {
    if (coming?.batch === gathering.now()) {
      coming.people.push(one);
      return;
    }
    const people = [one];
    coming = { batch: gathering.now(), people };
    gathering.after(() => {
      if (coming?.people === people) coming = null;
      // Some may have left in the same batch.
      const clients = new Set([...subscribers.all()].map(([, { client }]) => client));
      const here = people.filter(({ person }) => clients.has(person.client));
      const messages = new Map<UserId, Uint8Array | null>();
      for (const { concord, user } of subscribers.connections())
        if (concord && !messages.has(user)) messages.set(user, knownTo(user, here));
      for (const connection of subscribers.connections()) {
        const message = connection.concord ? messages.get(connection.user) : null;
        if (message) subscribers.send(connection, message);
      }
    });
  };

  /** Everybody who is here, as a connection that joins sees them. */
  const roomNow = (): {
    readonly cursors: Uint8Array | null;
    readonly here: readonly Here[];
    readonly people: Uint8Array;
  } => {
    const encoded = presence.encodeAll();
    const here = [...subscribers.all()].flatMap(([{ user }, { client }]) =>
      client === null ? [] : [{ person: personOf(client, user), user }],
    );
    const people = here.map(({ person }) => person);
    return {
      cursors: encoded === null ? null : awarenessMessage(encoded),
      here,
      people: frameMessage({ words: null, awareness: null, news: { people, ...told() } }),
    };
  };
  /** Encoded once for all who join together. */
  let seen: ReturnType<typeof roomNow> | null = null;

  return {
    welcome: (connection: RoomConnection): void => {
      if (seen === null) {
        seen = roomNow();
        queueMicrotask(() => (seen = null));
      }
      if (seen.cursors !== null) subscribers.send(connection, seen.cursors);
      if (!connection.concord) return;
      subscribers.send(connection, seen.people);
      const known = knownTo(connection.user, seen.here);
      if (known !== null) subscribers.send(connection, known);
    },
    left: (client: number): void => {
      toldBehind.delete(client);
      presence.remove(client);
      gathering.tell(({ left }) => left.push(client));
    },
    /** Keeps only this connection's own state, and in it only what is its own to say (rule G7). */
    takeAwareness: (
      connection: RoomConnection,
      update: Uint8Array,
      own: { readonly mayUse: (client: number) => boolean; readonly bind: (client: number) => void },
    ): void => {
      const subscriber = subscribers.of(connection);
      if (subscriber === undefined) return;
      for (const state of readAwareness(update) ?? []) {
        if (subscriber.client === null) {
          // The first id that is this user's is this connection's; echoes of others are dropped.
          if (!own.mayUse(state.client) || state.json === "null") continue;
          // A page that came back before its old socket was seen to be dead takes its id along.
          for (const [, other] of subscribers.all()) if (other.client === state.client) other.client = null;
          subscriber.client = state.client;
          own.bind(state.client);
          const person = personOf(state.client, connection.user);
          gathering.tell((news) => news.people.push(person));
          tellPerson({ person, user: connection.user });
        }
        if (state.client === subscriber.client) presence.put(state, () => roster.told(connection.user));
      }
    },
    /** Tells of people whose acting role has changed. */
    tellChanged: (): void => {
      for (const [{ user }, { client }] of subscribers.all()) {
        if (client === null) continue;
        const before = toldBehind.get(client);
        const person = personOf(client, user);
        if (toldBehind.get(client) !== before) gathering.tell((news) => news.people.push(person));
      }
    },
  };
}

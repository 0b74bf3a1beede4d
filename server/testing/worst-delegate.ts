import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { rootText } from "../../shared/clause/read-words.ts";
import { clauseId } from "../../shared/ids.ts";
import { type ConcordClient, openConcordClient } from "./concord-client.ts";
import { type CharId, forge, type ForgedDeletion, type ForgedStruct, text } from "./forge.ts";
import type { TestPerson } from "./room-of-people.ts";

/** Characters that a clause takes, and every second of them. */
const CHARS = 20_000;
const STRUCTS_AT_ONCE = 4_900;

/** The outcome of one attempt: taken, or the reason of its refusal. */
export type Outcome = "taken" | (string & {});

/**
 * A delegate who makes the server hold as much as it lets them: forged updates by raw clients, each attempt on a
 * connection of its own kind. Comes back after each refusal.
 */
export type WorstDelegate = {
  /** A new clause of 20,000 characters, every second of them deleted: 20,000 pieces. */
  readonly everySecond: () => Promise<Outcome>;
  /** Does the same in an existing clause. */
  readonly fill: (clause: string) => Promise<Outcome>;
  /** Characters one by one, each in front of the one before: a piece each. */
  readonly oneByOne: (clause: string, count?: number) => Promise<Outcome>;
  /** A character behind each of somebody else's. */
  readonly between: (others: CharId, length: number) => Promise<Outcome>;
  /** Every second character of somebody else's run deleted. */
  readonly ofOthers: (others: CharId, length: number) => Promise<Outcome>;
  /** A clause's whole text, which makes nothing new. */
  readonly clear: (clause: string) => Promise<Outcome>;
  /** 200 client ids in one update, of characters that were deleted before they came. */
  readonly ids: (clause: string) => Promise<Outcome>;
  readonly close: () => void;
};

export function openWorstDelegate(
  url: string,
  {
    person,
    opinionId,
    generation,
    rooms = "opinions",
  }: {
    readonly person: TestPerson;
    readonly opinionId: string;
    readonly generation: string;
    readonly rooms?: "opinions" | "drafts";
  },
): WorstDelegate {
  let client: ConcordClient | null = null;
  /** Below the server's own highest ids. */
  let nextId = 1_000_000 + Math.floor(Math.random() * 2 ** 30);

  const connected = async (): Promise<ConcordClient> => {
    if (client !== null && !client.isClosed()) return client;
    client = openConcordClient(url, { cookie: person.cookie, opinionId, rooms, generation });
    await client.synced;
    return client;
  };

  /** Sent, and either acknowledged or refused. */
  const send = async (update: Uint8Array): Promise<Outcome> => {
    const to = await connected();
    const n = to.sendUpdate(update);
    while (to.acknowledged() < n && !to.isClosed()) await new Promise((resolve) => setTimeout(resolve, 2));
    if (to.acknowledged() >= n) {
      Y.applyUpdate(to.doc, update);
      return "taken";
    }
    const { code, reason } = await to.closed;
    return to.refusal()?.reason ?? `${code} ${reason}`;
  };

  const parentOf = async (clause: string): Promise<CharId> => {
    const { doc } = await connected();
    for (;;) {
      const item = rootText(doc, clauseId(clause))?._item;
      if (item !== undefined && item !== null) return [item.id.client, item.id.clock];
      await new Promise((resolve) => setTimeout(resolve, 2));
      await connected();
    }
  };

  /** Deletes every second character of a run, as many ranges in one update as are taken. */
  const everySecondIn = async (id: number, from: number, length: number): Promise<Outcome> => {
    for (let at = 0; at < length; at += 2 * STRUCTS_AT_ONCE) {
      const count = Math.min(STRUCTS_AT_ONCE, (length - at) >> 1);
      const ranges = Array.from({ length: count }, (_, i): ForgedDeletion => [id, from + at + 2 * i + 1, 1]);
      const outcome = await send(forgeDeletions(ranges));
      if (outcome !== "taken") return outcome;
    }
    return "taken";
  };

  const fill = async (clause: string): Promise<Outcome> => {
    const parent = await parentOf(clause);
    const id = nextId++;
    const first = rootText((await connected()).doc, clauseId(clause))?._start ?? null;
    const place = first === null ? { parent } : { right: [first.id.client, first.id.clock] as const };
    const put = await send(
      forge([{ client: id, clock: 0, structs: [{ content: text("x".repeat(CHARS)), ...place }] }]),
    );
    return put === "taken" ? everySecondIn(id, 0, CHARS) : put;
  };

  return {
    fill,
    everySecond: async () => {
      const added = await person.ask(opinionId, { type: "addClause", after: null, kind: "recital" });
      const act = added.entries?.find(({ type }) => type === "clauseAdded");
      return act?.type === "clauseAdded" ? fill(act.clauseId) : (added.refusal?.reason ?? "failed");
    },
    oneByOne: async (clause, count = STRUCTS_AT_ONCE) => {
      const parent = await parentOf(clause);
      const id = nextId++;
      const first = rootText((await connected()).doc, clauseId(clause))?._start ?? null;
      const structs = Array.from({ length: count }, (_, i): ForgedStruct => {
        if (i > 0) return { content: text("y"), right: [id, i - 1] };
        return first === null
          ? { content: text("y"), parent }
          : { content: text("y"), right: [first.id.client, first.id.clock] };
      });
      return send(forge([{ client: id, clock: 0, structs }]));
    },
    between: async ([client, clock], length) => {
      await connected();
      const id = nextId++;
      const structs = Array.from({ length: Math.min(length - 1, STRUCTS_AT_ONCE) }, (_, i): ForgedStruct => ({
        content: text("z"),
        origin: [client, clock + i],
        right: [client, clock + i + 1],
      }));
      return send(forge([{ client: id, clock: 0, structs }]));
    },
    ofOthers: ([client, clock], length) => everySecondIn(client, clock, length),
    clear: async (clause) => {
      const { doc } = await connected();
      const ranges: ForgedDeletion[] = [];
      for (let item = rootText(doc, clauseId(clause))?._start ?? null; item !== null; item = item.right)
        if (!item.deleted) ranges.push([item.id.client, item.id.clock, item.length]);
      return send(forgeDeletions(ranges.slice(0, STRUCTS_AT_ONCE)));
    },
    ids: async (clause) => {
      const parent = await parentOf(clause);
      const first = rootText((await connected()).doc, clauseId(clause))?._start ?? null;
      const place = first === null ? { parent } : { right: [first.id.client, first.id.clock] as const };
      const blocks = Array.from({ length: 200 }, () => ({
        client: nextId++,
        clock: 0,
        structs: [{ content: new Y.ContentDeleted(1), ...place }],
      }));
      return send(forge(blocks.toReversed()));
    },
    close: () => client?.terminate(),
  };
}

/** One block of ranges, as Yjs writes them. */
function forgeDeletions(ranges: readonly ForgedDeletion[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, ranges[0]?.[0] ?? 0);
  encoding.writeVarUint(encoder, ranges.length);
  for (const [, clock, length] of ranges) {
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarUint(encoder, length);
  }
  return encoding.toUint8Array(encoder);
}

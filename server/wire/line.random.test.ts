import * as Y from "yjs";
import { expect, test } from "vitest";
import { seeded } from "../testing/chance.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import type { LineWay } from "../testing/line-socket.ts";
import { openTestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

const SEEDS = Number(process.env["SEEDS"] ?? 2);
const FIRST_SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const ACTS = 25;
const SECONDS_MAX = 30 + SEEDS * 10;
const WAYS: readonly (LineWay | undefined)[] = [undefined, "stream", "poll", "stream, twice"];

/**
 * One delegate does what chance says, on one way, while the facilitator locks and unlocks. Gives all that the
 * delegate was told, and what stands in the record at the end; ids are left out, since each server makes its own.
 */
async function story(seed: number, by: LineWay | undefined): Promise<unknown> {
  const site = await openTestSite();
  try {
    const chance = seeded(seed);
    const opinionId = site.opinionOf("space");
    const [aaa, facilitator] = [await site.person("AAA"), await site.person("space")];
    const { generation } = await aaa.opinion(opinionId);
    const told: unknown[] = [];
    let clients = 0;
    const enter = async (): Promise<ConcordClient> => {
      const doc = new Y.Doc();
      doc.clientID = 1_000 + ++clients;
      const options = { cookie: aaa.cookie, opinionId, generation, doc };
      const client = openConcordClient(site.url, by === undefined ? options : { ...options, by });
      await client.synced;
      return client;
    };
    let client = await enter();

    for (let act = 0; act < ACTS; act++) {
      const { clauses } = await aaa.opinion(opinionId);
      const clause = clauses[chance(clauses.length)]!;
      switch (chance(6)) {
        case 0:
          told.push(await client.ask({ type: "addClause", after: clause.id, kind: "recital", text: "new" }));
          break;
        case 1:
          told.push(await client.ask({ type: "removeClause", clauseId: clause.id }));
          break;
        case 2: {
          const type = clause.locked ? "unlockClause" : "lockClause";
          told.push((await facilitator.ask(opinionId, { type, clauseId: clause.id, reason: "read" })).status);
          break;
        }
        default: {
          const text = client.text(clause.id);
          const at = chance(text.length + 1);
          const taken = Math.min(chance(4), text.length - at);
          const count = client.type(() => {
            text.delete(at, taken);
            text.insert(at, ["a", "Bb ", "\u4e2d", "\u{1F600}"][chance(4)]!);
          });
          await until("it was taken or refused", () => client.acknowledged() >= count || client.isClosed());
          if (!client.isClosed()) {
            told.push([count, client.acknowledged()]);
            break;
          }
          told.push([(await client.closed).code, client.refusal()?.reason]);
          client = await enter();
        }
      }
    }
    client.terminate();
    const minutes = await aaa.get(`/api/opinions/${opinionId}/minutes?after=0`);
    const { entries } = (await minutes.json()) as { entries: readonly { readonly type: string }[] };
    return {
      told: told.map((one) => JSON.stringify(one, (key, value: unknown) => (isIdOrTime(key) ? "" : value))),
      entries: entries.map(({ type }) => type),
      clauses: (await aaa.opinion(opinionId)).clauses.map(({ kind, number, text, locked }) => [
        kind,
        number,
        text,
        locked,
      ]),
    };
  } finally {
    await site.close();
  }
}

const isIdOrTime = (key: string): boolean =>
  /^(?:id|client|clauseId|after|by|at|salt|prev|hash|forumSeq|details|message)$/u.test(key);

test(
  "W8 W12 G4 the same acts give the same record by WebSocket and over HTTP",
  async () => {
    let refused = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      const [socket, ...lines] = await Promise.all(WAYS.map((by) => story(seed, by)));
      for (const [i, line] of lines.entries()) expect(line, `seed ${seed}, ${WAYS[i + 1]}`).toEqual(socket);
      refused += JSON.stringify(socket).split("[4403").length - 1;
    }
    console.log(
      `seeds ${FIRST_SEED} to ${FIRST_SEED + SEEDS - 1}, ${ACTS} acts each on ${WAYS.length} ways: all equal; ${refused} refusals`,
    );
  },
  SECONDS_MAX * 1000,
);

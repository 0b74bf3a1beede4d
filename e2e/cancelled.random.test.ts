import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchJson } from "../client/forum/fetch-json.ts";
import { postThrough } from "../client/forum/post-command.ts";
import { openSentCommands, type SentCommands } from "../client/forum/sent-commands.ts";
import {
  type CommandsUnderWay,
  openCommandsUnderWay,
  sendCommand,
} from "../client/room/commands-under-way.ts";
import { commandMessage } from "../shared/wire/codec.ts";
import { seeded } from "../server/testing/chance.ts";
import { type ConcordClient, openConcordClient } from "../server/testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../server/testing/room-of-people.ts";
import { clauseId, type CommandId, userId } from "../shared/ids.ts";
import { COMMAND_HEADER } from "../shared/wire/protocol.ts";
import type { Refusal } from "../shared/refusal.ts";
import { type HoldingProxy, openHoldingProxy } from "./holding-proxy.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const SCHEDULES = Number(process.env["SCHEDULES"] ?? 100);
/** The number of schedules that run in parallel. */
const LANES = 50;
const STEPS = 24;
const STEP_MS_MAX = 12;

let site: TestSite;
let people: readonly TestPerson[];
let place: { readonly opinionId: string; readonly generation: string; readonly clause: string };

beforeAll(async () => {
  site = await openTestSite();
  people = await Promise.all(["AAA", "BBB", "CCC", "DDD"].map((who) => site.person(who)));
  const opinionId = site.opinionOf("space");
  const { generation, clauses } = await people[0]!.opinion(opinionId);
  place = { opinionId, generation, clause: clauses.at(-1)!.id };
}, 30_000);
afterAll(() => site.close());

type Told = "done" | "late" | "cancelled" | "not sent" | "refused";
type Asked = { readonly text: string; told: Told | null; id: CommandId | null; pressed: boolean };

const toldOf = ({ reason }: Refusal): Told =>
  reason === "cancelled" ? "cancelled" : reason === "offline" ? "not sent" : "refused";

/** The page's own command tracking, over real connections, with a user who presses at random. */
async function runSchedule(seed: number): Promise<readonly Asked[]> {
  const random = seeded(seed);
  const person = people[random(people.length)]!;
  const proxy: HoldingProxy = await openHoldingProxy(Number(new URL(site.url).port));
  const asked: Asked[] = [];
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
  };
  const headersOf = (init: RequestInit): Headers => {
    const headers = new Headers(init.headers);
    headers.set("cookie", person.cookie);
    return headers;
  };
  const ask = (path: string, { method, signal }: RequestInit): Promise<Response> =>
    fetch(proxy.url + path, {
      headers: { cookie: person.cookie },
      ...(method === undefined ? {} : { method }),
      ...(signal == null ? {} : { signal }),
    });
  const me = userId("me");

  let client: ConcordClient | null = null;
  let isSynced = false;
  let sent!: SentCommands;
  let underWay!: CommandsUnderWay;
  let synced: Promise<boolean> = Promise.resolve(false);
  const openPage = (): void => {
    sent = openSentCommands({ ask, kept: storage });
    underWay = openCommandsUnderWay({
      transmit: (outgoing) => {
        if (client === null || !isSynced || client.isClosed()) return false;
        client.sendBytes(commandMessage(outgoing));
        return true;
      },
      withdraw: async (id) =>
        (await (await ask(`/api/commands/${id}`, { method: "DELETE" })).json()) as never,
      now: () => performance.now(),
    });
    // A command without a waiting sender is reported by its id.
    sent.onLeft((fate, id) => {
      const one = asked.find((other) => other.id === id);
      if (one === undefined || fate.fate === "unknown") return;
      one.told =
        fate.fate === "refused"
          ? toldOf(fate.refusal)
          : fate.fate === "done" && one.pressed
            ? "late"
            : fate.fate;
    });
    sent.takeUp(me);
  };
  const connect = (): void => {
    const mine = openConcordClient(proxy.url, {
      cookie: person.cookie,
      opinionId: place.opinionId,
      generation: place.generation,
      onAnswer: (answer) => {
        if (client === mine) underWay.answer(answer);
      },
    });
    client = mine;
    synced = mine.synced.then(() => {
      if (client !== mine || mine.isClosed()) return false;
      isSynced = true;
      underWay.settle();
      return true;
    });
  };
  const disconnect = (): void => {
    client?.terminate();
    client = null;
    isSynced = false;
    underWay.disconnected();
  };

  const press = (): void => {
    const one: Asked = { text: `${seed}-${asked.length}-x`, told: null, id: null, pressed: false };
    asked.push(one);
    const named = {
      begin: (...[whose, onFate]: Parameters<SentCommands["begin"]>) => {
        const sending = sent.begin(whose, onFate);
        one.id = sending.id;
        return sending;
      },
    };
    const command = {
      type: "comment",
      on: { clauseId: clauseId(place.clause) },
      text: one.text,
      readers: "room",
    } as const;
    const isOverHttp = random(3) === 0;
    const tell = (refusal: Refusal | null, late: boolean): void => {
      // The page says "not confirmed" and reports later.
      if (refusal?.reason === "notConfirmed") return;
      one.told = refusal === null ? (late ? "late" : "done") : toldOf(refusal);
    };
    if (isOverHttp) {
      const post = (id: CommandId, signal: AbortSignal) =>
        fetchThrough(proxy.url, {
          command,
          headers: headersOf({ headers: { [COMMAND_HEADER]: id } }),
          signal,
        });
      void postThrough({ post, ask, as: me, sent: named }).then((answered) =>
        tell(answered.kind === "here" ? null : answered.refusal, answered.late === true),
      );
      return;
    }
    const ready = (): true | Promise<boolean> => (isSynced ? true : synced);
    void sendCommand(underWay, command, { me, ready, onSend: () => undefined, sent: named }).then((result) =>
      "refusal" in result ? tell(result.refusal, false) : tell(null, result.late === true),
    );
  };
  const cancel = (): void => {
    const open = asked.filter(({ told, id, pressed }) => told === null && id !== null && !pressed);
    const one = open[random(Math.max(open.length, 1))];
    if (one?.id == null) return;
    one.pressed = true;
    sent.cancel(one.id);
  };

  openPage();
  connect();
  await synced;
  for (let step = 0; step < STEPS; step++) {
    const dice = random(20);
    if (dice < 6) press();
    else if (dice < 11) cancel();
    else if (dice < 14) proxy.hold(random(3) === 0 ? "down" : "up", random(3) === 0 ? "all" : "open now");
    else if (dice < 17) proxy.release(random(2) === 0 ? "up" : "down");
    else if (dice < 19) {
      disconnect();
      connect();
    } else {
      // The page reloads: it knows its earlier commands only by their ids.
      disconnect();
      underWay.giveUp();
      openPage();
      connect();
    }
    await new Promise((resolve) => setTimeout(resolve, random(STEP_MS_MAX)));
  }
  // The connection returns, and all held bytes arrive.
  proxy.release();
  const end = performance.now() + 40_000;
  while (asked.some(({ told }) => told === null) && performance.now() < end) {
    // In the end the author sees the notice and cancels a command that never left.
    for (const one of asked)
      if (one.told === null && one.id !== null && !one.pressed && performance.now() > end - 38_000) {
        one.pressed = true;
        sent.cancel(one.id);
      }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  client!.terminate();
  await proxy.close();
  return asked;
}

/** Does what the page's `fetchJson` does, at another address. */
async function fetchThrough(
  url: string,
  { command, headers, signal }: { command: object; headers: Headers; signal: AbortSignal },
): ReturnType<typeof fetchJson<object>> {
  const path = `${url}/api/opinions/${place.opinionId}/commands`;
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(command), headers, signal });
  const body = (await answer.json()) as { readonly refusal: Refusal };
  return answer.ok
    ? { kind: "here", body }
    : { kind: "refused", status: answer.status, refusal: body.refusal };
}

test("W17 a command told as cancelled is never in the record; one told as done is there once", async () => {
  console.log(`cancelled at random: SEED=${SEED}, ${SCHEDULES} schedules`);
  const all: Asked[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < SCHEDULES) all.push(...(await runSchedule(SEED + next++)));
  };
  await Promise.all(Array.from({ length: LANES }, lane));

  const record = await people[0]!.get(`/api/opinions/${place.opinionId}/minutes?after=0`);
  let text = "";
  for (let page = (await record.json()) as { entries: { seq: number }[]; more: boolean }; ;) {
    text += JSON.stringify(page.entries);
    if (!page.more) break;
    const after = page.entries.at(-1)!.seq;
    page = (await (
      await people[0]!.get(`/api/opinions/${place.opinionId}/minutes?after=${after}`)
    ).json()) as never;
  }
  const counts = { done: 0, late: 0, cancelled: 0, "not sent": 0, refused: 0 };
  const wrong: string[] = [];
  for (const { text: words, told } of all) {
    const times = text.split(JSON.stringify(words)).length - 1;
    if (told === null) wrong.push(`${words}: never told, in the record ${times} times`);
    else {
      counts[told] += 1;
      if (times !== (told === "done" || told === "late" ? 1 : 0))
        wrong.push(`${words}: told ${told}, in the record ${times} times`);
    }
  }
  console.log(`cancelled at random: ${all.length} commands: ${JSON.stringify(counts)}`);
  expect(wrong).toEqual([]);
  expect(counts.refused).toBe(0);
  expect(counts.cancelled).toBeGreaterThan(SCHEDULES / 4);
  expect(counts.done).toBeGreaterThan(SCHEDULES / 4);
}, 300_000);

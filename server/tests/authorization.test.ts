import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandSchema, singleCommandSchema } from "../../shared/commands/commands.ts";
import { forumCommandSchema } from "../../shared/forum/forum-commands.ts";
import { opinionId } from "../../shared/ids.ts";
import { REBUILDS_WAITING_MAX } from "../../shared/limits.ts";
import { CLOSE, MESSAGE } from "../../shared/wire/protocol.ts";
import { COMMAND_HEADERS, COMMAND_PATH, commandKey } from "../cluster/command-key.ts";
import { nodeHeaders, takeNodeHeaders } from "../cluster/node-headers.ts";
import { openCommandDoor } from "../command-line/command-door.ts";
import { ALL, type Caller, type Cast, castOf, OUTSIDERS } from "../testing/authorization-cast.ts";
import {
  commanded,
  expected,
  type Got,
  isHeavy,
  isNoCommand,
  isOfRights,
  LOCKS_TRIED,
  openDecider,
  requested,
  socketRefused,
  STAGES_TRIED,
} from "../testing/authorization-cells.ts";
import { COMMAND_RIGHTS } from "../testing/authorization-commands.ts";
import { FORUM_RIGHTS } from "../testing/authorization-forum.ts";
import {
  GUARDS,
  MESSAGE_RIGHTS,
  NODE_DOORS,
  ROUTE_RIGHTS,
  type RouteRight,
} from "../testing/authorization-routes.ts";
import { backToWork, MOMENTS_REACHED } from "../testing/authorization-moments.ts";
import { furnish, type Furnished } from "../testing/authorization-room.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";

/** Tries each right through every door, for real, against a table that is written by hand. */
const PROVIDER = {
  OIDC_ISSUER: "http://localhost:9",
  OIDC_CLIENT_ID: "id",
  OIDC_CLIENT_SECRET: "secret",
  OIDC_NAME: "Example organisation",
  SECURITY_CONTACT: "mailto:security@example.org",
};
let site: TestSite;
let cast: Cast;
let room: Furnished;
const count = { allowed: 0, refused: 0, overHttp: 0, wrong: [] as string[] };

beforeAll(async () => {
  site = await openTestSite(PROVIDER, { providerWaitS: 1 });
  cast = await castOf(site);
  room = await furnish(site, cast);
}, 60_000);
afterAll(async () => {
  await site.close();
  const { allowed, refused, overHttp, wrong } = count;
  console.info(
    `${allowed + refused + wrong.length} cells, ${overHttp} of them over HTTP: ${allowed} allowed, ${refused} refused, ${wrong.length} wrong`,
  );
});

const EVERYBODY = [...ALL, ...OUTSIDERS] as const;
const isCaller = (who: (typeof EVERYBODY)[number]): who is Caller => (ALL as readonly string[]).includes(who);

/** Counts one cell; `may`: what the table says. */
function tell(cell: string, may: boolean, got: boolean, told: unknown): void {
  if (may !== got)
    count.wrong.push(`${cell}: the table says ${may ? "may" : "may not"}, told ${String(told)}`);
  else if (may) count.allowed += 1;
  else count.refused += 1;
}
const overHttp = <Answer>(asked: Promise<Answer>): Promise<Answer> => {
  count.overHttp += 1;
  return asked;
};
const none = (): void => expect(count.wrong.slice(0, 40)).toEqual([]);

const places = async () => ({
  forum: site.concord.forum.seq(),
  opinion: (await (await site.concord.rooms.get(opinionId(room.id)))?.view(cast.participant("lead")))?.seq,
});

/** A few at a time: the server answers many people at once, and each of them so many requests. */
async function inParallel<One>(list: readonly One[], act: (one: One) => Promise<void>): Promise<void> {
  const left = [...list];
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: REBUILDS_WAITING_MAX }, next));
}

const sorted = (list: Iterable<string>): readonly string[] => [...new Set(list)].toSorted();

test("A63 every route, command and message stands in the table of rights, and no other", () => {
  const routes = site.routes.flatMap(({ method, path }) => (method === "ALL" ? [] : [`${method} ${path}`]));
  expect(sorted(routes)).toEqual(sorted(ROUTE_RIGHTS.map((one) => one.route)));
  const guards = site.routes.flatMap(({ method, path }) => (method === "ALL" ? [path] : []));
  expect(sorted(guards)).toEqual(sorted(GUARDS));
  const types = commandSchema.options.flatMap((option) =>
    "options" in option
      ? singleCommandSchema.options.map(({ shape }) => shape.type.value)
      : [option.shape.type.value],
  );
  expect(sorted(types)).toEqual(sorted(COMMAND_RIGHTS.map(({ type }) => type)));
  const forumTypes = forumCommandSchema.options.map(({ shape }) => shape.type.value);
  expect(sorted(forumTypes)).toEqual(sorted(FORUM_RIGHTS.map(({ type }) => type)));
  expect(sorted(Object.keys(MESSAGE))).toEqual(sorted(Object.keys(MESSAGE_RIGHTS)));
});

test("A63 each route lets in those of the table, and changes nothing for anybody else", async () => {
  const cell = async (
    { route, may, path, body, readOf = [] }: RouteRight,
    who: (typeof EVERYBODY)[number],
  ): Promise<void> => {
    const [method = "", named = ""] = route.split(" ");
    const asked = { method, path: path?.(room) ?? named, body: body?.(room) };
    const { cookie } = cast.people[who];
    if (named.startsWith("/ws/")) {
      const refused = await socketRefused(site, asked.path, cookie);
      const isRefused = refused === 401 || refused === CLOSE.unknown;
      if (refused !== null && !isRefused) count.wrong.push(`${route} ${who}: ${refused}`);
      return tell(`${route} ${who}`, lets(may, who), !isRefused, refused);
    }
    const got = await overHttp(requested(site, cookie, asked));
    if (got.status === 500) count.wrong.push(`${route} ${who}: 500`);
    const isDenied = isOfRights(got, ["noSuchOpinion"]);
    tell(`${route} ${who}`, lets(may, who), !isDenied, `${got.status} ${got.reason}`);
    // The right comes before anything is read of what somebody sends.
    if (method !== "POST" || lets(may, who) || (isCaller(who) && readOf.includes(who))) return;
    const unread = await overHttp(requested(site, cookie, { ...asked, body: "{" }));
    tell(`${route} ${who} unreadable`, false, !isOfRights(unread, ["noSuchOpinion"]), unread.reason);
  };
  const lets = (may: RouteRight["may"], who: (typeof EVERYBODY)[number]): boolean =>
    may === "public" || (isCaller(who) && may.includes(who));
  const before = await places();
  // People without the right come first: the acts of the others would hide a hole.
  for (const isAllowed of [false, true]) {
    await inParallel(ROUTE_RIGHTS, async (right) => {
      await Promise.all(
        EVERYBODY.flatMap((who) => (lets(right.may, who) === isAllowed ? [cell(right, who)] : [])),
      );
    });
    if (!isAllowed) expect(await places()).toEqual(before);
  }
  none();
}, 60_000);

test("A63 D43 nobody carries out a command of another machine but by the cluster's secret", async () => {
  const secret = "a secret of the cluster";
  const door = openCommandDoor({ secret: () => secret, concord: () => site.concord, log: () => undefined });
  const server = createServer((asked, answer) => {
    takeNodeHeaders(asked, secret);
    const answers = door(asked);
    if (answers === null) answer.writeHead(404).end();
    else answers(asked, answer);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const body = `${JSON.stringify({ name: "close-forum", arguments: ["--reason", "R"] })}\n`;
  const digest = createHash("sha256").update(body).digest("base64url");
  const signedBy = async (key: string): Promise<Record<string, string>> => {
    const asked = await fetch(url + COMMAND_PATH);
    const { challenge } = (await asked.json()) as { readonly challenge: string };
    const { challenge: name, digest: sum, key: mac } = COMMAND_HEADERS;
    return { [name]: challenge, [sum]: digest, [mac]: commandKey(key, challenge, digest) };
  };
  const before = await places();
  for (const { door: named, may } of NODE_DOORS)
    for (const who of EVERYBODY) {
      const [method = "", path = ""] = named.split(" ");
      // As a node would forward this person's request, with a key for requests.
      const raw = nodeHeaders(secret, { method, url: path }, { from: "node", client: "198.51.100.7" });
      const forwarded = Object.fromEntries(raw.flatMap((name, n) => (n % 2 ? [] : [[name, raw[n + 1]!]])));
      for (const more of [{}, forwarded, await signedBy("another secret")]) {
        const headers = { ...more, cookie: cast.people[who].cookie };
        const { status } = await overHttp(
          fetch(url + path, { method, headers, ...(method === "POST" ? { body } : {}) }),
        );
        tell(`${named} ${who}`, may === "public", status === 200, status);
      }
    }
  expect(await places()).toEqual(before);
  const headers = await signedBy(secret);
  const people = `${JSON.stringify({ name: "people", arguments: [] })}\n`;
  const sum = createHash("sha256").update(people).digest("base64url");
  const { challenge: name, digest: digestName, key } = COMMAND_HEADERS;
  const right = { ...headers, [digestName]: sum, [key]: commandKey(secret, headers[name]!, sum) };
  const answer = await fetch(url + COMMAND_PATH, { method: "POST", headers: right, body: people });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("secretariat")]);
  server.close();
  none();
});

test("A63 each command of an Opinion is for those of the table, and nobody else changes anything", async () => {
  const before = await places();
  const drafting = { stage: "drafting", lock: "open" } as const;
  await inParallel(COMMAND_RIGHTS, async (right) => {
    const name = `${right.type} ${right.of ?? ""}`;
    await Promise.all(
      EVERYBODY.map(async (who) => {
        const may = isCaller(who) && expected(right, who, drafting) === "may";
        const got = await overHttp(commanded(cast, who, { url: site.url, room, right, tried: may }));
        if (isNoCommand(got)) count.wrong.push(`${name} ${who}: ${got.reason}`);
        // People without the right are refused for that, not by chance.
        tell(`${name} ${who}`, may, may ? !isOfRights(got) : !isOfRights(got, right.deniedAs), got.reason);
      }),
    );
  });
  expect(await places()).toEqual(before);
  none();
}, 60_000);

test("A63 stage, lock and edit right give nobody a command that the table does not give", async () => {
  const decided = await openDecider(site, { cast, room });
  for (const right of COMMAND_RIGHTS)
    for (const stage of STAGES_TRIED)
      for (const lock of LOCKS_TRIED)
        for (const who of ALL) {
          const moment = { stage, lock };
          const got: Got = decided(who, { right, moment });
          const word = expected(right, who, moment);
          const isRefused = word === "may" ? isOfRights(got) : got.reason !== null;
          tell(
            `${right.type} ${right.of ?? ""} ${who} ${stage} ${lock}`,
            word === "may",
            !isRefused,
            got.reason,
          );
        }
  none();
}, 60_000);

test("A63 over HTTP, stages and locks give nobody a command that the table does not give", async () => {
  for (const [n, moment] of MOMENTS_REACHED.entries()) {
    await moment.reach(cast, room);
    const before = await places();
    await inParallel([...COMMAND_RIGHTS.entries()], async ([i, right]) => {
      await Promise.all(
        ALL.map(async (who, w) => {
          // Each command meets each moment with half of the people, and each person with half of the moments.
          if ((i + w + n) % 2 === 1) return;
          // A person has an allowance for work on the whole text.
          if (isHeavy(right, room) && (i + w + n) % 3 !== 0) return;
          const word = expected(right, who, moment);
          const got = await overHttp(
            commanded(cast, who, { url: site.url, room, right, tried: word === "may" }),
          );
          const name = `${right.type} ${right.of ?? ""} ${who} ${moment.stage} ${moment.lock} over HTTP`;
          if (isNoCommand(got)) count.wrong.push(`${name}: ${got.reason}`);
          const isRefused = word === "may" ? isOfRights(got) : got.reason !== null;
          tell(name, word === "may", !isRefused, got.reason);
        }),
      );
    });
    expect(await places(), `${moment.stage} ${moment.lock}`).toEqual(before);
  }
  await backToWork(cast, room);
  none();
}, 60_000);

test("A63 each command of the forum is for those of the table, and nobody else changes anything", async () => {
  for (const right of FORUM_RIGHTS) {
    const name = `${right.type} ${right.of ?? ""}`;
    const ask = async (who: (typeof EVERYBODY)[number], may: boolean): Promise<void> => {
      const body = { type: right.type, ...right.body(room, await spareFor(may)) };
      const asked = { method: "POST", path: "/api/forum/commands", body };
      const got = await overHttp(requested(site, cast.people[who].cookie, asked));
      if (isNoCommand(got)) count.wrong.push(`${name} ${who}: ${got.reason}`);
      tell(`${name} ${who}`, may, may ? !isOfRights(got) : !isOfRights(got, right.deniedAs), got.reason);
    };
    const needsSpare = /^(change|dismiss|replace)Participant$/u.test(right.type);
    const spareFor = async (fresh: boolean): Promise<string> =>
      needsSpare && fresh ? cast.spare() : room.spare;
    const before = await places();
    await Promise.all(
      EVERYBODY.filter((who) => !isCaller(who) || !right.may.includes(who)).map((who) => ask(who, false)),
    );
    expect(await places(), name).toEqual(before);
    // One after the other: what one did may be done already.
    for (const who of right.may) await ask(who, true);
  }
  none();
}, 60_000);

test("A63 on a connection each message counts for those of the table alone", async () => {
  const { generation } = await cast.people.lead.opinion(room.id);
  const textOf = async (clauseId: string): Promise<string> =>
    (await cast.people.lead.opinion(room.id)).clauses.find(({ id }) => id === clauseId)!.text;
  const typedBy = async (who: Caller, clauseId: string): Promise<boolean> => {
    const { cookie } = cast.people[who];
    const client = openConcordClient(site.url, { cookie, opinionId: room.id, generation });
    await client.synced;
    const words = `by ${who} `;
    const n = client.type(() => client.text(clauseId).insert(0, words));
    while (!client.isClosed() && client.acknowledged() < n && client.refusal() === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    client.terminate();
    return (await textOf(clauseId)).includes(words);
  };
  await inParallel(ALL, async (who) => {
    tell(`typing ${who}`, MESSAGE_RIGHTS.sync.includes(who), await typedBy(who, room.clauseId), "");
    tell(`typing in a locked clause ${who}`, false, await typedBy(who, room.locked), "");
  });
  const before = await places();
  for (const [kind, may] of Object.entries(MESSAGE_RIGHTS))
    if (may.length === 0)
      await Promise.all(
        ALL.map(async (who) => {
          const { cookie } = cast.people[who];
          const client = openConcordClient(site.url, { cookie, opinionId: room.id, generation });
          await client.synced;
          client.sendBytes(new Uint8Array([MESSAGE[kind as keyof typeof MESSAGE], 1, 0]));
          const { code } = await client.closed;
          tell(`${kind} ${who}`, false, code !== CLOSE.refused, code);
        }),
      );
  expect(await places()).toEqual(before);
  none();
}, 60_000);

test("A63 at least 5,000 cells ran over HTTP", () => {
  expect(count.overHttp).toBeGreaterThan(5_000);
  expect(count.wrong).toEqual([]);
});

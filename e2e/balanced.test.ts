import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  openPostgresCluster,
  type PostgresCluster,
  whyNoPostgres,
} from "../server/testing/postgres-cluster.ts";
import { isInstalled, startCaddyOfNodes, startHaproxy } from "../server/testing/proxied.ts";
import { endNodes, openRealNode, type RealNode } from "../server/testing/real-nodes.ts";
import { type OpinionAnswer, signedIn } from "../server/testing/room-of-people.ts";
import { until } from "../server/testing/y-client.ts";
import type { OpinionId, UserId } from "../shared/ids.ts";
import { openPageConnection } from "./page-connection.ts";

const BALANCERS = { haproxy: startHaproxy, caddy: startCaddyOfNodes } as const;
const BACK_MS = 25_000;
/** In CI all of them must be there. */
const required = process.env["CONCORD_STORIES"] === "required";

if (whyNoPostgres !== null) {
  test(`nodes behind a balancer are left out: ${whyNoPostgres}`, () => undefined);
} else {
  let folder: string;
  let cluster: PostgresCluster;
  let nodes: readonly [RealNode, RealNode];
  let cookie = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "concord-balanced-"));
    cluster = await openPostgresCluster();
    const url = await cluster.newDatabase();
    nodes = [await openRealNode("one", url), await openRealNode("two", url)];
    await Promise.all(nodes.map((node) => node.start()));
    const said = nodes.map((node) => node.said()).join("\n");
    const token = /^delegate\tAAA\t.*#(\S+)/mu.exec(said)?.[1];
    const answer = await fetch(`${nodes[0].url}/api/sign-in`, {
      method: "POST",
      body: JSON.stringify({ token }),
    });
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  }, 120_000);
  afterAll(async () => {
    await endNodes(nodes);
    await cluster.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Types a word at the end of a clause, and waits until it is on disk. */
  async function typeThrough(
    url: string,
    { id, me, word, meanwhile }: { id: OpinionId; me: UserId; word: string; meanwhile: () => Promise<void> },
  ): Promise<string> {
    const opinion: OpinionAnswer = await signedIn(url, cookie).opinion(id);
    const clause = opinion.clauses.find(({ kind, locked }) => kind !== "section" && !locked)!.id;
    const page = openPageConnection(url, {
      cookie,
      person: me,
      opinionId: id,
      generation: opinion.generation,
    });
    await until("the page has the text", () => page.seen().syncs > 0, BACK_MS);
    page.type(clause, `${word}before `);
    await meanwhile();
    page.type(clause, `${word}after `);
    await until("all is on disk", () => page.unsaved() === 0, BACK_MS);
    page.close();
    const later = await signedIn(url, cookie).opinion(id);
    return later.clauses.find((one) => one.id === clause)!.text;
  }

  for (const [name, start] of Object.entries(BALANCERS)) {
    if (!isInstalled(name) && !required) {
      test(`${name} is left out: it is not installed (apt-get install ${name})`, () => undefined);
      continue;
    }
    test(`D39 the file for ${name}: pages type through it while each node restarts in turn`, async () => {
      const balancer = await start(folder, [nodes[0].port, nodes[1].port]);
      const view = await signedIn(balancer.url, cookie).forum();
      const id = view.groups.flatMap(({ opinions }) => opinions)[0]!.id;
      for (const node of nodes) {
        const word = `${name}${node.name}`;
        const meanwhile = async (): Promise<void> => {
          node.signal("SIGTERM");
          expect(await node.ended()).toBe(0);
          await node.start();
        };
        const text = await typeThrough(balancer.url, { id, me: view.me.id, word, meanwhile });
        expect(text.split(`${word}before`)).toHaveLength(2);
        expect(text.split(`${word}after`)).toHaveLength(2);
      }
      for (const path of ["/metrics", "/api/ready"])
        expect((await fetch(`${balancer.url}${path}`)).status).toBe(404);
      await balancer.close();
    }, 120_000);
  }
}

import { openDatabaseLine } from "../server/postgres/line.ts";
import type { PostgresCluster } from "../server/testing/postgres-cluster.ts";
import {
  type Balancer,
  endNodes,
  openBalancer,
  openRealNode,
  openWay,
  type RealNode,
  type Way,
} from "../server/testing/real-nodes.ts";
import { signedIn, type TestPerson } from "../server/testing/room-of-people.ts";
import { until } from "../server/testing/y-client.ts";
import { BACK_MS } from "./node-typists.ts";

/** Two real nodes on one database behind a plain balancer, each with a way of its own to the database. */
export type NodePair = {
  readonly nodes: readonly RealNode[];
  /** A node's way to the database. */
  readonly wayOf: (node: RealNode) => Way;
  readonly balancer: Balancer;
  readonly databaseUrl: () => string;
  readonly owner: () => Promise<RealNode>;
  readonly bothReady: () => Promise<void>;
  /** Signs in by the link that the founding node printed, of `chair` or a delegation. */
  readonly person: (of: string) => Promise<TestPerson>;
  /** The nodes reach another server from now on, which has the same database. */
  readonly leadTo: (cluster: PostgresCluster) => void;
  readonly close: () => Promise<void>;
};

/** `clocksOffMs`: the machines' clocks are wrong by so much. */
export async function openNodePair(
  cluster: PostgresCluster,
  pageDir?: string,
  clocksOffMs: readonly number[] = [],
): Promise<NodePair> {
  const address = await cluster.newDatabase();
  let now = cluster;
  const ways: Way[] = [];
  const nodes: RealNode[] = [];
  for (const [n, name] of ["one", "two"].entries()) {
    const way = await openWay(cluster.port);
    ways.push(way);
    const own = address.replace(`:${cluster.port}/`, `:${way.port}/`);
    nodes.push(await openRealNode(name, own, { clockOffMs: clocksOffMs[n] ?? 0 }));
  }
  await Promise.all(nodes.map((node) => node.start(pageDir)));
  const balancer = await openBalancer(nodes.map(({ port }) => port));
  const founded = nodes.map((node) => node.said()).join("\n");

  const databaseUrl = (): string => address.replace(`:${cluster.port}/`, `:${now.port}/`);
  const owner = async (): Promise<RealNode> => {
    const line = await openDatabaseLine(databaseUrl());
    const { rows } = await line.ask(
      "SELECT n.address FROM owners o JOIN nodes n ON n.id = o.node WHERE n.until > clock_timestamp()",
      [],
    );
    line.close();
    return nodes.find(({ url }) => url === rows[0]?.["address"]) ?? owner();
  };
  const isReady = async ({ url }: RealNode): Promise<boolean> => {
    const signal = AbortSignal.timeout(1_000);
    return (await fetch(`${url}/api/ready`, { signal }).catch(() => null))?.ok === true;
  };
  return {
    nodes,
    wayOf: (node) => ways[nodes.indexOf(node)]!,
    balancer,
    databaseUrl,
    owner,
    bothReady: () =>
      until(
        "both nodes are ready",
        async () => (await Promise.all(nodes.map(isReady))).every((ready) => ready),
        BACK_MS,
      ),
    person: async (of) => {
      const token = new RegExp(`^(?:${of}\\t|\\w+\\t${of}\\t).*#(\\S+)`, "mu").exec(founded)?.[1];
      const answer = await fetch(`${balancer.url}/api/sign-in`, {
        method: "POST",
        body: JSON.stringify({ token }),
      });
      return signedIn(balancer.url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
    },
    leadTo: (next) => {
      now = next;
      for (const way of ways) way.leadTo(next.port);
    },
    close: async () => {
      await balancer.close();
      await endNodes(nodes);
      for (const way of ways) way.close();
    },
  };
}

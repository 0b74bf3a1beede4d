import { connect } from "node:net";
import { expect } from "vitest";
import { openConcordClient, type ConcordClient } from "./concord-client.ts";
import { as, clauseId, id, site, type Who } from "./secrets.ts";

/**
 * A weakness that a similar program published, or its class, tried here for real. `of`: its number where it has one,
 * else that of the class (CWE).
 */
export type Advisory = {
  readonly of: string;
  /** One sentence: what happened at the peer. */
  readonly peer: string;
  /** The same trial here, which must hold. */
  readonly here: string;
  readonly holds: () => Promise<void>;
};

export const textNow = async (): Promise<string> =>
  (await as("lead").opinion(id)).clauses.find((one) => one.id === clauseId)!.text;

export async function page(who: Who, cookie = as(who).cookie): Promise<ConcordClient> {
  const { generation } = await as("lead").opinion(id);
  const client = openConcordClient(site.url, { cookie, opinionId: id, generation });
  await client.synced;
  return client;
}

/** Types into the common clause and tells if the server took it. */
export async function typed(client: ConcordClient, words: string): Promise<boolean> {
  const n = client.type(() => client.text(clauseId).insert(0, words));
  while (!client.isClosed() && client.acknowledged() < n && client.refusal() === null)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return (await textNow()).includes(words);
}

/** Bytes on a connection of one's own; gives all that came back until it was closed. */
export const rawBytes = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const { port } = new URL(site.url);
    let said = "";
    const socket = connect(Number(port), "localhost", () => socket.write(bytes));
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on("data", (chunk) => (said += chunk.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(said));
  });

/** A request whose path is sent as it is. */
export async function rawGet(path: string, headers: Record<string, string> = {}): Promise<string> {
  const lines = Object.entries({ host: new URL(site.url).host, connection: "close", ...headers });
  return rawBytes(
    `GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
}

export const statusIn = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/u.exec(answer)?.[1] ?? 0);

export const reasonOf = (answer: { readonly refusal?: { readonly reason: string } }): string | undefined =>
  answer.refusal?.reason;

/** A forum's command, by somebody. */
export async function askForum(
  who: Who,
  command: unknown,
): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await as(who).post("/api/forum/commands", command);
  return { status: answer.status, text: await answer.text() };
}

export async function isWell(): Promise<void> {
  const answer = await fetch(`${site.url}/api/health`);
  expect(answer.status).toBe(200);
  expect((await as("AAA").get(`/api/opinions/${id}`)).status).toBe(200);
}

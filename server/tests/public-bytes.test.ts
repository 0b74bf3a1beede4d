import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PUBLIC_PARTS } from "../../shared/forum/public-parts.ts";
import { delegationId } from "../../shared/ids.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { askAsStranger } from "../testing/stranger.ts";

/** Bytes that a stranger's browser receives until the first words: the page and its style, with their headers. */
const FIRST_BYTES_MAX = 60_000;
const PAPERS = 500;

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
  const { secretariat } = site.concord;
  for (let n = 1; n <= PAPERS; n += 1)
    await secretariat.carryOut(null, {
      type: "registerContribution",
      number: String(n),
      from: { kind: "delegation", delegationId: delegationId("AAA") },
      title: `Lamps and ships of the coast, part ${n}: ${(n * 7_919).toString(36)}`,
      receivedAt: new Date(Date.parse("2026-01-05T09:00Z") + n * 3_700_000).toISOString(),
      language: "en",
    });
  await secretariat.carryOut(null, { type: "openToPublic", parts: [...PUBLIC_PARTS] });
}, 60_000);
afterAll(() => site.close());

/** The whole answer to a browser, counted on the socket. */
async function bytesOf(path: string): Promise<number> {
  const { hostname, port, host } = new URL(site.url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding("latin1");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n`);
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /u);
  return answer.length;
}

test("F19 a stranger's first words come in 60 kB, page and style, also of 500 contributions", async () => {
  const { text: page } = await askAsStranger(site.url, "/public/en");
  const style = /href="(\/public\/style-[^"]+)"/u.exec(page)![1]!;
  const styleBytes = await bytesOf(style);
  const told: Record<string, number> = {};
  for (const language of ["en", "ar", "zh"])
    for (const path of ["", "/texts", "/reports", "/contributions", "/timetable", "/agenda"])
      told[`/${language}${path}`] = styleBytes + (await bytesOf(`/public/${language}${path}`));
  console.info(`first words of public pages, in bytes: ${JSON.stringify(told)}`);
  expect(Object.entries(told).filter(([, bytes]) => bytes > FIRST_BYTES_MAX)).toEqual([]);
  expect((await askAsStranger(site.url, "/public/en/contributions")).text).toContain("500 contributions<");
});

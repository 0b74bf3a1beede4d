import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { SignedIn } from "../http/access.ts";
import { openFirstTexts } from "../http/first-html.ts";
import { pageRoutes, readBuiltPage } from "../http/page-routes.ts";
import { as, clauseId, closeSecrets, id, SECRETS, site, tellSecrets, WHO } from "../testing/secrets.ts";

const PAGE = `<!doctype html><html lang="en" dir="ltr"><head><title>Concord</title></head><body><div id="first"></div></body></html>`;
const dir = mkdtempSync(join(tmpdir(), "concord-first-"));
let server: Server;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await tellSecrets();
  writeFileSync(join(dir, "index.html"), PAGE);
  const app = new Hono<SignedIn>();
  const firstOf = openFirstTexts({ ...site.concord, log: () => undefined });
  pageRoutes(app, { pageDir: dir, page: readBuiltPage(dir), firstOf });
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }) as Server;
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  rmSync(dir, { recursive: true });
  await closeSecrets();
});

const read = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });

test("K17 Q1 the first page has the text as each reader has it, and nothing that is hidden", async () => {
  for (const who of WHO) {
    const answer = await read(`/opinions/${id}`, { cookie: as(who).cookie });
    const html = await answer.text();
    const { clauses } = await as(who).opinion(id);
    expect(html.match(/data-first-clause="([^"]+)"/gu), who).toEqual(
      clauses.map((one) => `data-first-clause="${one.id}"`),
    );
    expect(html).toContain(clauseId);
    expect(
      SECRETS.filter((secret) => html.includes(secret)),
      who,
    ).toEqual([]);
    // One person's answer: nobody keeps it.
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("vary")).toContain("cookie");
  }
});

test("K17 the page comes without a text to those who may not read it, whatever they ask for", async () => {
  const own = { cookie: as(WHO[0]).cookie };
  const empty = await (await read("/timetable")).text();
  expect(empty).toContain('class="first bare"');
  for (const [path, headers] of [
    [`/opinions/${id}`, {}],
    [`/opinions/${id}`, { cookie: "concord=nobody" }],
    ["/opinions/01J0000000000000000000000A", own],
    ["/opinions/x", own],
    [`/opinions/${id}/history`, own],
  ] as const) {
    const answer = await read(path, headers);
    expect([path, answer.status, await answer.text()]).toEqual([path, 200, empty]);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  }
});

test("K17 the first page speaks the language that its reader chose, else the browser's", async () => {
  const { cookie } = as(WHO[0]);
  const said = async (headers: Record<string, string>): Promise<string> =>
    /<html lang="([^>]+)">/u
      .exec(await (await read(`/opinions/${id}`, { cookie, ...headers })).text())?.[1]
      ?.replace(/" dir="|"/gu, " ")
      .trim() ?? "";
  expect(await said({ "accept-language": "de, zh-CN;q=0.8" })).toBe("zh-Hans ltr");
  expect(await said({ "accept-language": "de" })).toBe("en ltr");
  expect(await said({ "accept-language": "ar-EG" })).toBe("ar rtl");
  const chosen = `${cookie}; concord-language=en`;
  expect(await said({ cookie: chosen, "accept-language": "zh" })).toBe("en ltr");
  expect(await said({ cookie: `${cookie}; concord-language="><b>`, "accept-language": "zh" })).toBe(
    "zh-Hans ltr",
  );
});

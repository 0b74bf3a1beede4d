import { once } from "node:events";
import type { Server } from "node:http";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PAGE_ADDRESSES } from "../../shared/wire/page-addresses.ts";
import type { SignedIn } from "./access.ts";
import { pageRoutes, readBuiltPage } from "./page-routes.ts";

const dir = mkdtempSync(join(tmpdir(), "concord-built-"));
let url = "";
let server: Server;

beforeAll(async () => {
  mkdirSync(join(dir, "assets"));
  writeFileSync(join(dir, "index.html"), "<!doctype html><title>Concord</title>");
  writeFileSync(join(dir, "assets/index-NOW.js"), "export {};");
  const app = new Hono<SignedIn>();
  pageRoutes(app, { pageDir: dir, page: readBuiltPage(dir), firstOf: async () => null });
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }) as Server;
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

/** Names under which nothing was built, as an old page, a proxy and a curious client ask for them. */
const MISSING = [
  "/assets/index-OLD.js",
  "/assets/index-OLD.css",
  "/assets/index-NOW.js.map",
  "/assets/deep/below/index-NOW.js",
  "/assets/index-NOW.js/",
  "/assets/",
  "/assets/index-NOW%2ejs%00",
  "/assets/index.html",
  "/assets/%E0%A4%A",
];

test("K10 a file that is not built answers 404 no-store, and never the page", async () => {
  const answers = await Promise.all(
    MISSING.flatMap((path) => ["GET", "HEAD", "POST"].map((method) => fetch(url + path, { method }))),
  );
  const wrong = answers.filter(
    ({ status, headers }) => status < 400 || headers.get("cache-control") !== "no-store",
  );
  expect(wrong.map(({ url: path, status }) => `${path} ${status}`)).toEqual([]);
  console.log(`missing files: ${answers.length} requests, ${answers.length} answered 404 no-store`);
});

test("K10 a built file may be kept for good, the page never", async () => {
  const file = await fetch(`${url}/assets/index-NOW.js`);
  expect(file.status).toBe(200);
  expect(file.headers.get("cache-control")).toContain("immutable");
  for (const path of ["/", "/timetable", "/opinions/x"]) {
    const page = await fetch(url + path);
    expect(await page.text()).toContain("<title>Concord");
    expect(page.headers.get("cache-control")).toBe("no-cache");
  }
});

/** A development build alone has this page. */
const DESIGN = "/design";

/** As monitors, scanners and curious people ask. */
const NOTHING_THERE = [
  "/healthz",
  "/metrics",
  "/timetable.ics",
  "/robots.txt",
  "/.env",
  "/opinions/x/y/z",
  "/boards",
  DESIGN,
  "/Board",
  "/ws",
  "/index.htm",
  "/%2e%2e/etc/passwd",
];

test("K11 only the page's own addresses answer with it; all others answer 404", async () => {
  for (const path of PAGE_ADDRESSES)
    for (const at of [path, `${path}?x=1`, path === "/" ? path : `${path}/`])
      expect([at, (await fetch(url + at.replaceAll(":id", "01J0000000000000000000000A"))).status]).toEqual([
        at,
        200,
      ]);
  for (const path of NOTHING_THERE) {
    const plain = await fetch(url + path);
    expect([path, plain.status, await plain.text()]).toEqual([
      path,
      404,
      "There is nothing at this address.",
    ]);
    const shown = await fetch(url + path, { headers: { accept: "text/html,*/*" } });
    expect([path, shown.status, (await shown.text()).includes("<title>Concord")]).toEqual([path, 404, true]);
    expect((await fetch(url + path, { method: "POST" })).status).toBe(404);
  }
  console.log(
    `addresses: ${PAGE_ADDRESSES.length} of the page answer 200, ${NOTHING_THERE.length} others 404`,
  );
});

test("K11 the server knows each address of the page's router", () => {
  const router = readFileSync(new URL("../../client/app.tsx", import.meta.url), "utf8");
  const routes = [...router.matchAll(/<Route path="([^"]+)"/gu)].map(([, path]) => path);
  expect(new Set(routes)).toEqual(new Set([...PAGE_ADDRESSES, DESIGN]));
});

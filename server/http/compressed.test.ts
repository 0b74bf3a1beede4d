import { once } from "node:events";
import { get, type Server } from "node:http";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignedIn } from "./access.ts";
import { compressed, encodingFor } from "./compressed.ts";
import { packFiles } from "./pack-files.ts";
import { pageRoutes, readBuiltPage } from "./page-routes.ts";

const TEXT = "that sample consideration is written to be measured. ".repeat(200);
const dir = mkdtempSync(join(tmpdir(), "concord-packed-"));
let url = "";
let server: Server;

beforeAll(async () => {
  mkdirSync(join(dir, "assets"));
  writeFileSync(join(dir, "index.html"), `<!doctype html><head></head><p>${TEXT}</p>`);
  writeFileSync(join(dir, "assets/big-1.js"), `/* ${TEXT} */`);
  writeFileSync(join(dir, "assets/small-1.js"), "export {};");
  writeFileSync(join(dir, "assets/font-1.woff2"), TEXT);
  await packFiles(join(dir, "assets"));
  const app = new Hono<SignedIn>();
  app.use("/api/*", compressed());
  app.get("/api/text", (c) => c.json({ text: TEXT }, 200, { etag: '"tag"' }));
  app.get("/api/short", (c) => c.json({ text: "short" }));
  app.get("/api/stream", (c) => c.text(TEXT, 200, { "cache-control": "no-store, no-transform" }));
  app.get("/api/picture", (c) => c.body(TEXT, 200, { "content-type": "image/png" }));
  app.get("/api/nothing", (c) => c.body(null, 304));
  app.post("/api/text", (c) => c.json({ link: TEXT }));
  pageRoutes(app, { pageDir: dir, page: readBuiltPage(dir), firstOf: async () => null });
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }) as Server;
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

type Got = {
  readonly encoding: string;
  readonly vary: string;
  readonly etag: string;
  readonly bytes: Buffer;
};
const fetched = (path: string, accepted: string | null, method = "GET"): Promise<Got> =>
  new Promise((resolve, reject) => {
    const headers = accepted === null ? {} : { "accept-encoding": accepted };
    get(url + path, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const { "content-encoding": encoding = "", vary = "", etag = "" } = answer.headers;
        const bytes = Buffer.concat(chunks);
        const length = answer.headers["content-length"];
        if (length !== undefined && answer.statusCode === 200) expect(Number(length)).toBe(bytes.byteLength);
        resolve({ encoding, vary, etag, bytes });
      });
    }).on("error", reject);
  });
const unpacked = ({ encoding, bytes }: Got): string =>
  (encoding === "br"
    ? brotliDecompressSync(bytes)
    : encoding === "gzip"
      ? gunzipSync(bytes)
      : bytes
  ).toString();

/** Encodings that a browser, a proxy and a hostile client say that they take. */
const ACCEPTED: readonly (readonly [string | null, string])[] = [
  ["gzip, deflate, br, zstd", "br"],
  ["br", "br"],
  ["BR;q=1.0, gzip", "br"],
  ["gzip;q=0.5", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["*", "br"],
  ["*;q=0", ""],
  ["identity", ""],
  ["gzip;q=0", ""],
  ["deflate", ""],
  ["", ""],
  [null, ""],
  ["br;q=nonsense", ""],
  [",;,;;q=,br;;", "br"],
  ["x".repeat(8_000), ""],
];

test("M11 an answer comes by Brotli, gzip or plain, as its client takes it", async () => {
  for (const [accepted, encoding] of ACCEPTED) {
    expect.soft(encodingFor(accepted ?? undefined) ?? "", accepted ?? "none").toBe(encoding);
    for (const path of ["/api/text", "/", "/assets/big-1.js"]) {
      const got = await fetched(path, accepted);
      // A file has one of those that its client takes.
      if (path.startsWith("/assets/")) expect.soft(got.encoding === "").toBe(encoding === "");
      else expect.soft(got.encoding, `${path} ${accepted}`).toBe(encoding);
      expect.soft(unpacked(got), `${path} ${accepted}`).toContain(TEXT);
      expect.soft(got.vary.toLowerCase(), `${path} ${accepted}`).toContain("accept-encoding");
      if (encoding !== "") expect.soft(got.bytes.byteLength).toBeLessThan(TEXT.length / 10);
    }
  }
  expect((await fetched("/api/text", "br")).etag).toBe('W/"tag"');
  expect((await fetched("/api/text", null)).etag).toBe('"tag"');
});

test("M11 answers to POST, streams, pictures and short answers stay as they are", async () => {
  const paths = ["/api/stream", "/api/picture", "/api/short", "/api/nothing", "/assets/font-1.woff2"];
  for (const path of [...paths, "/assets/small-1.js"])
    expect.soft((await fetched(path, "br, gzip")).encoding, path).toBe("");
  const posted = await fetched("/api/text", "br, gzip", "POST");
  expect([posted.encoding, posted.bytes.byteLength > TEXT.length]).toEqual(["", true]);
  expect(existsSync(join(dir, "assets/font-1.woff2.br"))).toBe(false);
});

test("M11 a file is packed once, when the page is built", async () => {
  const got = await fetched("/assets/big-1.js", "br");
  writeFileSync(join(dir, "assets/big-1.js.br"), "the file beside it");
  expect((await fetched("/assets/big-1.js", "br")).bytes.toString()).toBe("the file beside it");
  expect(got.bytes.byteLength).toBeLessThan(200);
});

import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { WebSocket } from "ws";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inlineHashes } from "../http/first-html.ts";
import { LIBRARY_STYLES, siteHeaders } from "../http/site-headers.ts";
import { readSettings } from "../setup/settings.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let aaa: TestPerson;
let chair: TestPerson;
let id: string;

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  aaa = await site.person("AAA");
  chair = await site.person("chair");
});
afterAll(() => site.close());

/** Headers of the answer to a refused handshake. */
const handshakeHeaders = (path: string): Promise<Headers> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(site.url.replace("http", "ws") + path);
    socket.on("unexpected-response", (request, response) => {
      resolve(new Headers(response.headers as Record<string, string>));
      request.destroy();
    });
    socket.on("open", () => reject(new Error("it opened")));
    socket.on("error", () => undefined);
  });

const policyOf = (headers: Headers): ReadonlyMap<string, string> =>
  new Map(
    (headers.get("content-security-policy") ?? "").split(";").map((part): [string, string] => {
      const [name = "", ...rest] = part.trim().split(" ");
      return [name, rest.join(" ")];
    }),
  );

test("A56 every kind of answer has the policy and the other headers", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(site.concord.forum, "seq").mockImplementationOnce(() => {
    throw new Error("a fault");
  });
  const post = (path: string, init: RequestInit): Promise<Response> =>
    fetch(site.url + path, { method: "POST", ...init });
  const own = { cookie: aaa.cookie };
  const answers: Record<string, Response | { readonly headers: Headers; readonly status: number }> = {
    "an error": await aaa.get("/api/forum/seq"),
    "an unknown address": await fetch(`${site.url}/nothing`),
    "a file that is not built": await fetch(`${site.url}/assets/no.js`),
    readiness: await fetch(`${site.url}/api/ready`),
    health: await fetch(`${site.url}/api/health`),
    interface: await fetch(`${site.url}/api/openapi.json`),
    "not signed in": await fetch(`${site.url}/api/forum`),
    "no such address of the interface": await fetch(`${site.url}/api/nothing`),
    "the forum": await aaa.get("/api/forum"),
    unchanged: await fetch(`${site.url}/api/forum`, {
      headers: { ...own, "if-none-match": (await aaa.get("/api/forum")).headers.get("etag")! },
    }),
    "a sign-in that failed": await post("/api/sign-in", { body: "{}" }),
    "no JSON": await post(`/api/opinions/${id}/commands`, { headers: own, body: "{" }),
    "another site's page": await post(`/api/opinions/${id}/commands`, {
      headers: { ...own, origin: "https://evil.example" },
    }),
    "too large": await post(`/api/opinions/${id}/commands`, { headers: own, body: "x".repeat(2 ** 21) }),
    "another method": await fetch(`${site.url}/api/forum`, { method: "OPTIONS", headers: own }),
    "no sign-in at a socket": { headers: await handshakeHeaders(`/ws/opinions/${id}`), status: 401 },
    "a sign-out": await (await site.person("BBB")).post("/api/sign-out", {}),
    ...Object.fromEntries(
      await Promise.all(
        ["docx", "pdf", "html", "akn.xml", "txt", "json"].map(async (form) => [
          `an Opinion as ${form}`,
          await aaa.get(`/api/opinions/${id}/export.${form}`),
        ]),
      ),
    ),
    "the report": await chair.get("/api/report.html"),
    "the board": await aaa.get("/api/board.csv"),
  };
  expect(answers["an error"]!.status).toBe(500);
  expect(answers["unchanged"]!.status).toBe(304);
  for (const [what, { headers }] of Object.entries(answers)) {
    const policy = policyOf(headers);
    expect.soft(policy.get("default-src"), what).toBe("'none'");
    for (const name of ["object-src", "base-uri", "frame-ancestors"])
      expect.soft(policy.get(name), `${what}: ${name}`).toBe("'none'");
    expect.soft(policy.get("require-trusted-types-for"), what).toBe("'script'");
    expect.soft(headers.get("content-security-policy"), what).not.toMatch(/unsafe|report|\*|https?:/u);
    expect.soft(headers.get("x-content-type-options"), what).toBe("nosniff");
    expect.soft(headers.get("x-frame-options"), what).toBe("DENY");
    expect.soft(headers.get("referrer-policy"), what).toBe("no-referrer");
    expect.soft(headers.get("cross-origin-opener-policy"), what).toBe("same-origin");
    expect.soft(headers.get("cross-origin-resource-policy"), what).toBe("same-origin");
    expect.soft(headers.get("cache-control"), what).toBeTruthy();
    expect.soft(headers.get("access-control-allow-origin"), what).toBe(null);
    expect.soft(headers.get("server") ?? headers.get("x-powered-by"), what).toBe(null);
    const isPage = what === "an unknown address";
    // The one policy lets the address of the page's own worker through (rule A57).
    expect.soft(policy.get("trusted-types"), what).toBe(isPage ? "concord-worker" : "'none'");
    expect.soft(headers.get("permissions-policy") ?? "", what).toContain(isPage ? "camera=(), " : "");
    expect.soft(policy.has("sandbox"), what).toBe(!isPage);
    expect.soft(policy.get("script-src"), what).toBe(isPage ? "'self'" : undefined);
  }
  console.log(`headers: ${Object.keys(answers).length} kinds of answers, each with the policy`);
});

test("A56 the policy names the two styles that react-aria adds, by their hashes", async () => {
  const folder = new URL("../../node_modules/react-aria/dist/private/", import.meta.url);
  const library = ["interactions/usePress.mjs", "overlays/usePreventScroll.mjs"].map((name) =>
    readFileSync(new URL(name, folder), "utf8"),
  );
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/u.exec(library[0]!)![1]!;
  const added = library.map((source) =>
    /style\.textContent = `(.*?)`\.trim\(\)/su
      .exec(source)![1]!
      .replaceAll(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/gu, attribute)
      .trim(),
  );
  expect(added).toEqual(LIBRARY_STYLES);
  const { headers } = await fetch(`${site.url}/`);
  for (const style of added)
    expect(policyOf(headers).get("style-src")).toContain(`'sha256-${hash("sha256", style, "base64")}'`);
});

test("A56 the policy names what the build put into the page by its hash, and nothing else", async () => {
  const [style, script] = ["p{color:red}", "let a = 1;"];
  const html = `<style>${style}</style><script data-x="1">${script}</script><script src="/a.js"></script>`;
  const app = new Hono();
  const settings = readSettings({});
  if ("problem" in settings) throw new Error(settings.problem);
  app.use(siteHeaders(settings, inlineHashes(html)));
  app.get("/", (c) => c.html(html));
  const policy = policyOf((await app.request("/")).headers);
  const named = (text: string): string => `'sha256-${hash("sha256", text, "base64")}'`;
  expect(policy.get("script-src")).toBe(`'self' ${named(script)}`);
  expect(policy.get("style-src")?.split(" ").at(-1)).toBe(named(style));
  expect(policy.get("style-src-attr")).toBe("'none'");
});

test("A56 an exported page allows its own style alone, by its hash", async () => {
  for (const answer of [
    await aaa.get(`/api/opinions/${id}/export.html`),
    await chair.get("/api/report.html"),
  ]) {
    const page = await answer.text();
    const styles = [...page.matchAll(/<style>(.*?)<\/style>/gsu)].map(([, style]) => style!);
    expect(styles).toHaveLength(1);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(page)![1]!;
    expect(policy).toContain(`style-src 'sha256-${hash("sha256", styles[0]!, "base64")}';`);
    expect(policy).not.toContain("unsafe");
    expect(page).not.toMatch(/<[^>]+\s(style|on\w+)=/u);
  }
});

test("A62 security.txt tells the contact that the operator named, and is not there without one", async () => {
  expect((await fetch(`${site.url}/.well-known/security.txt`)).status).toBe(404);
  const contact = "mailto:security@example.org";
  const named = await openTestSite({ SECURITY_CONTACT: contact, PUBLIC_URL: "https://concord.example" });
  const answer = await fetch(`${named.url}/.well-known/security.txt`);
  const text = await answer.text();
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain/u);
  expect(text).toContain(`Contact: ${contact}\n`);
  expect(text).toContain("Canonical: https://concord.example/.well-known/security.txt\n");
  const days = (Date.parse(/^Expires: (.+)$/mu.exec(text)![1]!) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(30);
  expect(days).toBeLessThan(365);
  await named.close();
  for (const wrong of ["security@example.org", "http://example.org", "mailto:x@y\nContact: mailto:a@b", ""])
    expect(readSettings({ SECURITY_CONTACT: wrong }), wrong).toHaveProperty("problem");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { CLOSE, PERSON_HEADER } from "../../shared/wire/protocol.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { answerOf, handshake, raw } from "../testing/http.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let aaa: TestPerson;
let id: string;

beforeAll(async () => {
  site = await openTestSite({ SECURITY_CONTACT: "mailto:security@example.org" });
  id = site.opinionOf("space");
  aaa = await site.person("AAA");
});
afterAll(() => site.close());

const signIn = (body: string): Promise<{ status: number; reason: string | undefined }> =>
  answerOf(fetch(`${site.url}/api/sign-in`, { method: "POST", body }));

test("A2 a sign-in link works once; an unknown one, and what is no token, is refused", async () => {
  const user = site.concord.people.byName("Secretariat")!;
  const token = (await site.concord.secretariat.invite(user)).split("#")[1];
  expect(await signIn(JSON.stringify({ token }))).toEqual({ status: 204, reason: undefined });
  expect(await signIn(JSON.stringify({ token }))).toEqual({ status: 401, reason: "linkUsed" });
  expect(await signIn(JSON.stringify({ token: "x".repeat(43) }))).toEqual({
    status: 401,
    reason: "linkUnknown",
  });
  for (const body of ["{}", "[]", "null", '"x"', '{"token":{}}', '{"token":["a"]}', '{"token":""}']) {
    expect(await signIn(body)).toEqual({ status: 401, reason: "linkUnknown" });
  }
  expect(await signIn("{")).toEqual({ status: 400, reason: "unreadable" });
  expect(await signIn(`"${"x".repeat(5_000)}"`)).toEqual({ status: 413, reason: "tooLarge" });
});

test("A2 signing in many times at once with one link lets one in", async () => {
  const user = site.concord.people.byName("Secretariat")!;
  const token = (await site.concord.secretariat.invite(user)).split("#")[1];
  const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(JSON.stringify({ token }))));
  expect(answers.filter((one) => one.status === 204)).toHaveLength(1);
});

test("A2 the cookie is HttpOnly and SameSite, and signing out ends it", async () => {
  const user = site.concord.people.byName("Secretariat")!;
  const token = (await site.concord.secretariat.invite(user)).split("#")[1];
  const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  const cookie = answer.headers.get("set-cookie")!;
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  const person = signedIn(site.url, cookie.split(";")[0]!);
  expect((await person.get("/api/forum")).status).toBe(200);
  expect((await person.post("/api/sign-out", {})).status).toBe(204);
  expect(await answerOf(person.get("/api/forum"))).toEqual({ status: 401, reason: "notSignedIn" });
});

test("A9 a sign-in over another's ends that sign-in and its connections; one's own stay", async () => {
  const link = async (name: string): Promise<string> => {
    const user = site.concord.people.byName(name)!;
    return JSON.stringify({ token: (await site.concord.secretariat.invite(user)).split("#")[1] });
  };
  const over = async (cookie: string, body: string): Promise<string> => {
    const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", headers: { cookie }, body });
    expect(answer.status).toBe(204);
    return answer.headers.get("set-cookie")!.split(";")[0]!;
  };
  const before = await site.person("BBB");
  const { generation } = await before.opinion(id);
  const client = openConcordClient(site.url, { cookie: before.cookie, opinionId: id, generation });
  await client.synced;
  // A link that does not work changes nothing.
  await fetch(`${site.url}/api/sign-in`, { method: "POST", headers: { cookie: before.cookie }, body: "{}" });
  expect((await before.get("/api/forum")).status).toBe(200);

  const cookie = await over(before.cookie, await link("Secretariat"));
  expect(await answerOf(before.get("/api/forum"))).toEqual({ status: 401, reason: "notSignedIn" });
  expect((await client.closed).code).toBe(CLOSE.signedOut);
  const again = await over(cookie, await link("Secretariat"));
  for (const one of [cookie, again])
    expect((await signedIn(site.url, one).get("/api/forum")).status).toBe(200);
});

test("A1 who is not signed in gets nothing but the description of the interface", async () => {
  const paths = ["/api/forum", "/api/forum/minutes", `/api/opinions/${id}`, `/api/opinions/${id}/minutes`];
  for (const path of [...paths, `/api/opinions/${id}/export.docx`, "/api/report.docx"]) {
    expect(await answerOf(fetch(site.url + path))).toEqual({ status: 401, reason: "notSignedIn" });
  }
  for (const cookie of ["concord=", "concord=x", `concord=${"x".repeat(43)}`, "concord=../../etc"]) {
    expect((await raw(site.url, "/api/forum", { method: "GET", headers: { cookie } })).status).toBe(401);
    expect(await handshake(site.url, `/ws/opinions/${id}`, { cookie })).toBe(401);
  }
  expect((await fetch(`${site.url}/api/openapi.json`)).status).toBe(200);
});

test("K11 an address of the interface at which nothing is answers 404, signed in or not", async () => {
  const paths = [
    "/api",
    "/api/",
    "/api/nothing",
    "/api/healthz",
    "/api/opinions",
    "/api/forum/nothing",
    "/api/opinions/x/y",
  ];
  const own = await site.person("BBB");
  for (const path of paths) {
    expect([path, (await fetch(site.url + path)).status]).toEqual([path, 404]);
    expect([path, (await fetch(site.url + path, { method: "POST" })).status]).toEqual([path, 404]);
    expect([path, (await own.get(path)).status]).toEqual([path, 404]);
  }
  for (const path of ["/api/forum", "/api/opinions/x", "/api/opinions/x/export.pdf", "/api/report.docx"])
    expect([path, (await fetch(site.url + path)).status]).toEqual([path, 401]);
});

/** A route's pattern as an expression that its path in the description matches: `:id` is `{id}` there. */
const describedBy = (route: string): RegExp => {
  const segments = route.split("/").map((segment) => {
    const anything = String.raw`[^/]*\{\w+\}`;
    if (segment === "*") return anything;
    const named = /^:\w+(?:\{(.+)\})?$/u.exec(segment);
    if (named === null) return segment.replaceAll(".", String.raw`\.`);
    return named[1] === undefined ? anything : `(?:${named[1]}|${anything})`;
  });
  return new RegExp(`^${segments.join("/")}$`, "u");
};

test("K16 the description of the interface has every route of the router, and no other", async () => {
  const { paths } = (await (await fetch(`${site.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
  };
  const described = Object.entries(paths).flatMap(([path, of]) =>
    Object.keys(of).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const isPage = (path: string): boolean => path === "/*";
  const routes = site.routes.filter(({ method, path }) => method !== "ALL" && !isPage(path));
  const isOf = (route: (typeof routes)[number], one: string): boolean =>
    one.startsWith(`${route.method} `) && describedBy(route.path).test(one.slice(route.method.length + 1));
  const missing = routes.filter((route) => !described.some((one) => isOf(route, one)));
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  expect(described.filter((one) => !routes.some((route) => isOf(route, one)))).toEqual([]);
  expect(described.length).toBeGreaterThan(100);
  // Each part of an address that changes is described.
  for (const [path, of] of Object.entries(paths))
    for (const [method, { parameters = [] }] of Object.entries(of))
      expect(
        parameters.filter((one) => one.in === "path").map(({ name }) => `{${name}}`),
        `${method} ${path}`,
      ).toEqual(path.match(/\{\w+\}/gu) ?? []);
});

test("A3 a foreign Origin is refused on every act and on the WebSocket; a missing one passes", async () => {
  const { host, port } = new URL(site.url);
  const foreign = [
    "https://evil.example",
    "null",
    `http://${host}.evil.example`,
    `http://evil.example:${port}`,
    `http://sub.${host}`,
    `http://localhost:${Number(port) + 1}`,
    `http://localhost`,
    `ftp://${host}`,
    `http://${host}/`,
    `http://user@${host}`,
  ];
  const { cookie } = aaa;
  for (const origin of foreign) {
    const headers = { cookie, origin };
    expect(await raw(site.url, `/api/opinions/${id}/commands`, { headers }), origin).toEqual({
      status: 403,
      reason: "badOrigin",
    });
    expect(await raw(site.url, "/api/sign-in", { headers }), origin).toEqual({
      status: 403,
      reason: "badOrigin",
    });
    expect(await handshake(site.url, `/ws/opinions/${id}`, headers), origin).toBe(403);
  }
  expect(await handshake(site.url, `/ws/opinions/${id}`, { cookie, origin: `http://${host}` })).toBe(101);
  expect(await handshake(site.url, `/ws/opinions/${id}`, { cookie })).toBe(101);
  const own = await raw(site.url, `/api/opinions/${id}/commands`, {
    headers: { cookie, origin: `http://${host}` },
  });
  expect(own).toEqual({ status: 400, reason: "unknownCommand" });
});

test("A9 a request in another name than the cookie's is refused, and nothing is done", async () => {
  const [before, now] = [await site.person("chair"), await site.person("secretariat")];
  const [was, is] = [(await before.forum()).me.id, (await now.forum()).me.id];
  const all = async (): Promise<unknown> => {
    const minutes = [`/api/forum/minutes`, `/api/opinions/${id}/minutes`];
    return Promise.all(minutes.map(async (path) => (await now.get(path)).json()));
  };
  const item = (await now.opinion(id)).clauses.find(({ kind }) => kind === "operative")!;
  const entry = {
    date: "2099-05-20",
    what: { en: "Pause", zh: "暂停" },
    windows: [],
    provisional: false,
    status: "inForce",
  };
  const acts = [
    ["/api/forum/commands", { type: "addTimetableEntry", entry }],
    [`/api/opinions/${id}/commands`, { type: "lockClause", clauseId: item.id, hash: item.hash }],
    [`/api/opinions/${id}/look`, {}],
    ["/api/sign-out", {}],
  ] as const;
  const reads = ["/api/forum", `/api/opinions/${id}`, `/api/opinions/${id}/look`, "/api/report.html"];
  const { cookie } = now;
  const asking = (person: string): Record<string, string> => ({ cookie, [PERSON_HEADER]: person });
  const refused = { status: 401, reason: "otherPerson" };
  const told = await all();
  for (const person of [was, "", `${is}, ${was}`]) {
    for (const [path, body] of acts) {
      const act = raw(site.url, path, { headers: asking(person), body: JSON.stringify(body) });
      expect(await act, path).toEqual(refused);
    }
    for (const path of reads)
      expect(await raw(site.url, path, { method: "GET", headers: asking(person) }), path).toEqual(refused);
  }
  expect(await all()).toEqual(told);

  // The same in one's own name, and by who names nobody, is done; who is not signed in is told that.
  for (const path of reads.slice(0, 3)) {
    expect((await raw(site.url, path, { method: "GET", headers: asking(is) })).status, path).toBe(200);
    expect((await now.get(path)).status, path).toBe(200);
  }
  const nobody = raw(site.url, "/api/forum", { method: "GET", headers: { [PERSON_HEADER]: was } });
  expect(await nobody).toEqual({ status: 401, reason: "notSignedIn" });
  const [timetable, lock] = acts;
  const done = raw(site.url, timetable[0], { headers: asking(is), body: JSON.stringify(timetable[1]) });
  expect(await done).toEqual({ status: 200, reason: undefined });
  expect((await now.post(...lock)).status).toBe(200);
  const foreign = { ...asking(is), origin: "https://evil.example" };
  expect((await raw(site.url, lock[0], { headers: foreign })).reason).toBe("badOrigin");
  const leaving = raw(site.url, "/api/sign-out", { headers: asking(is) });
  expect((await leaving).status).toBe(204);
  expect((await now.get("/api/forum")).status).toBe(401);
});

test("A5 plain http off localhost is refused for signing in", async () => {
  for (const host of [
    "concord.example",
    "192.168.1.5:3000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
  ]) {
    expect(await raw(site.url, "/api/sign-in", { headers: { host } }), host).toEqual({
      status: 403,
      reason: "plainHttp",
    });
  }
  for (const host of ["localhost", "localhost:3000", "127.0.0.1:3000", "[::1]:3000"]) {
    expect(await raw(site.url, "/api/sign-in", { headers: { host } }), host).toEqual({
      status: 401,
      reason: "linkUnknown",
    });
  }
});

test("A3 a request for another upgrade is answered; a refused WebSocket handshake still is", async () => {
  const headers = { connection: "Upgrade", upgrade: "h2c" };
  expect((await raw(site.url, "/api/health", { method: "GET", headers })).status).toBe(426);
  expect(await handshake(site.url, `/ws/opinions/${id}`, {})).toBe(401);
});

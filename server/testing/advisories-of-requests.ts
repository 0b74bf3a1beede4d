import { expect } from "vitest";
import { EVENT_LOG_PAGE_ENTRIES } from "../../shared/limits.ts";
import { clientAddress, networkOf } from "../http/client-address.ts";
import { readTrustedProxies } from "../setup/trusted-proxies.ts";
import { type Advisory, askForum, isWell, rawBytes, rawGet, statusIn } from "./advisory.ts";
import { answerOf, handshake, raw } from "./http.ts";
import { as, draftId, id, MAY_READ, NO_ID, SECRETS, site, WHO } from "./secrets.ts";

const FOREIGN = ["https://evil.example", "null", "http://localhost.evil.example"];

const linkFor = async (name: string): Promise<string> => {
  const user = site.concord.people.byName(name)!;
  return (await site.concord.secretariat.invite(user)).split("#")[1]!;
};
const signIn = (token: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${site.url}/api/sign-in`, { method: "POST", headers, body: JSON.stringify({ token }) });

/** Origins, caches, addresses, cookies, paths: what a request says of itself. */
export const ADVISORIES_OF_REQUESTS: readonly Advisory[] = [
  {
    of: "CVE-2026-54290",
    peer: "Hono's CORS answered any origin with credentials when none was set.",
    here: "No answer allows another origin, asked for or asked beforehand.",
    holds: async () => {
      for (const origin of FOREIGN)
        for (const method of ["GET", "OPTIONS", "POST"]) {
          const headers = { origin, cookie: as("AAA").cookie, "access-control-request-method": "POST" };
          const answer = await fetch(`${site.url}/api/forum`, { method, headers });
          const names = [...answer.headers.keys()].filter((name) => name.startsWith("access-control-"));
          expect(names, `${method} ${origin}`).toEqual([]);
        }
    },
  },
  {
    of: "CVE-2026-24472",
    peer: "Hono's cache kept answers that were said to be private, so that others were given them.",
    here: "Every answer of the interface is no-store, and no address ends like a file that a proxy keeps.",
    holds: async () => {
      for (const path of [
        "forum",
        "forum/minutes",
        `opinions/${id}`,
        `drafts/${draftId}`,
        "report",
        "board.csv",
      ])
        expect((await as("AAA").get(`/api/${path}`)).headers.get("cache-control"), path).toContain(
          "no-store",
        );
      for (const end of [
        "/x.css",
        ";x.css",
        "%2Fx.css",
        "/..%2f..%2fassets/x.js",
        ".css",
        "%00.css",
        "?x.css",
      ]) {
        const answer = await as("AAA").get(`/api/forum${end}`);
        expect(answer.headers.get("cache-control"), end).toContain("no-store");
        if (!end.startsWith("?")) expect(answer.status, end).toBe(404);
      }
    },
  },
  {
    of: "CVE-2026-24398",
    peer: "Hono took IPv4 addresses that are none, so that rules by address could be passed.",
    here: "What a client writes into X-Forwarded-For is read of trusted proxies alone, and junk is no address.",
    holds: async () => {
      const spoofed = "203.0.113.77";
      await signIn("x".repeat(43), { "x-forwarded-for": spoofed });
      expect(site.logged.some((line) => line.includes(spoofed))).toBe(false);
      const trusted = readTrustedProxies("10.0.0.1");
      if ("problem" in trusted) throw new Error(trusted.problem);
      for (const junk of ["999.1.1.1", "1.2.3", "0x7f.1", "2130706433", "1.2.3.4.5", "unknown", "_x"])
        expect(clientAddress("10.0.0.1", junk, trusted)).toBe("10.0.0.1");
    },
  },
  {
    of: "CVE-2026-47674",
    peer: "Hono's deny rules missed IPv6 addresses in another spelling.",
    here: "All spellings of an address count as one network.",
    holds: async () => {
      const none = readTrustedProxies("::1");
      if ("problem" in none) throw new Error(none.problem);
      const spellings = [
        "2001:db8::1",
        "2001:DB8:0:0::1",
        "[2001:0db8::0001]:443",
        "2001:db8:0:0:ffff::1%eth0",
      ];
      const networks = spellings.map((one) => networkOf(clientAddress("::1", one, none)));
      expect(new Set(networks).size).toBe(1);
      expect(clientAddress("::1", "::ffff:203.0.113.1", none)).toBe("203.0.113.1");
    },
  },
  {
    of: "CVE-2026-47675",
    peer: "Hono's cookie helper let a value put attributes and headers into an answer.",
    here: "Nothing of a request is written into Set-Cookie or another header.",
    holds: async () => {
      for (const token of ["x\r\nSet-Cookie: a=b", "x; Domain=evil.example", "x%0d%0aLocation: /"]) {
        const answer = await signIn(token);
        expect(answer.headers.getSetCookie()).toEqual([]);
        expect(answer.status).toBe(401);
      }
      const name = encodeURIComponent('a"\r\nSet-Cookie: a=b;.docx');
      const answer = await as("AAA").get(`/api/opinions/${id}/export.docx?name=${name}&language=${name}`);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get("content-disposition")).not.toMatch(/a=b/u);
    },
  },
  {
    of: "CVE-2026-47676",
    peer: "Hono cut the prefix of a mounted path before it was decoded, so that another route answered.",
    here: "No spelling of an address passes the sign-in.",
    holds: async () => {
      const paths = [
        "/%61pi/forum",
        "/api/%66orum",
        "/api//forum",
        "//api/forum",
        "/API/forum",
        "/api/./forum",
      ];
      const more = [
        "/x/../api/forum",
        "/api/forum/",
        "/api/forum%2f",
        "/api%2fforum",
        "/api\\forum",
        "/%E0%A4%A/api",
      ];
      for (const path of [...paths, ...more, `/ws/opinions/%2e%2e/${id}`]) {
        const answer = await rawGet(path);
        expect([400, 401, 404], path).toContain(statusIn(answer));
        expect(answer, path).not.toContain("delegations");
      }
      expect(statusIn(await rawGet(`${site.url}/api/forum`))).not.toBe(200);
    },
  },
  {
    of: "GHSA-f23p-vx2j-j53r",
    peer: "Hono kept a rendered page across requests, so that people were shown the answers of others.",
    here: "Everybody asks for the same at once, many times over: each gets their own secrets alone.",
    holds: async () => {
      const asked = WHO.flatMap((who) => Array.from({ length: 4 }, () => who));
      await Promise.all(
        asked.map(async (who) => {
          const answers = [
            await as(who).get(`/api/opinions/${id}`),
            await as(who).get(`/api/opinions/${id}/minutes`),
          ];
          const text = (await Promise.all(answers.map((one) => one.text()))).join();
          for (const secret of SECRETS) {
            const readers =
              secret in MAY_READ ? (MAY_READ as Record<string, readonly string[]>)[secret]! : WHO;
            if (!readers.includes(who)) expect(text.includes(secret), `${who}: ${secret}`).toBe(false);
          }
          expect((await as(who).forum()).me.name).not.toBe("");
        }),
      );
    },
  },
  {
    of: "GHSA-2234-fmw7-43wr",
    peer: "Hono's CSRF check passed a request without a content type.",
    here: "A foreign page's request is refused with every content type, and with none.",
    holds: async () => {
      const types = [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json",
      ];
      for (const origin of FOREIGN)
        for (const type of types) {
          const headers = {
            origin,
            cookie: as("secretariat").cookie,
            ...(type === "" ? {} : { "content-type": type }),
          };
          const body = JSON.stringify({ type: "openBoard", to: "room" });
          const answer = await raw(site.url, "/api/forum/commands", { headers, body });
          expect(answer, `${origin} ${type}`).toEqual({ status: 403, reason: "badOrigin" });
        }
    },
  },
  {
    of: "CWE-1385 cross-site WebSocket hijacking",
    peer: "Servers opened a socket with a victim's cookie for any page, as PDF-Assistant-RAG #692 tells.",
    here: "A handshake from another site's page is refused, of an Opinion and of a draft.",
    holds: async () => {
      const { cookie } = as("AAA");
      for (const origin of FOREIGN)
        for (const path of [`/ws/opinions/${id}`, `/ws/drafts/${draftId}`])
          expect(await handshake(site.url, path, { cookie, origin })).toBe(403);
      const line = await raw(site.url, `/api/opinions/${id}/line?concord=1`, {
        headers: { cookie, origin: FOREIGN[0]! },
      });
      expect(line.reason).toBe("badOrigin");
    },
  },
  {
    of: "CWE-384 session fixation",
    peer: "A session that an attacker had set in the victim's browser went on after the sign-in.",
    here: "A sign-in makes a new session each time; what stood in the cookie before is none.",
    holds: async () => {
      const fixed = "concord=" + "A".repeat(43);
      const one = await signIn(await linkFor("Secretariat"), { cookie: fixed });
      const session = one.headers.get("set-cookie")!.split(";")[0]!;
      expect(session).not.toBe(fixed);
      expect((await fetch(`${site.url}/api/forum`, { headers: { cookie: fixed } })).status).toBe(401);
      const other = await signIn(await linkFor("Secretariat"), { cookie: session });
      expect(other.headers.get("set-cookie")).not.toContain(session);
    },
  },
  {
    of: "CVE-2026-27855",
    peer: "A one-time password of Dovecot could be used again.",
    here: "A link signs in once, also when it is used many times at the same moment.",
    holds: async () => {
      const token = await linkFor("Secretariat");
      const answers = await Promise.all(Array.from({ length: 20 }, () => answerOf(signIn(token))));
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      expect(await answerOf(signIn(token))).toEqual({ status: 401, reason: "linkUsed" });
    },
  },
  {
    of: "CWE-644 host header",
    peer: "Links in mails and redirects were built from the Host header of a request.",
    here: "A foreign Host signs nobody in over http, moves nobody, and appears in no answer or link.",
    holds: async () => {
      for (const host of ["evil.example", "evil.example:80", "localhost.evil.example"]) {
        const answer = await rawGet("/sign-in", { host, "x-forwarded-host": host });
        expect(answer).not.toContain("evil.example");
        expect(answer).not.toMatch(/^location:/imu);
        const headers = { host, cookie: as("AAA").cookie };
        expect((await raw(site.url, "/api/sign-in", { headers })).reason).toBe("plainHttp");
      }
      const invited = await site.concord.secretariat.invite(site.concord.people.byName("Secretariat")!);
      expect(invited.startsWith(site.url)).toBe(true);
    },
  },
  {
    of: "CWE-601 open redirect",
    peer: "A page took its next address from the query and sent people to another site.",
    here: "No answer redirects, whatever the path or the query names.",
    holds: async () => {
      const paths = [
        "//evil.example",
        "/\\evil.example",
        "/%2f%2fevil.example",
        "/sign-in?next=https://evil.example",
      ];
      const more = [
        "/?url=//evil.example",
        "/api/sign-in?redirect=//evil.example",
        "/.//evil.example/%2e%2e",
      ];
      for (const path of [...paths, ...more]) {
        const answer = await rawGet(path);
        expect(statusIn(answer), path).toBeGreaterThanOrEqual(400);
        expect(answer, path).not.toMatch(/^(location|refresh):/imu);
      }
    },
  },
  {
    of: "CWE-444 request smuggling",
    peer: "Proxy and server read the end of a request differently where two lengths were given.",
    here: "Two lengths, a length beside chunks, and bad line ends get 400 and the end of the connection.",
    holds: async () => {
      const head = `POST /api/sign-in HTTP/1.1\r\nHost: ${new URL(site.url).host}\r\n`;
      const second = `GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n`;
      for (const lengths of [
        `Content-Length: 2\r\nContent-Length: ${second.length}\r\n`,
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Content-Length: +2\r\n",
        "Content-Length: 2\n X: y\r\n",
      ]) {
        const said = await rawBytes(`${head}${lengths}\r\n0\r\n\r\n${second}`);
        expect(
          [...said.matchAll(/HTTP\/1\.1 (\d+)/gu)].map(([, status]) => status),
          lengths,
        ).toEqual(["400"]);
      }
    },
  },
  {
    of: "CWE-1321 prototype pollution",
    peer: "A merge of JSON wrote into the prototype of all objects.",
    here: "Commands, queries and frames with __proto__ or constructor change no object, and give no right.",
    holds: async () => {
      const forms = [
        '{"type":"openBoard","to":"room","__proto__":{"role":"secretariat","polluted":1}}',
        '{"__proto__":{"type":"openBoard"},"to":"room"}',
        '{"type":"__proto__"}',
        '{"type":"constructor"}',
        '{"type":"toString","constructor":{"prototype":{"polluted":1}}}',
        '[{"__proto__":{"polluted":1}}]',
      ];
      for (const body of forms)
        for (const path of ["/api/forum/commands", `/api/opinions/${id}/commands`]) {
          const headers = { cookie: as("AAA").cookie };
          expect((await raw(site.url, path, { headers, body })).status, body).toBeGreaterThanOrEqual(400);
        }
      await as("AAA").get(`/api/opinions/${id}/export.docx?language=__proto__&at=constructor`);
      await as("AAA").get("/api/forum?since=__proto__&__proto__[polluted]=1");
      expect(({} as Record<string, unknown>)["polluted"]).toBe(undefined);
      expect((await askForum("AAA", { type: "openBoard", to: "room" })).status).toBe(403);
    },
  },
  {
    of: "CWE-203 ids that tell",
    peer: "Another answer for what is there than for what is not let people look for private documents.",
    here: "A hidden draft answers like an id that never was: by HTTP, by line and by socket.",
    holds: async () => {
      const answers = async (draft: string) => {
        const paths = ["", "/minutes", "/line", "/states", "/export.docx"].map(
          (end) => `/api/drafts/${draft}${end}`,
        );
        const got = await Promise.all(paths.map(async (path) => answerOf(as("BBB").get(path))));
        const opinion = await answerOf(as("BBB").get(`/api/opinions/${draft}`));
        return [
          ...got,
          opinion,
          await handshake(site.url, `/ws/drafts/${draft}`, { cookie: as("BBB").cookie }),
        ];
      };
      expect(await answers(draftId)).toEqual(await answers(NO_ID));
    },
  },
  {
    of: "CVE-2026-40104",
    peer: "XWiki listed all pages of a wiki in one answer, however many.",
    here: "A record is told in pieces, and an odd number in the query is refused.",
    holds: async () => {
      for (const after of ["-1", "1e9", "NaN", "0x1", "1.5", "9".repeat(30), "__proto__"])
        expect(
          (await as("AAA").get(`/api/opinions/${id}/minutes?after=${after}`)).status,
          after,
        ).toBeLessThan(500);
      const answer = await as("AAA").get("/api/forum/minutes?after=0&limit=1000000");
      const { entries } = (await answer.json()) as { readonly entries: readonly unknown[] };
      expect(entries.length).toBeLessThanOrEqual(EVENT_LOG_PAGE_ENTRIES);
      await isWell();
    },
  },
];

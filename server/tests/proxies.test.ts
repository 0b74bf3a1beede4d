import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConcordClient } from "../testing/concord-client.ts";
import { isInstalled, makeCertificate, startCaddy, startNginx } from "../testing/proxied.ts";
import { openTestSite, signedIn, type TestSite } from "../testing/room-of-people.ts";

const isRequired = process.env["CONCORD_STORIES"] === "required";
let [folder, cert, key] = ["", "", ""];
let site: TestSite;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-proxies-"));
  ({ cert, key } = makeCertificate(folder));
  setDefaultCACertificates([...getCACertificates("default"), readFileSync(cert, "utf8")]);
  site = await openTestSite({ PUBLIC_URL: "https://localhost" });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const PROXIES = [
  ["nginx", startNginx, "203.0.113.9"],
  // Caddy takes no client's word for where it is.
  ["caddy", startCaddy, "127.0.0.1"],
] as const;

for (const [name, start, seenAs] of PROXIES) {
  const there = isInstalled(name) && isInstalled("openssl");
  if (!there)
    console.log(`${name} or openssl is not installed: its test ${isRequired ? "fails" : "is left out"}.`);
  test.runIf(there || isRequired)(
    `D21 behind ${name} with TLS people sign in, type and take files`,
    async () => {
      const proxy = await start({ folder, cert, key, backend: Number(new URL(site.url).port) });
      try {
        const enter = async (who: string) => {
          const user = site.concord.people.byName(site.concord.invited.find(({ of }) => of === who)!.name)!;
          const token = (await site.concord.secretariat.invite(user)).split("#")[1];
          const answer = await fetch(`${proxy.url}/api/sign-in`, {
            method: "POST",
            headers: { origin: proxy.url, "x-forwarded-for": "203.0.113.9" },
            body: JSON.stringify({ token }),
          });
          expect(answer.status).toBe(204);
          const [set = ""] = answer.headers.getSetCookie();
          expect(set).toMatch(/^__Host-concord=[^;]+;.*HttpOnly.*Secure/iu);
          expect(site.logged.at(-1)).toBe(`sign-in: ${user} from ${seenAs}`);
          return signedIn(proxy.url, set.split(";")[0]!);
        };
        const [aaa, bbb] = [await enter("AAA"), await enter("BBB")];
        const id = site.opinionOf("space");
        const { generation, clauses } = await aaa.opinion(id);
        const clause = clauses.find(({ locked, text }) => !locked && text.length > 10)!.id;
        // One over a WebSocket, the other over the HTTP fallback, which needs streams that are not buffered.
        const [first, second] = [
          openConcordClient(proxy.url, { cookie: aaa.cookie, opinionId: id, generation }),
          openConcordClient(proxy.url, { cookie: bbb.cookie, opinionId: id, generation, by: "stream" }),
        ];
        await Promise.all([first.synced, second.synced]);
        for (const [one, other] of [
          [first, second],
          [second, first],
        ] as const) {
          const word = `${name}-${one === first ? "socket" : "stream"} `;
          one.type(() => one.text(clause).insert(0, word));
          await expect.poll(() => other.text(clause).toString(), { timeout: 10_000 }).toContain(word);
          await expect.poll(one.acknowledged).toBe(one.sent());
        }
        first.terminate();
        second.terminate();
        // An answer that we compressed passes as it is (rule M11).
        const headers = { cookie: aaa.cookie, "accept-encoding": "br" };
        const packed = await fetch(`${proxy.url}/api/forum`, { headers });
        expect([packed.status, packed.headers.get("content-encoding")]).toEqual([200, "br"]);
        expect(await packed.json()).toMatchObject({ me: { id: (await aaa.forum()).me.id } });

        const file = await aaa.get(`/api/opinions/${id}/export.docx`);
        expect(file.status).toBe(200);
        expect(
          Buffer.from(await file.arrayBuffer())
            .subarray(0, 2)
            .toString(),
        ).toBe("PK");
        const large = await fetch(`${proxy.url}/api/opinions/${id}/import?name=large.docx`, {
          method: "POST",
          headers: { cookie: aaa.cookie },
          body: Buffer.alloc(15_000_000),
        });
        // It came through whole, and the server itself says what it is.
        expect(large.status).not.toBe(413);
        expect(large.headers.get("content-type")).toContain("application/json");

        const status = async (path: string) => (await fetch(proxy.url + path)).status;
        expect(await status("/api/health")).toBe(200);
        for (const path of ["/metrics", "/api/ready", "/node/command"])
          expect(await status(path), path).toBe(404);
        const foreign = await fetch(`${proxy.url}/api/sign-out`, {
          method: "POST",
          headers: { cookie: bbb.cookie, origin: "https://elsewhere.example" },
        });
        expect(foreign.status).toBe(403);
      } finally {
        await proxy.close();
      }
    },
    60_000,
  );
}

import { WebSocket } from "ws";
import { expect } from "vitest";
import type { Role } from "../../shared/people/participant.ts";
import { groupId, userId } from "../../shared/ids.ts";
import { PERSON_HEADER } from "../../shared/wire/protocol.ts";
import {
  type Advisory,
  askForum,
  isWell,
  page,
  rawBytes,
  reasonOf,
  statusIn,
  textNow,
  typed,
} from "./advisory.ts";
import { handshake } from "./http.ts";
import { signedIn, type TestPerson } from "./room-of-people.ts";
import { as, clauseId, draftId, drafts, id, MAY_READ, NO_ID, site, type Who } from "./secrets.ts";
import { wordFileBytes } from "./word-package.ts";

const admitted = async (
  name: string,
  role: Role,
  delegation?: string,
  leads?: readonly string[],
): Promise<{ readonly person: TestPerson; readonly user: string }> => {
  const done = await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name,
    role,
    ...(delegation === undefined ? {} : { delegation }),
    ...(leads === undefined ? {} : { leads: leads.map(groupId) }),
  });
  if ("refusal" in done) throw new Error(done.refusal.message);
  const token = done.link?.split("#")[1];
  const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  const person = signedIn(site.url, answer.headers.get("set-cookie")!.split(";")[0]!);
  return { person, user: (await person.forum()).me.id };
};

const secretariatDoes = async (command: object): Promise<void> => {
  const answer = await askForum("secretariat", command);
  if (answer.status !== 200) throw new Error(answer.text);
};

/** Drafts that one may not read. */
const hiddenFrom = (who: Who): readonly string[] =>
  [...drafts].flatMap(([words, draft]) => ((MAY_READ[words] as readonly Who[]).includes(who) ? [] : [draft]));

/** Rights of the sender, ids in requests, lists, and those who left. */
export const ADVISORIES_OF_RIGHTS: readonly Advisory[] = [
  {
    of: "CVE-2026-44564",
    peer: "Open WebUI let a user who may only read write into a note through its document update event.",
    here: "A follower who is in the room types through our own protocol: nothing of it is taken.",
    holds: async () => {
      const client = await page("follower");
      expect(await typed(client, "follower ")).toBe(false);
      client.terminate();
    },
  },
  {
    of: "CVE-2026-44553",
    peer: "Open WebUI kept the role of a socket's beginning, so that a demoted administrator went on with it.",
    here: "A facilitator becomes a follower while the socket is open: neither text nor an act is taken from it.",
    holds: async () => {
      const { person, user } = await admitted("Facilitator for an hour", "facilitator", undefined, ["space"]);
      const client = await page("lead", person.cookie);
      expect(await typed(client, "as lead ")).toBe(true);
      await secretariatDoes({
        type: "changeParticipant",
        userId: user,
        role: "follower",
        leads: [],
        reason: "r",
      });
      expect(await typed(client, "as follower ")).toBe(false);
      const locking = await person.ask(id, { type: "unlockClause", clauseId, reason: "r" });
      expect(locking.status).toBe(403);
      client.terminate();
    },
  },
  {
    of: "jupyverse #505",
    peer: "In jupyverse the right of the last one who joined a document held for all who were in it.",
    here: "A follower, then a delegate join; each keeps their own right, in either order.",
    holds: async () => {
      const first = await page("follower");
      const delegate = await page("BBB");
      expect(await typed(first, "first ")).toBe(false);
      const last = await page("follower");
      expect(await typed(delegate, "delegate ")).toBe(true);
      expect(await typed(last, "last ")).toBe(false);
      for (const one of [first, delegate, last]) one.terminate();
    },
  },
  {
    of: "CVE-2026-41649",
    peer: "Outline shared a document by two ids in one request, of which it checked the collection's alone.",
    here: "A command with two ids, one of a hidden draft, is refused; so is a batch that hides one behind another.",
    holds: async () => {
      const two = { clauseId, proposalId: draftId };
      const both = await as("BBB").ask(id, { type: "comment", on: two, text: "x", readers: "room" });
      expect([both.status, reasonOf(both)]).toEqual([400, "unreadable"]);
      const own = { type: "comment", on: { clauseId }, text: "seen by nobody", readers: "room" };
      const hidden = { type: "discardDraft", proposalId: draftId };
      const batch = await as("BBB").ask(id, { type: "batch", commands: [own, hidden] });
      expect(batch.status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify((await as("lead").opinion(id)).record)).not.toContain("seen by nobody");
      expect((await as("AAA").get(`/api/drafts/${draftId}`)).status).toBe(200);
    },
  },
  {
    of: "CVE-2026-43890",
    peer: "Outline wrote a subscription for the document of a request and checked its collection.",
    here: "A line that was opened for an Opinion reaches no draft under its id, nor do two delegations in one query.",
    holds: async () => {
      const opened = await as("BBB").post(`/api/opinions/${id}/line?concord=1`, {});
      const { line } = (await opened.json()) as { readonly line: string };
      expect((await as("BBB").get(`/api/drafts/${draftId}/line/${line}?after=0&wait=0`)).status).toBe(404);
      expect((await as("AAA").get(`/api/opinions/${id}/line/${line}?after=0&wait=0`)).status).toBe(404);
      for (const query of ["for=AAA", "for=BBB&for=AAA", "for=AAA&for=BBB", "for[]=AAA"]) {
        const answer = await as("BBB").get(`/api/opinions/${id}/imports?${query}`);
        expect(await answer.text(), query).not.toContain("AAA");
      }
    },
  },
  {
    of: "CVE-2026-28506",
    peer: "Outline's list of events told everybody the ids of private drafts.",
    here: "No list, record, board or count names a draft to a person who may not read it.",
    holds: async () => {
      for (const who of ["CCC", "follower", "secretariat"] as const) {
        const paths = ["forum", "forum/minutes", "board", "board.csv", "forum/contributions", "where.csv"];
        const ofOpinion = ["", "/minutes", "/states", "/export.json", "/imports"];
        for (const path of [...paths, ...ofOpinion.map((end) => `opinions/${id}${end}`)]) {
          const text = await (await as(who).get(`/api/${path}`)).text();
          for (const draft of hiddenFrom(who)) expect(text.includes(draft), `${who} ${path}`).toBe(false);
        }
      }
    },
  },
  {
    of: "CVE-2026-24901",
    peer: "Outline let every member restore, read and own the deleted drafts of others.",
    here: "A discarded draft is to others what an id that never was is, in each way to bring it back.",
    holds: async () => {
      const made = await as("AAA").ask(id, { type: "draftProposal", kind: "delete", clauseId, reason: "r" });
      const draft = (made.entries![0] as unknown as { readonly proposalId: string }).proposalId;
      expect((await as("AAA").ask(id, { type: "discardDraft", proposalId: draft })).status).toBe(200);
      const answers = async (proposalId: string) => {
        const said: unknown[] = [];
        for (const command of [
          { type: "discardDraft", proposalId },
          { type: "propose", kind: "delete", clauseId, draftId: proposalId },
          { type: "withdrawProposal", proposalId },
          { type: "bringBackProposal", proposalId, reason: "r" },
        ])
          said.push(await as("BBB").ask(id, command));
        const read = await as("BBB").get(`/api/drafts/${proposalId}`);
        return JSON.stringify([said, read.status, await read.text()]).replaceAll(proposalId, "that");
      };
      expect(await answers(draft)).toBe(await answers(NO_ID));
    },
  },
  {
    of: "CVE-2026-45543",
    peer: "Nextcloud Forms left files of a form open to a collaborator who had been removed.",
    here: "A dismissed person reads no file any more: not those that they sent, no export, no issued report.",
    holds: async () => {
      const { person, user } = await admitted("Somebody who leaves", "delegate", "AAA");
      const sent = await fetch(`${site.url}/api/opinions/${id}/import?name=mine.docx`, {
        method: "POST",
        headers: { cookie: person.cookie },
        body: wordFileBytes() as Uint8Array<ArrayBuffer>,
      });
      const { number } = (await sent.json()) as { readonly number: number };
      const paths = [`/imports/${number}`, "/imports", "/export.docx", "/export.pdf", "/minutes", ""];
      expect((await person.get(`/api/opinions/${id}${paths[0]!}`)).status).toBe(200);
      await secretariatDoes({ type: "dismissParticipant", userId: user, reason: "r" });
      for (const path of paths) expect((await person.get(`/api/opinions/${id}${path}`)).status).toBe(401);
      expect((await person.get("/api/report.docx")).status).toBe(401);
      expect(site.concord.forum.participant(userId(user))).toBe(null);
    },
  },
  {
    of: "CVE-2026-45285",
    peer: "Nextcloud made a public link for an outside member that its owner neither saw nor could end.",
    here: "No file has an address that works without a sign-in, whatever the query says.",
    holds: async () => {
      const paths = ["report.docx", "report.html", "board.csv", "where.csv", `opinions/${id}/export.docx`];
      for (const path of [...paths, `drafts/${draftId}`, `opinions/${id}/imports/1`])
        for (const query of ["", "?token=1", "?share=1", "?public=1", `?cookie=${as("AAA").cookie}`])
          expect((await fetch(`${site.url}/api/${path}${query}`)).status).toBe(401);
    },
  },
  {
    of: "CVE-2026-1629",
    peer: "Mattermost went on showing kept previews of a private channel to people who had lost it.",
    here: "Moved to another delegation, a person gets nothing of the former from a kept answer or draft.",
    holds: async () => {
      const { person, user } = await admitted("Somebody who moves", "delegate", "AAA");
      const before = await person.get("/api/forum");
      const tag = before.headers.get("etag")!;
      await before.text();
      expect((await person.get(`/api/drafts/${draftId}`)).status).toBe(200);
      await secretariatDoes({ type: "changeParticipant", userId: user, delegation: "CCC", reason: "r" });
      expect((await person.get(`/api/drafts/${draftId}`)).status).toBe(404);
      const headers = { cookie: person.cookie, "if-none-match": tag };
      expect((await fetch(`${site.url}/api/forum`, { headers })).status).toBe(200);
      expect(await (await person.get(`/api/opinions/${id}`)).text()).not.toContain("AAA asks its own people");
    },
  },
  {
    of: "CVE-2026-9162",
    peer: "Mattermost's sockets stayed signed in after the session was revoked.",
    here: "A sign-out closes the sockets of that sign-in, and nothing that they send afterwards is taken.",
    holds: async () => {
      const { person } = await admitted("Somebody who signs out", "delegate", "AAA");
      const client = await page("AAA", person.cookie);
      await person.post("/api/sign-out", {});
      expect((await client.closed).code).toBe(4401);
      expect(await typed(client, "after ")).toBe(false);
    },
  },
  {
    of: "CVE-2026-28759",
    peer: "Mattermost let a remote server remove people from channels that it had no part in.",
    here: "No person but the secretariat dismisses, changes or admits anybody, nor takes attendance away.",
    holds: async () => {
      const { user } = await admitted("Somebody who stays", "delegate", "BBB");
      for (const who of ["AAA", "lead", "other lead", "chair", "team", "follower"] as const)
        for (const command of [
          { type: "dismissParticipant", userId: user, reason: "r" },
          { type: "changeParticipant", userId: user, role: "follower", reason: "r" },
          { type: "admitParticipant", name: "Friend", role: "delegate", delegation: "CCC" },
        ])
          expect((await askForum(who, command)).status, `${who} ${command.type}`).toBe(403);
      expect(site.concord.forum.participant(userId(user))?.role).toBe("delegate");
    },
  },
  {
    of: "CVE-2026-44224",
    peer: "Wiki.js wrote the list of groups in a request as it came, so that a moderator became an administrator.",
    here: "Nobody raises their own role, groups or headship, and a command with fields of another is refused.",
    holds: async () => {
      for (const who of ["AAA", "AAA too", "lead", "team", "follower"] as const) {
        const { me } = await as(who).forum();
        for (const more of [
          { role: "secretariat" },
          { leads: ["space"] },
          { head: true },
          { delegation: "BBB" },
        ]) {
          const command = { type: "changeParticipant", userId: me.id, reason: "r", ...more };
          // A head who is named head again changes nothing.
          const refused = "head" in more && me.head ? 409 : 403;
          expect((await askForum(who, command)).status, `${who} ${JSON.stringify(more)}`).toBe(refused);
        }
        expect((await as(who).forum()).me).toEqual(me);
      }
      const mixed = { type: "openBoard", to: "room", role: "secretariat" };
      expect((await askForum("AAA", mixed)).status).toBe(400);
    },
  },
  {
    of: "La Suite Docs 5.7.0",
    peer: "The process of La Suite Docs ended on a malformed frame, also on one from a socket that it had refused.",
    here: "Hundreds of broken frames on open, refused and half-open sockets: the server goes on.",
    holds: async () => {
      const broken = Array.from({ length: 60 }, (_, n) =>
        Buffer.from(Array.from({ length: n }, (_, i) => (n * 31 + i * 17) & 255)),
      );
      for (const cookie of [as("BBB").cookie, "", "concord=x"]) {
        const socket = new WebSocket(`${site.url.replace("http", "ws")}/ws/opinions/${id}`, {
          headers: { cookie },
        });
        socket.on("error", () => undefined);
        const over = new Promise((resolve) => socket.on("close", resolve));
        socket.on("open", () => {
          for (const bytes of broken) socket.send(bytes);
          setTimeout(() => socket.terminate(), 100);
        });
        await over;
      }
      const head = `GET /ws/opinions/${id} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`;
      for (const bytes of ["\xff\xff\xff", "\x82\x7f\xff\xff\xff\xff\xff\xff\xff\xff", "\x81\x00".repeat(50)])
        expect(statusIn(await rawBytes(`${head}\r\n${bytes}`))).toBe(401);
      await isWell();
    },
  },
  {
    of: "CWE-306 frames before a sign-in",
    peer: "Collaboration servers took document updates before the client had said who it was.",
    here: "A frame in the packet of the handshake, without a sign-in, gets 401 and changes nothing.",
    holds: async () => {
      const before = await textNow();
      for (const path of [`/ws/opinions/${id}`, `/ws/drafts/${draftId}`])
        expect(await handshake(site.url, path, {})).toBe(401);
      const posted = await fetch(`${site.url}/api/opinions/${id}/line/x?n=1`, {
        method: "POST",
        body: "\x02\x00\x02",
      });
      expect(posted.status).toBe(401);
      expect(await textNow()).toBe(before);
    },
  },
  {
    of: "GHSA-57q6-fvp4-pqmm",
    peer: "Open WebUI's limits of an API key did not hold when the key came in another header.",
    here: "No header but the cookie signs anybody in or changes the person, the path or the method.",
    holds: async () => {
      const { me } = await as("secretariat").forum();
      const session = as("secretariat").cookie.split("=")[1]!;
      for (const headers of [
        { authorization: `Bearer ${session}` },
        { "x-api-key": session },
        { "x-forwarded-user": me.id },
        { "remote-user": me.id },
        { [PERSON_HEADER]: me.id },
        { "x-original-url": "/api/health" },
        { "x-rewrite-url": "/api/health" },
      ] as Record<string, string>[])
        expect((await fetch(`${site.url}/api/forum`, { headers })).status).toBe(401);
      const headers = { cookie: as("BBB").cookie, [PERSON_HEADER]: me.id };
      expect(await (await fetch(`${site.url}/api/forum`, { headers })).text()).toContain("otherPerson");
      const method = { cookie: as("BBB").cookie, "x-http-method-override": "DELETE" };
      expect((await fetch(`${site.url}/api/forum`, { headers: method })).status).toBe(200);
    },
  },
];

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fillBigForum } from "../../server/testing/big-forum.ts";
import { type ConcordClient, openConcordClient } from "../../server/testing/concord-client.ts";
import { signedIn, type TestPerson } from "../../server/testing/room-of-people.ts";
import { openGauge } from "../../server/testing/server-gauge.ts";
import { freePort, startServer } from "../../server/testing/server-process.ts";
import type { MeetingsAnswer } from "../../shared/forum/told-meeting.ts";
import { admitDelegates, signIn } from "./concord-target.ts";
import { atMost, type Part, type Progress, seen } from "./findings.ts";
import { done } from "./loop-forum.ts";

const DELEGATIONS = 40;
const TYPISTS = 30;
/** One key of each typist. */
const KEY_MS = 400;
const ALL_MS_MAX = 10_000;
const ONE_MS_MAX = 2_000;
/** The longest that anybody's key may wait behind a cable. */
const HOLD_MS_MAX = 50;
/** Before, so that the gauge shows what typing alone holds. */
const TYPING_MS = 3_000;

/** A delegation and its head. */
async function admit(url: string, secretariat: TestPerson, symbol: string): Promise<TestPerson> {
  const ask = async (command: object): Promise<{ readonly link?: string }> => {
    const answer = await secretariat.post("/api/forum/commands", command);
    if (!answer.ok) throw new Error(`not admitted: ${await answer.text()}`);
    return (await answer.json()) as { readonly link?: string };
  };
  const name = { en: `Delegation ${symbol}` };
  await ask({ type: "admitDelegation", symbol, name, category: "memberState" });
  const { delegations } = await secretariat.forum();
  const { id } = delegations.find((one) => one.symbol === symbol)!;
  const head = {
    type: "admitParticipant",
    name: `Head of ${symbol}`,
    role: "delegate",
    delegation: id,
    head: true,
  };
  const { link = "" } = await ask(head);
  return signIn(url, link.split("#")[1] ?? "");
}

/** Some matters of a delegation in one Opinion: a position, a comment, a proposal. */
async function speak(person: TestPerson, opinion: string, n: number): Promise<void> {
  const { clauses } = await person.opinion(opinion);
  const own = clauses.filter(({ kind }) => kind === "recital" || kind === "operative");
  const { id: clauseId, hash, text } = own[n % own.length]!;
  const positions = ["cannotAccept", "awaitsInstructions", "supports", "reservation"];
  await done(person, opinion, {
    type: "takePosition",
    subject: { clauseId },
    hash,
    position: positions[n % positions.length],
    reason: `as our ministry ${n} wrote`,
  });
  const comment = {
    type: "comment",
    on: { clauseId },
    text: `Our capital asks ${n}.`,
    readers: "delegation",
  };
  await done(person, opinion, comment);
  await done(person, opinion, { type: "propose", kind: "change", clauseId, hash, text: `${text} and so on` });
}

async function take(person: TestPerson, meetingId: string): Promise<number> {
  const begun = performance.now();
  const answer = await person.get(`/api/forum/meetings/${meetingId}/cable.docx?language=en`);
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (!answer.ok) throw new Error(`no cable: ${answer.status} of ${bytes} bytes`);
  return performance.now() - begun;
}

async function openTypists(url: string, cookies: readonly string[], opinions: readonly string[]) {
  const clients: ConcordClient[] = [];
  for (const [n, cookie] of cookies.entries()) {
    const opinionId = opinions[n % opinions.length]!;
    const { record, clauses } = await signedIn(url, cookie).opinion(opinionId);
    const client = openConcordClient(url, { cookie, opinionId, generation: record.generation });
    await client.synced;
    const { id } = clauses.filter(({ kind, locked }) => kind === "recital" && !locked)[n % 20]!;
    const timer = setInterval(() => client.type(() => client.text(id).insert(0, "x")), KEY_MS);
    timer.unref();
    clients.push(client);
  }
  return clients;
}

/** The cables of all delegations at the gavel of a plenary, beside people who type. */
export async function cablesPart(progress: Progress): Promise<Part> {
  progress(`a big forum, ${DELEGATIONS} delegations more, and ${TYPISTS} people who type`);
  const dataDir = mkdtempSync(join(tmpdir(), "concord-cables-"));
  const gauge = openGauge(dataDir);
  try {
    const forum = await fillBigForum(dataDir);
    const environment = { PORT: String(await freePort()), DATA_DIR: dataDir };
    const started = await startServer(environment, { preload: [gauge.preload] });
    if ("said" in started) throw new Error(started.said);
    const { url, pid } = started;
    try {
      const [secretariat, chair] = [
        await signIn(url, forum.token("secretariat")),
        await signIn(url, forum.token("chair")),
      ];
      const heads: TestPerson[] = [];
      for (let n = 0; n < DELEGATIONS; n++)
        heads.push(await admit(url, secretariat, `Q${String.fromCharCode(65 + (n % 26))}${n}`));
      const opened = { type: "openMeeting", groupId: null, name: "Plenary" };
      if (!(await chair.post("/api/forum/commands", opened)).ok) throw new Error("no meeting");
      const { meetings } = (await (await chair.get("/api/forum/meetings")).json()) as MeetingsAnswer;
      const meetingId = meetings.at(-1)!.id;
      for (const [n, head] of heads.entries())
        await speak(head, forum.opinions[n % forum.opinions.length]!, n);
      const cookies = await admitDelegates(url, { secretariat, count: TYPISTS });
      const typists = await openTypists(url, cookies, forum.opinions);
      await gauge.read(pid);
      await setTimeout(TYPING_MS);
      const alone = await gauge.read(pid);
      const first = await take(heads[0]!, meetingId);
      const second = await take(heads[1]!, meetingId);
      progress(`one, the meeting open: ${first.toFixed(0)} ms, then ${second.toFixed(0)} ms`);
      await gauge.read(pid);
      const closing = performance.now();
      const closed = await chair.post("/api/forum/commands", { type: "closeMeeting", meetingId });
      if (!closed.ok) throw new Error("not closed");
      const gavel = performance.now() - closing;
      const gavelHold = await gauge.read(pid);
      const begun = performance.now();
      const times = await Promise.all(heads.map((head) => take(head, meetingId)));
      const all = performance.now() - begun;
      const beside = await gauge.read(pid);
      const one = await take(heads[0]!, meetingId);
      for (const client of typists) client.terminate();
      progress(
        `${DELEGATIONS} cables: ${all.toFixed(0)} ms; hold ${beside.longestWorkMs} (${beside.longestBlockMs}) ms`,
      );
      return {
        title: "Cables at the gavel",
        findings: [
          atMost(`${DELEGATIONS} cables, asked for at once`, {
            value: all,
            aim: ALL_MS_MAX,
            unit: "ms",
            digits: 0,
          }),
          atMost("one cable, its process begun anew, the meeting open", {
            value: first,
            aim: ONE_MS_MAX,
            unit: "ms",
            digits: 0,
          }),
          atMost("the next one", { value: second, aim: ONE_MS_MAX, unit: "ms", digits: 0 }),
          seen("the same one again, after the gavel", `${one.toFixed(0)} ms`),
          seen(
            "the first and the last of all",
            `${Math.min(...times).toFixed(0)}, ${Math.max(...times).toFixed(0)} ms`,
          ),
          atMost("longest work of the loop's thread meanwhile", {
            value: beside.longestWorkMs,
            aim: HOLD_MS_MAX,
            unit: "ms",
            digits: 0,
          }),
          seen("longest hold of the loop meanwhile", `${beside.longestBlockMs} ms`),
          seen("the same, of typing alone", `${alone.longestWorkMs}, ${alone.longestBlockMs} ms`),
          seen(
            "closing the meeting, and its longest work",
            `${gavel.toFixed(0)}, ${gavelHold.longestWorkMs} ms`,
          ),
        ],
        charts: [],
        notes: [
          `5 Opinions of 60 clauses with 10,000 edits; ${TYPISTS} people type a key each ${KEY_MS} ms in all of them, before and after the gavel.`,
          "Each delegation took a position, wrote a comment of its own and proposed a change.",
        ],
      };
    } finally {
      await started.kill("SIGTERM");
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

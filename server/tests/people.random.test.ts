import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { StatesAnswer, ToldComparison, WhoWrote } from "../../shared/history/told-comparison.ts";
import { opinionId, type UserId, userId } from "../../shared/ids.ts";
import { runCommand } from "../command-line/run-command.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { seeded } from "../testing/chance.ts";
import { openTestSite, signedIn, type TestPerson } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

const SEED = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000));
const STEPS = Number(process.env["STEPS"] ?? 60);
const SEATS = [
  { role: "delegate", delegation: "AAA" },
  { role: "delegate", delegation: "BBB" },
  { role: "delegate", delegation: "CCC" },
  { role: "managementTeam", delegation: null },
  { role: "facilitator", delegation: null, leads: ["space"] },
  { role: "facilitator", delegation: "CCC", leads: ["green"] },
] as const;

type Seat = (typeof SEATS)[number];
type Behind = Pick<WhoWrote, "delegationId" | "office"> & { readonly userId: UserId };
type Somebody = {
  id: UserId;
  seat: Seat;
  readonly at: TestPerson;
  client: ConcordClient | null;
};
const behind = ({ id, seat }: Somebody): Behind => ({
  userId: id,
  delegationId: seat.delegation as Behind["delegationId"],
  office: seat.delegation === null ? seat.role : null,
});

/** Each word carries a number: who wrote it, and who deleted it, as they were at that moment. */
const wrote = new Map<string, Behind>();
const deleted = new Map<string, Behind>();
const said = new Map<string, Behind>();
let splitter: UserId;

test(`A12 A13 each author as they were after ${STEPS} random steps of seed ${SEED}`, async () => {
  console.log(`SEED=${SEED}`);
  const dataDir = mkdtempSync(join(tmpdir(), "concord-people-"));
  const chance = seeded(SEED);
  const pick = <One>(list: readonly One[]): One => list[chance(list.length)]!;
  let site = await openTestSite({ DATA_DIR: dataDir, FORUM_NOW: "2025-06-16T08:00:00Z" });
  const id = site.opinionOf("space");
  try {
    const lead = await site.person("space");
    splitter = (await lead.forum()).me.id;
    const secretariat = await site.person("secretariat");
    const forumAsk = async (command: Record<string, unknown>) => {
      const answer = await secretariat.post("/api/forum/commands", command);
      expect([command, answer.status]).toEqual([command, 200]);
      return (await answer.json()) as { link?: string; entries: { participant?: { id: string } }[] };
    };
    const admit = async (seat: Seat): Promise<Somebody> => {
      const { delegation, ...rest } = seat;
      const of = delegation === null ? {} : { delegation };
      const told = await forumAsk({ type: "admitParticipant", name: "Somebody", ...rest, ...of });
      const body = JSON.stringify({ token: told.link!.split("#")[1] });
      const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body });
      const at = signedIn(site.url, answer.headers.get("set-cookie")!.split(";")[0]!);
      return { id: userId(told.entries[0]!.participant!.id), seat, at, client: null };
    };
    const people: Somebody[] = [];
    for (const seat of SEATS) people.push(await admit(seat));
    const opening = await lead.opinion(id);
    const clauses = opening.clauses.filter((one) => one.kind === "operative").slice(0, 2);
    const places = clauses.map((one) => one.id);
    const clientOf = async (one: Somebody): Promise<ConcordClient> => {
      if (one.client !== null) return one.client;
      const options = { cookie: one.at.cookie, opinionId: id, generation: opening.generation };
      one.client = openConcordClient(site.url, options);
      await one.client.synced;
      return one.client;
    };
    const type = async (one: Somebody, act: (client: ConcordClient) => void): Promise<void> => {
      const client = await clientOf(one);
      const count = client.type(() => act(client));
      await until("it is stored", () => client.acknowledged() >= count);
    };
    /** A connection that is told later than this one is closed: the next step opens another. */
    const hangUp = (one: Somebody): void => {
      one.client?.terminate();
      one.client = null;
    };
    const counts = { typed: 0, deleted: 0, commented: 0, changed: 0, replaced: 0, copied: 0 };
    let middle = 0;
    const step = async (n: number): Promise<void> => {
      const one = pick(people);
      const clause = pick(places);
      switch (chance(10)) {
        case 0:
        case 1:
        case 2:
        case 3: {
          const word = `w${n}w `;
          wrote.set(word.trim(), behind(one));
          await type(one, (client) => {
            const text = client.text(clause);
            const places = [...text.toString().matchAll(/ /gu)].map(({ index }) => index + 1);
            text.insert(pick([0, ...places]), word);
          });
          counts.typed += 1;
          return;
        }
        case 4: {
          await type(one, (client) => {
            const text = client.text(clause);
            const words = [...text.toString().matchAll(/w\d+w /gu)];
            if (words.length === 0) return;
            const { 0: word, index } = pick(words);
            text.delete(index, word.length);
            // A page that has not heard of it yet deletes what is gone: the first one did it.
            if (!deleted.has(word.trim())) deleted.set(word.trim(), behind(one));
            counts.deleted += 1;
          });
          return;
        }
        case 5: {
          const text = `said ${n}`;
          await one.at.ask(id, { type: "comment", on: { clauseId: clause }, text, readers: "room" });
          said.set(text, behind(one));
          counts.commented += 1;
          return;
        }
        case 6:
        case 7: {
          const seat = pick(SEATS.filter((other) => other !== one.seat));
          const leads = "leads" in seat ? {} : { leads: [] };
          const to = { type: "changeParticipant", userId: one.id, ...leads, ...seat, reason: "now this" };
          await forumAsk(to);
          one.seat = seat;
          hangUp(one);
          counts.changed += 1;
          return;
        }
        case 8: {
          const next = await admit(one.seat);
          await forumAsk({
            type: "dismissParticipant",
            userId: one.id,
            reason: "replaced",
            replacedBy: next.id,
          });
          hangUp(one);
          people[people.indexOf(one)] = next;
          counts.replaced += 1;
          return;
        }
        default: {
          // Words are copied under stand-ins of their authors, and stay theirs.
          const { clauses: now } = await lead.opinion(id);
          const text = now.find((other) => other.id === clause)!.text;
          const at = text.indexOf(" ") + 1;
          if (at === 0 || at === text.length) return;
          const split = await lead.ask(id, { type: "splitClause", clauseId: clause, at });
          const { newClauseId } = split.entries![0] as unknown as { newClauseId: string };
          await lead.ask(id, { type: "joinClauses", first: clause, second: newClauseId });
          counts.copied += 1;
        }
      }
    };
    for (let n = 0; n < STEPS; n += 1) {
      await step(n);
      if (n !== Math.floor(STEPS / 2)) continue;
      for (const clauseId of places) {
        const settled = await lead.ask(id, { type: "settleClause", clauseId });
        middle = settled.entries!.at(-1)!.seq;
      }
    }
    people.forEach(hangUp);
    const checked = async (office: TestPerson): Promise<number> => {
      let found = 0;
      const { states } = (await (await office.get(`/api/opinions/${id}/states`)).json()) as StatesAnswer;
      for (const from of [middle, states[0]!.seq]) {
        const answer = await office.get(`/api/opinions/${id}/compare?from=${from}&to=now`);
        const told = (await answer.json()) as ToldComparison;
        for (const row of told.clauses) found += checkRow(told, row.pieces);
      }
      const { record } = await office.opinion(id);
      for (const comment of record.negotiation.comments) {
        const was = said.get(comment.text);
        if (was === undefined) continue;
        const person = site.concord.forum.personAt(comment.by, comment.forumSeq)!;
        const office = person.delegationId === null ? person.role : null;
        expect([comment.text, person.delegationId, office]).toEqual([
          comment.text,
          was.delegationId,
          was.office,
        ]);
        found += 1;
      }
      return found;
    };
    const first = await checked(secretariat);
    await site.close();
    // A year later, what was typed is removed: authors stay in what is left of it.
    site = await openTestSite({ DATA_DIR: dataDir, FORUM_NOW: "2026-06-16T08:00:00Z" });
    const office = signedIn(site.url, secretariat.cookie);
    expect(await checked(office)).toBe(first);
    const removed = await runCommand(site.concord, { name: "retention", arguments: [] });
    expect([removed.code, removed.lines.some((line) => line.includes("rows of words"))]).toEqual([0, true]);
    await site.concord.rooms.get(opinionId(id));
    const after = await checked(office);
    expect(after).toBeGreaterThan(0);
    console.log(JSON.stringify({ ...counts, first, after }));
  } finally {
    await site.close();
    rmSync(dataDir, { recursive: true });
  }
}, 240_000);

/** Each stretch of a row that holds numbered words names their authors; gives how many it held. */
function checkRow(told: ToldComparison, pieces: ToldComparison["clauses"][number]["pieces"]): number {
  let found = 0;
  for (const { text, by, deletedBy } of pieces)
    for (const [word] of text.matchAll(/w\d+w/gu)) {
      expect([word, told.who[by]]).toEqual([word, wrote.get(word)]);
      const deleter = deletedBy === undefined ? undefined : told.who[deletedBy];
      // A split deletes the characters that it copies: of these the lead is named.
      if (deleter !== undefined && deleter.userId !== splitter)
        expect([word, deleter]).toEqual([word, deleted.get(word)]);
      found += 1;
    }
  return found;
}

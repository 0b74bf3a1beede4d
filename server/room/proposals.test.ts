import { afterAll, beforeAll, expect, test } from "vitest";
import type { Command } from "../../shared/commands/commands.ts";
import { rootOf } from "../../shared/decide/proposal-base.ts";
import type { ClauseId, ProposalId, UserId } from "../../shared/ids.ts";
import { BATCH_INTERVAL_MS_MAX } from "../../shared/limits.ts";
import type { Entry } from "../../shared/events/event.ts";
import { findProposal, presentWords, proposedText } from "../../shared/negotiation/proposal.ts";
import { withoutClosing } from "../../shared/clause/closing.ts";
import { chanceOf, editedBy, SCRIPTS } from "../../shared/testing/random-words.ts";
import { textOf } from "../../shared/clause/words.ts";
import { verifyStream } from "../command-line/verify.ts";
import type { LocalPage } from "../testing/local-page.ts";
import { type OpenedRoom, openRoomDesk, type RoomDesk } from "../testing/room-desk.ts";
import { load } from "../replay/load.ts";
import type { Room } from "./room.ts";

const BASE = "Member States consider space connectivity in national plans";

let desk: RoomDesk;
beforeAll(async () => {
  desk = await openRoomDesk();
});
afterAll(() => desk.close());

const done = async (room: Room, user: UserId, command: Command): Promise<readonly Entry[]> => {
  const answer = await room.command(user, command);
  if ("refusal" in answer) throw new Error(`${command.type}: ${answer.refusal.message}`);
  return answer.entries;
};
const propose = async (
  { room }: Pick<OpenedRoom, "room">,
  user: UserId,
  clauseId: ClauseId,
  text: string,
): Promise<ProposalId> => {
  const [entry] = await done(room, user, { type: "propose", kind: "change", clauseId, text });
  if (entry?.type !== "proposalSubmitted") throw new Error("nothing was submitted");
  return entry.proposalId;
};
const accept = async (room: Room, lead: UserId, id: ProposalId): Promise<readonly Entry[]> => {
  const { opinion, document } = await room.view();
  const proposal = findProposal(opinion.negotiation, id)!;
  const clause = document.clauses.find((one) => one.id === proposal.clauseId)!;
  return done(room, lead, {
    type: "acceptProposal",
    proposalId: id,
    proposalHash: presentWords(proposal).hash,
    hash: clause.hash,
  });
};

/** Each stretch of words with the delegation of who wrote it, and the lead's with its office. */
async function written(
  room: Room,
  id: ClauseId | ProposalId,
): Promise<readonly (readonly [string, string])[]> {
  const { words, authors } = await room.view();
  const parts: [string, string][] = [];
  for (const { client, text } of words.get(rootOf(id as ProposalId)) ?? []) {
    const author = authors.find((one) => one.client === client);
    const who = author?.delegationId ?? author?.office ?? "nobody";
    const last = parts.at(-1);
    if (last?.[0] === who) last[1] += text;
    else parts.push([who, text]);
  }
  return parts;
}
/** Lets every message through, both ways, until nothing is on its way. */
async function settled(page: LocalPage): Promise<void> {
  for (let quiet = 0; quiet < 5; quiet++) {
    while (page.say() || page.hear()) quiet = 0;
    await new Promise((resolve) => setTimeout(resolve, BATCH_INTERVAL_MS_MAX));
  }
}
const delegationOf = (user: UserId): string => desk.concord.forum.participant(user)!.delegationId!;

test("V7 accepted words keep their authors after a restart, from checkpoint and from all rows", async () => {
  const opened = await desk.room([BASE, "to share spectrum"]);
  const [act, other] = opened.clauses as [ClauseId, ClauseId];
  const [a, b, c] = desk.delegates as [UserId, UserId, UserId];
  const first = await propose(opened, a, act, BASE.replace("space", "affordable space"));
  const second = await propose(opened, b, act, BASE.replace("national", "national digital"));
  const third = await propose(opened, c, other, "to share spectrum fairly");
  await done(opened.room, desk.lead, { type: "lockClause", clauseId: act });
  await accept(opened.room, desk.lead, first);
  await accept(opened.room, desk.lead, second);
  const { document } = await opened.room.view();
  const { hash } = document.clauses.find((one) => one.id === other)!;
  await done(opened.room, desk.lead, { type: "takeRivals", clauseId: other, proposals: [third], hash });

  const words = await written(opened.room, act);
  expect(words.map(([, text]) => text).join("")).toBe(
    "Member States consider affordable space connectivity in national digital plans",
  );
  const of = (user: UserId) =>
    words.filter(([who]) => who === delegationOf(user)).map(([, text]) => text.trim());
  expect([of(a), of(b)]).toEqual([["affordable"], ["digital"]]);
  // Taken into the second's words when the first was accepted, and still of whoever wrote it.
  expect(await written(opened.room, second)).toContainEqual([delegationOf(a), "affordable "]);
  const brackets = await written(opened.room, other);
  expect(brackets.find(([who]) => who === delegationOf(c))?.[1].trim()).toBe("fairly");

  const roots = [act, other, first, second, third];
  const before = await opened.room.view();
  const authors = await Promise.all(roots.map((root) => written(opened.room, root)));
  const room = await opened.reopen();
  const after = await room.view();
  expect(await Promise.all(roots.map((root) => written(room, root)))).toEqual(authors);
  expect(new Map(after.words)).toEqual(new Map(before.words));
  expect(after.opinion.negotiation).toEqual(before.opinion.negotiation);
  const { store } = desk.concord;
  const rebuilt = await load(store, opened.id, { to: after.seq });
  expect(new Map(rebuilt.serverDoc.words())).toEqual(new Map(before.words));
  expect(rebuilt.opinion?.negotiation).toEqual(before.opinion.negotiation);
  await done(room, a, {
    type: "propose",
    kind: "change",
    clauseId: act,
    text: "Member States act",
  });
  await room.close();
  expect(await verifyStream(store, opened.id)).toMatchObject({ bad: null });
});

test("V1 nobody types in a submitted proposal, and an offline edit meets the accepted words", async () => {
  const opened = await desk.room([BASE]);
  const [act] = opened.clauses as [ClauseId];
  const [a, b] = desk.delegates as [UserId, UserId];
  const id = await propose(opened, a, act, `${BASE} soon`);
  const page = opened.page(b, { concord: true });
  page.connect();
  await settled(page);
  page.disconnect();
  page.text(act)!.insert(0, "All ");
  await accept(opened.room, desk.lead, id);
  page.connect();
  await settled(page);
  const { words } = await opened.room.view();
  expect(textOf(words.get(act)!)).toBe(`All ${BASE} soon`);
  expect(page.text(act)!.toString()).toBe(`All ${BASE} soon`);
  page.text(rootOf(id))!.insert(0, "x");
  await settled(page);
  expect(page.closed()).toMatchObject({ code: 4403 });
  expect(textOf((await opened.room.view()).words.get(rootOf(id))!)).toBe(`${BASE} soon`);
  await opened.close();
});

test("V7 the room's words are the decided ones, run by run, over 12 random clauses", async () => {
  const opened = await desk.room(Array.from({ length: 12 }, (_, i) => `${i} ${BASE}`));
  const seen: number[] = [];
  for (const [i, clause] of opened.clauses.entries()) {
    const chance = chanceOf(i + 1);
    const script = Object.values(SCRIPTS)[i % 3]!;
    const base = textOf((await opened.room.view()).words.get(clause)!);
    const ids: ProposalId[] = [];
    for (const user of desk.delegates) {
      const text = withoutClosing(editedBy(script, chance, base));
      if (text !== base && text !== "") ids.push(await propose(opened, user, clause, text));
    }
    for (const id of ids.toReversed()) {
      const { opinion } = await opened.room.view();
      if (findProposal(opinion.negotiation, id)!.review !== null) continue;
      for (const entry of await accept(opened.room, desk.lead, id)) {
        const { words } = await opened.room.view();
        if (entry.type === "proposalAccepted") expect(words.get(clause)).toEqual(entry.words?.runs);
        else if (entry.type === "proposalReworded") {
          expect(words.get(rootOf(entry.proposalId))).toEqual(entry.wording.runs);
        }
      }
      seen.push(i);
    }
  }
  expect(seen.length).toBeGreaterThan(12);
  const before = await opened.room.view();
  const room = await opened.reopen();
  expect(new Map((await room.view()).words)).toEqual(new Map(before.words));
  await room.close();
});

test("W20 words typed at a known split stay in the first half, though proposals follow it", async () => {
  const opened = await desk.room([BASE]);
  const [act] = opened.clauses as [ClauseId];
  const [a, b] = desk.delegates as [UserId, UserId];
  const id = await propose(opened, a, act, `All ${BASE}`);
  const page = opened.page(b, { concord: true });
  page.connect();
  await settled(page);
  await done(opened.room, desk.lead, { type: "splitClause", clauseId: act, at: 22 });
  await settled(page);
  const { opinion } = await opened.room.view();
  expect(proposedText(findProposal(opinion.negotiation, id)!)).toBe("All Member States consider");
  page.text(act)!.insert(22, " well");
  await settled(page);
  expect(textOf((await opened.room.view()).words.get(act)!)).toBe("Member States consider well");
  await opened.close();
});

test("W20 in a batch of splits too, what is typed at one of them by one who knows of it stays", async () => {
  const opened = await desk.room([BASE, BASE]);
  const [one, two] = opened.clauses as [ClauseId, ClauseId];
  const [, b] = desk.delegates as [UserId, UserId];
  const page = opened.page(b, { concord: true });
  page.connect();
  await settled(page);
  const split = (clauseId: ClauseId) => ({ type: "splitClause", clauseId, at: 22 }) as const;
  await done(opened.room, desk.lead, { type: "batch", commands: [split(one), split(two)] });
  await settled(page);
  page.text(one)!.insert(22, " well");
  page.text(two)!.insert(22, " well");
  await settled(page);
  const { words } = await opened.room.view();
  expect([one, two].map((id) => textOf(words.get(id)!))).toEqual([
    "Member States consider well",
    "Member States consider well",
  ]);
  await opened.close();
});

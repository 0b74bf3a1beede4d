import { expect, test } from "vitest";
import type { Command } from "../commands/commands.ts";
import { proposalId } from "../ids.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import { openWithClause, propose } from "../testing/proposals.ts";
import { OPEN_RULES, PEOPLE } from "../testing/room.ts";
import { threadMs } from "../testing/thread-ms.ts";
import { decide } from "./decide.ts";

test("V9 an act on no proposal's words costs the same, however many proposals there are", () => {
  const { room, act } = openWithClause();
  const one = propose(room, "aaa", act, "one");
  const proposals = Array.from({ length: 3_000 }, (_, n): Proposal => ({
    ...one,
    id: proposalId(`02${String(n).padStart(24, "0")}`),
  }));
  const opinion = { ...room.opinion(), negotiation: { ...room.opinion().negotiation, proposals } };
  const command: Command = {
    type: "batch",
    commands: Array.from({ length: 100 }, (_, n) => ({
      type: "comment",
      on: { clauseId: act },
      text: `Is it meant, ${n}?`,
      readers: "room",
    })),
  };
  let ids = 0;
  const context = {
    actor: PEOPLE.bbb,
    at: 0,
    newId: () => `03${String(++ids).padStart(24, "0")}`,
    rules: OPEN_RULES,
    serverClientOf: () => 0,
    authorOf: () => null,
    nextClock: () => 0,
  };
  const before = threadMs();
  expect(decide(opinion, room.words(), { command, context })).toMatchObject({ edits: [] });
  expect(threadMs() - before).toBeLessThan(500);
});

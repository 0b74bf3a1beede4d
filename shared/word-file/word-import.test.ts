import { expect, test } from "vitest";
import { proposalId } from "../ids.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import { openTestRoom } from "../testing/room.ts";
import { threadMs } from "../testing/thread-ms.ts";
import type { UnderstoodComment, UnderstoodProposal } from "./understood.ts";
import { alreadyThere, commentsAlreadyThere } from "./word-import.ts";

const WORDS = "and to share, ".repeat(1_400);

function negotiation() {
  const room = openTestRoom();
  const [item] = room.as("lead").write("verb view", "operative to act").slice(1);
  for (let i = 0; i < 20; i++)
    room.as("aaa").must({ type: "propose", kind: "add", clauseId: item!, text: `to act ${WORDS}${i}` });
  room.as("aaa").must({ type: "comment", on: { clauseId: item! }, text: "Is it enough?", readers: "room" });
  return { opinion: room.opinion(), item: item! };
}

test("X30 finds proposed paragraphs among thousands at once, however long they are", () => {
  const { opinion, item } = negotiation();
  const added = (n: number, text: string): UnderstoodProposal => ({
    n,
    line: n,
    kind: "add",
    clauseId: item,
    on: null,
    hash: null,
    text,
    clauseKind: null,
    reason: "",
    authors: [],
    movedWith: null,
    language: "en",
    otherLanguage: false,
    rebased: false,
    movedOn: false,
    compared: false,
  });
  const own = opinion.negotiation.proposals[0]!.proponent;
  if (own.kind !== "delegation") throw new Error("not a delegation's");
  const file = [
    ...Array.from({ length: 3_000 }, (_, n) => added(n + 1, `to act anew ${n}`)),
    // Closing signs are no difference, nor is what Word does to spaces.
    added(3_001, `to  act ${WORDS}7;`),
    { ...added(3_002, `to act ${WORDS}7`), kind: "change" as const },
  ];
  const before = threadMs();
  expect(alreadyThere(file, opinion, own.delegationId)).toEqual([3_001]);
  expect(threadMs() - before).toBeLessThan(500);
  expect(alreadyThere(file, opinion, null)).toEqual([]);
});

test("X30 finds comments beside thousands of proposals at once", () => {
  const { opinion, item } = negotiation();
  const [first] = opinion.negotiation.proposals;
  const proposals = Array.from({ length: 5_000 }, (_, n): Proposal => ({
    ...first!,
    id: proposalId(`01${String(n).padStart(24, "0")}`),
    serial: n + 1,
  }));
  const comment = (n: number, text: string): UnderstoodComment => ({
    n,
    on: { clauseId: item },
    quote: "",
    place: null,
    author: "Pat",
    text,
    replies: [],
    resolved: false,
    replyTo: null,
  });
  const texts = [
    ...Array.from({ length: 4_996 }, (_, n) => `What of ${n}: is it meant?`),
    "Is it  enough? ",
    "AAA/4999: as it was said",
    "AAA/1：如上",
    "AAA/5001: of none",
  ];
  const before = threadMs();
  const already = commentsAlreadyThere(
    texts.map((text, i) => comment(i + 1, text)),
    { ...opinion, negotiation: { ...opinion.negotiation, proposals } },
  );
  expect(already).toEqual([4_997, 4_998, 4_999]);
  expect(threadMs() - before).toBeLessThan(500);
});

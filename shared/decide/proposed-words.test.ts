import { expect, test } from "vitest";
import { PROPOSED_CHARS_ON_CLAUSE_MAX } from "../limits.ts";
import { presentWords } from "../negotiation/proposal.ts";
import { asking, openWithClause, proposalOf, propose } from "../testing/proposals.ts";
import { openTestRoom } from "../testing/room.ts";
import { threadMs } from "../testing/thread-ms.ts";

test("V18 one delegation's wordings of a clause share a limit of characters", () => {
  const { room, act } = openWithClause();
  const aaa = room.as("aaa");
  const third = (n: number): string => `${n} ${"x".repeat(PROPOSED_CHARS_ON_CLAUSE_MAX / 3 - 2)}`;
  const ids = [1, 2, 3].map((n) => propose(room, "aaa", act, third(n)).id);
  expect([aaa.ask(asking(act, "four")), room.as("bbb").ask(asking(act, "four"))]).toEqual([
    "tooManyProposals",
    "done",
  ]);
  // Proposals to delete it, or to stand behind it, are not fitted word by word.
  expect(aaa.ask(asking(act, { kind: "add", text: third(4) }))).toBe("done");

  room.as("lead").must({ type: "setAsideProposal", proposalId: ids[0]!, reason: "later" });
  const four = propose(room, "aaa", act, "four").id;
  expect(aaa.ask({ type: "bringBackProposal", proposalId: ids[0]! })).toBe("tooManyProposals");
  const reword = (text: string) => {
    const { hash } = presentWords(proposalOf(room, four));
    return { type: "rewordProposal", proposalId: four, text, hash } as const;
  };
  expect(aaa.ask(reword(third(4)))).toBe("done");
  expect(aaa.ask(asking(act, "five"))).toBe("tooManyProposals");
  expect(aaa.ask(reword("four"))).toBe("done");
  expect(aaa.ask(asking(act, "five"))).toBe("done");
});

test("V9 all that one delegation would make of a long clause is fitted to its new words at once", () => {
  const room = openTestRoom();
  const signs = Array.from({ length: 19_000 }, (_, n) => String.fromCharCode(0x4e_00 + ((n * n) % 7_000)));
  const [, item] = room.as("lead").write("verb view", `operative ${signs.join("")}`);
  // As many changes in each as are told apart word by word; none meets the others.
  const changedAt = (first: number): string =>
    signs.map((sign, n) => (n % 70 === first && n < 15_400 ? "国" : sign)).join("");
  const aaa = room.as("aaa");
  for (let n = 0; n < 20; n++) aaa.ask(asking(item!, changedAt(n)));
  const before = threadMs();
  aaa.split(item!, room.text(item!).length - 6);
  expect(threadMs() - before).toBeLessThan(500);
  expect(room.opinion().negotiation.proposals.every(({ review }) => review === null)).toBe(true);
});

import { setTimeout } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { proposedText } from "../../shared/negotiation/proposal.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await site?.close();
  site = null;
});

test("W8 G8 a proposal tells no words of its draft that are not on disk there", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  site = await openTestSite();
  const id = site.opinionOf("space");
  const aaa = await site.person("AAA");
  const clause = (await aaa.opinion(id)).clauses.find(({ kind }) => kind === "operative")!;
  const { entries } = await aaa.ask(id, { type: "draftProposal", kind: "change", clauseId: clause.id });
  const draft = (entries![0] as unknown as { proposalId: string }).proposalId;
  const { generation } = (await (await aaa.get(`/api/drafts/${draft}`)).json()) as { generation: string };
  const asDraft = { cookie: aaa.cookie, opinionId: draft, rooms: "drafts", generation } as const;
  const page = openConcordClient(site.url, asDraft);
  await page.synced;

  // The draft's disk is slow, and then it is none.
  const { store } = site.concord;
  const { append } = store;
  let isBroken = true;
  Object.assign(store, {
    append: async (...[rows, bound]: Parameters<typeof append>) => {
      if (isBroken && rows.some(({ stream, kind }) => stream === draft && kind === "words")) {
        await setTimeout(400);
        throw new Error("no disk");
      }
      return append(rows, bound);
    },
  });
  page.type(() => page.text(draft).insert(0, "late "));
  await setTimeout(60);
  const asked = { type: "propose", kind: "change", clauseId: clause.id, hash: clause.hash, draftId: draft };
  await aaa.ask(id, asked);
  expect((await page.closed).code).toBe(4503);
  isBroken = false;
  const { record } = await aaa.opinion(id);
  const told = record.negotiation.proposals.map(proposedText);
  expect(told.filter((text) => text.includes("late "))).toEqual([]);
});

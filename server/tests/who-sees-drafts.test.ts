import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { eavesdrop } from "../testing/eavesdropper.ts";
import { signedIn } from "../testing/room-of-people.ts";
import { run, wordFileBytes } from "../testing/word-package.ts";
import {
  as,
  clauseId,
  closeSecrets,
  draftId,
  drafts,
  type DraftWords,
  hashOf,
  hiddenComment,
  id,
  MAY_READ,
  NO_ID,
  type Secret,
  site,
  tellSecrets,
  type Who,
  WHO,
} from "../testing/secrets.ts";

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await tellSecrets();
});
afterAll(closeSecrets);

test("Q7 what is hidden is refused in the very words of what is not there", async () => {
  const answers = async (who: Who, subject: { readonly draft: string; readonly comment: string }) => {
    const asked: Record<string, unknown>[] = [
      { type: "discardDraft", proposalId: subject.draft },
      { type: "propose", kind: "change", clauseId, draftId: subject.draft },
      {
        type: "takePosition",
        subject: { proposalId: subject.draft },
        position: "supports",
        hash: "0".repeat(64),
      },
      { type: "askCoSponsor", proposalId: subject.draft, delegationId: "BBB" },
      { type: "comment", on: { proposalId: subject.draft }, text: "x", readers: "room" },
      { type: "withdrawProposal", proposalId: subject.draft },
      { type: "declineProposal", proposalId: subject.draft, reason: "x" },
      { type: "resolveComment", commentId: subject.comment },
      { type: "replyToComment", commentId: subject.comment, text: "x" },
    ];
    const said: unknown[] = [];
    for (const command of asked) {
      const answer = await as(who).ask(id, command);
      expect(answer.status, JSON.stringify([who, command])).not.toBe(200);
      said.push(answer);
    }
    // The answer may repeat a requester's own words.
    return JSON.parse(
      JSON.stringify(said).replaceAll(subject.draft, "that").replaceAll(subject.comment, "that"),
    ) as unknown;
  };
  for (const [text, draft] of drafts) {
    const outside = WHO.filter((one) => !(MAY_READ[text] as readonly Who[]).includes(one));
    for (const who of outside.filter((one) => !one.startsWith("AAA"))) {
      expect(await answers(who, { draft, comment: hiddenComment })).toEqual(
        await answers(who, { draft: NO_ID, comment: NO_ID }),
      );
    }
  }
  // Somebody marks over what only the lead was told: neither who nor why is said.
  const answer = await as("chair").ask(id, {
    type: "markClause",
    clauseId,
    tier: "ad-referendum",
    hash: await hashOf(),
  });
  expect(JSON.stringify(answer)).not.toMatch(/AAA cannot|"delegationId":"AAA"|lead alone/);
});

test("Q8 Y8 a draft is there for its own side alone, by HTTP, by line and by socket", async () => {
  const seen = async (who: Who, draft: string) => ({
    draft: (await as(who).get(`/api/drafts/${draft}`)).status,
    minutes: (await as(who).get(`/api/drafts/${draft}/minutes`)).status,
    asOpinion: (await as(who).get(`/api/opinions/${draft}`)).status,
    exported: (await as(who).get(`/api/opinions/${draft}/export.json`)).status,
    line: (await as(who).post(`/api/drafts/${draft}/line`, {})).status,
    lineAsOpinion: (await as(who).post(`/api/opinions/${draft}/line`, {})).status,
  });
  for (const who of WHO) {
    for (const [text, draft] of drafts) {
      const there = (MAY_READ[text] as readonly Who[]).includes(who);
      expect(await seen(who, draft), who).toEqual({
        draft: there ? 200 : 404,
        minutes: there ? 200 : 404,
        asOpinion: 404,
        exported: 404,
        line: there ? 200 : 404,
        lineAsOpinion: 404,
      });
      const answer = await (await as(who).get(`/api/drafts/${draft}`)).text();
      expect(answer.includes(text)).toBe(there);
      if (there) continue;
      expect(answer).toBe(await (await as(who).get(`/api/drafts/${NO_ID}`)).text());
      const { cookie } = as(who);
      for (const path of [`/ws/drafts/${draft}`, `/ws/opinions/${draft}`]) {
        const socket = eavesdrop(site.url, { cookie, path });
        expect(await socket.closed).toEqual({ code: 4404, reason: "there is no such Opinion" });
        expect(socket.heard(text)).toBe(false);
      }
    }
  }
});

test("X29 a received file, its names and preview are its delegation's alone", async () => {
  const { clauses } = await as("AAA").opinion(id);
  const secrets = ["An author at home", "words that AAA has at home"];
  const nameOf = (who: string): string => `sent by ${who}.docx`;
  const file = wordFileBytes({
    body: clauses
      .map(({ text, number }) => {
        const own = `<w:ins w:author="${secrets[0]}">${run(` ${secrets[1]}`)}</w:ins>`;
        return `<w:p>${run(number === "" ? text : `${number}  ${text}`)}${own}</w:p>`;
      })
      .join(""),
  });
  const path = `/api/opinions/${id}/import`;
  const send = async (who: Who, as_: string): Promise<number> => {
    const answer = await fetch(`${site.url}${path}?name=${encodeURIComponent(nameOf(who))}${as_}`, {
      method: "POST",
      headers: { cookie: as(who).cookie },
      body: file as Uint8Array<ArrayBuffer>,
    });
    return ((await answer.json()) as { number: number }).number;
  };
  const own = await send("AAA too", "");
  const onWord = await send("secretariat", "&for=AAA");
  const hash = "0".repeat(64);
  const keep = { hash, proposals: [1], comments: [1], as: "proposals", readers: "room" };
  const sees = async (who: Who, number: number, by: Who): Promise<boolean> => {
    const answers: string[] = [];
    for (const query of ["", "?for=AAA", "?for=BBB"]) {
      const one = `${path}s/${number}`;
      answers.push(
        await (await as(who).get(`${path}s${query}`)).text(),
        await (await as(who).get(`${one}${query}`)).text(),
        await (await as(who).post(`${one}/authors${query}`, { authors: [] })).text(),
        await (await as(who).post(`${one}/keep${query}`, keep)).text(),
      );
    }
    answers.push(await (await as(who).get(`/api/forum/imports`)).text());
    const told = answers.join("\n");
    const all = [...secrets, nameOf(by)];
    // All of it, or nothing: no half of a file is told.
    const found = told.includes(nameOf(by)) ? all.filter((one) => told.includes(one)) : [];
    expect([who, found]).toEqual([who, found.length === 0 ? [] : all]);
    // The secretariat has the other file, with the same words.
    if (found.length === 0 && who !== "secretariat")
      expect([who, secrets.filter((one) => told.includes(one))]).toEqual([who, []]);
    return found.length > 0;
  };
  const reach = async (number: number, by: Who): Promise<readonly Who[]> => {
    const found: Who[] = [];
    for (const who of WHO) if (await sees(who, number, by)) found.push(who);
    return found;
  };
  expect(await as("BBB").post(`${path}s/${own}/drop`, {})).toMatchObject({ status: 404 });
  expect(await reach(own, "AAA too")).toEqual(["AAA", "AAA too"]);
  expect(await reach(onWord, "secretariat")).toEqual(["AAA", "AAA too", "secretariat"]);
  // Nothing of it is anywhere else.
  for (const who of WHO) {
    const told = [
      await (await as(who).get(`/api/opinions/${id}/minutes`)).text(),
      await (await as(who).get(`/api/opinions/${id}`)).text(),
      await (await as(who).get("/api/forum")).text(),
      await (await as(who).get("/api/forum/minutes")).text(),
    ].join("\n");
    expect([who, [...secrets, "sent by "].filter((one) => told.includes(one))]).toEqual([who, []]);
  }
  for (const query of ["", "?for=AAA"])
    expect((await signedIn(site.url, "").get(`${path}s/${own}${query}`)).status).toBe(401);
});

test("P7 P10 a lead reads their own delegation's matters once the lead is handed over", async () => {
  const who = "lead from AAA";
  const own: readonly Secret[] = ["AAA asks its own people"];
  const asLead: readonly Secret[] = [
    "the lead alone was told what AAA cannot accept",
    "AAA asks whoever leads",
    "whoever leads answers AAA",
  ];
  const told = async (): Promise<readonly string[]> => {
    const text =
      (await (await as(who).get(`/api/opinions/${id}/minutes`)).text()) +
      (await (await as(who).get(`/api/opinions/${id}`)).text());
    const statusOf = async (text: DraftWords) =>
      (await as(who).get(`/api/drafts/${drafts.get(text)}`)).status;
    const found = [await statusOf("a draft of AAA"), await statusOf("a draft of the facilitators")];
    const named = [
      ...(text.includes(draftId) ? ["drafts"] : []),
      ...(text.includes('"asked":["BBB"]') ? ["asked"] : []),
    ];
    return [...[...own, ...asLead].filter((one) => text.includes(one)), ...named, found.join()];
  };
  const askForum = async (command: object) =>
    expect((await as(who).post("/api/forum/commands", { ...command, groupId: "space" })).status).toBe(200);
  const discard = { type: "discardDraft", proposalId: draftId };

  expect(await told()).toEqual([...asLead, "404,200"]);
  expect((await as(who).ask(id, discard)).refusal?.reason).toBe("noSuchProposal");
  await askForum({ type: "handLead", to: "secretariat" });
  expect(await told()).toEqual([...own, ...asLead, "drafts", "asked", "200,404"]);

  const { cookie } = as(who);
  const path = `/ws/drafts/${draftId}`;
  const { generation } = (await (await as(who).get(`/api/drafts/${draftId}`)).json()) as {
    generation: string;
  };
  const inDraft = eavesdrop(site.url, { cookie, path, concord: { generation } });
  await vi.waitFor(() => expect(inDraft.heard("a draft of AAA")).toBe(true));
  await askForum({ type: "takeLeadBack" });
  expect(await inDraft.closed).toEqual({ code: 4404, reason: "there is no such Opinion" });
  expect(await told()).toEqual([...asLead, "404,200"]);
});

test("F10 F7 all read a withdrawn paper, why, and what it said before its revision", async () => {
  const paper = { title: "A paper", language: "en", receivedAt: "2025-03-01T09:30:00+01:00" };
  const ask = async (who: Who, command: object): Promise<void> =>
    expect((await as(who).post("/api/forum/commands", command)).status).toBe(200);
  const from = { kind: "delegation", delegationId: "AAA" };
  const text = "what AAA had written first";
  await ask("secretariat", { type: "registerContribution", ...paper, number: "12", from, text });
  const contributionId = site.concord.forum.forum().contributions[0]!.id;
  const revised = { ...paper, number: "12(Rev.1)", text: "what AAA wrote then" };
  await ask("secretariat", { type: "reviseContribution", ...revised, contributionId });
  await ask("AAA", { type: "withdrawContribution", contributionId, reason: "AAA thinks again" });
  for (const who of WHO) {
    const listed = await (await as(who).get("/api/forum/contributions")).text();
    const whole = await (await as(who).get(`/api/forum/contributions/${contributionId}`)).text();
    expect([who, listed.includes("AAA thinks again"), whole.includes(text)]).toEqual([who, true, true]);
  }
  const nobody = signedIn(site.url, "");
  for (const path of ["", `/${contributionId}`])
    expect((await nobody.get(`/api/forum/contributions${path}`)).status).toBe(401);
});

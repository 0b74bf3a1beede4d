import { hash as hashOf } from "node:crypto";
import { REPORT_FORMS } from "../exports/export-forms.ts";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ReportPreview, ReportView } from "../../shared/report/report-view.ts";
import type { NoticesAnswer } from "../../shared/notices/told-notice.ts";
import { REPORT_PARTS } from "../../shared/forum/report-fields.ts";
import { partsOfPdf } from "../testing/read-pdf.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let chair: TestPerson, secretariat: TestPerson, lead: TestPerson, aaa: TestPerson, bbb: TestPerson;
let space: string;

beforeAll(async () => {
  site = await openTestSite();
  [chair, secretariat, lead, aaa, bbb] = (await Promise.all(
    ["chair", "secretariat", "space", "AAA", "BBB"].map((who) => site.person(who)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
  space = site.opinionOf("space");
});
afterAll(() => site.close());

const look = async (who: TestPerson): Promise<ReportView> =>
  (await (await who.get("/api/report")).json()) as ReportView;
const preview = async (who = chair): Promise<ReportPreview> => {
  const { preparing } = await look(who);
  if (preparing === null) throw new Error("not prepared by this person");
  return preparing;
};
const send = async (who: TestPerson, command: object): Promise<string | number> => {
  const answer = await who.post("/api/forum/commands", command);
  const body = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
  return body.refusal?.reason ?? answer.status;
};
const edit = async (more: object, who = chair): Promise<string | number> =>
  send(who, { type: "editReport", hash: (await preview(who)).fieldsHash, ...more });
const issue = async (more: object = {}): Promise<string | number> =>
  send(chair, { type: "issueReport", hash: (await preview()).hash, ...more });
const docx = async (who: TestPerson, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await who.get(path)).arrayBuffer());
const words = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)["word/document.xml"]!);

test("H1 H10 the Chair writes, the secretariat types for it, and nobody else sees it", async () => {
  const first = await preview();
  expect(first.fields).toMatchObject({ documentNumber: "WTPF-26/IEG-E", sections: REPORT_PARTS });
  expect(await edit({ introduction: "The group met in good spirit.\nIt thanks all." })).toBe(200);
  expect(await send(chair, { type: "editReport", hash: first.fieldsHash, remarks: "Late." })).toBe(
    "wordsChanged",
  );
  expect(await edit({ remarks: "Much remains to be done." }, secretariat)).toBe(200);
  expect(await edit({ remarks: "Much remains to be done." })).toBe("nothingToDo");
  expect(await edit({ remarks: "a\u202Eb" })).toBe("unreadable");
  for (const who of [lead, aaa]) {
    expect(await look(who)).toEqual({ out: [], preparing: null });
    expect(await send(who, { type: "editReport", hash: first.fieldsHash, remarks: "x" })).toBe("notYourRole");
    const minutes = await (await who.get("/api/forum/minutes")).text();
    expect(minutes).not.toContain("in good spirit");
  }
  const text = words(await docx(chair, "/api/report.docx"));
  for (const said of [
    "The group met in good spirit.",
    "It thanks all.",
    "Remarks by the Chair",
    "Much remains",
  ])
    expect(text).toContain(said);
});

test("H1 parts left out are in no section, annexes are renumbered, number and date are fields", async () => {
  const sections = REPORT_PARTS.filter((part) => part !== "organization" && part !== "provenance");
  expect(await edit({ sections, date: "2026-02-03", documentNumber: "IEG/7-E" })).toBe(200);
  const seen = await preview();
  expect(seen.masthead).toMatchObject({ documentNumber: "IEG/7-E", date: "3 February 2026" });
  expect(seen.sections.map(({ title }) => title)).not.toContain("Organization of work");
  expect(seen.annexes.map((annex) => [annex.label, annex.kind])).toEqual([
    ...[1, 2, 3, 4, 5].map((n) => [`Annex ${n}`, "opinion"]),
    ["Annex 6", "section"],
  ]);
  expect(seen.standing).toContain("nothing is agreed until everything is agreed");
  expect(await edit({ sections: [...REPORT_PARTS], date: null })).toBe(200);
});

test("H2 the preview says what is not ready in each text, delegations by name", async () => {
  const clause = (await aaa.opinion(space)).clauses.find(
    ({ kind, locked }) => kind === "operative" && !locked,
  )!;
  const position = { type: "takePosition", subject: { clauseId: clause.id }, hash: clause.hash };
  expect(
    (await aaa.ask(space, { ...position, position: "awaitsInstructions", to: "room" })).refusal,
  ).toBeUndefined();
  const said = (await bbb.ask(space, { ...position, position: "awaitsInstructions", to: "lead" })).refusal;
  expect(said).toBeUndefined();
  const { notReady } = await preview(secretariat);
  const here = notReady.find(({ opinionId }) => opinionId === space)!.what;
  expect(here).toContainEqual({ kind: "noBaseText" });
  expect(here).toContainEqual({ kind: "notCleared" });
  expect(here).toContainEqual({ kind: "awaits", delegations: ["AAA"] });
  expect(here.some((one) => one.kind === "openParagraphs" && one.n > 0)).toBe(true);
});

test("R2 lapsed proposals, base texts and cleared texts stand in the report", async () => {
  const clause = (await aaa.opinion(space)).clauses.find(
    ({ kind, locked }) => kind === "operative" && !locked,
  )!;
  const change = { type: "propose", kind: "change", clauseId: clause.id, hash: clause.hash };
  const propose = async (text: string): Promise<string> => {
    const { entries } = await bbb.ask(space, { ...change, text, reason: "BBB sees ships" });
    return (entries![0] as unknown as { readonly proposalId: string }).proposalId;
  };
  const taken = await propose("that lamps [AAA: and oil][BBB, CCC: or gas] be lit");
  const lapses = await propose("that no lamps be lit");
  const proposals = (await lead.opinion(space)).record.negotiation.proposals;
  const { hash: proposalHash } = proposals.find(({ id }) => id === taken)!.wordings[0];
  const accept = { type: "acceptProposal", proposalId: taken, hash: clause.hash, proposalHash };
  expect((await lead.ask(space, accept)).refusal).toBeUndefined();
  const { hash } = await lead.opinion(space);
  const lapse = [{ proposalId: lapses, reason: "Delegation B agreed to it" }];
  expect(
    (await lead.ask(space, { type: "consolidate", hash, name: "First", lapse })).refusal,
  ).toBeUndefined();
  const now = await lead.opinion(space);
  expect((await lead.ask(space, { type: "clearText", hash: now.hash })).refusal).toBeUndefined();
  const text = JSON.stringify((await preview()).sections);
  expect(text).toContain("base text 1 “First”");
  expect(text).toContain("approved by its facilitator");
  expect(text).toContain("BBB/2 on");
  expect(text).toContain("Delegation B agreed to it");
});

/** Every part of a file, and its bytes as they are, for each name: none may stand anywhere. */
function named(bytes: Uint8Array, form = "docx"): readonly string[] {
  const names = site.concord.forum
    .forum()
    .delegations.flatMap(({ symbol, name }) => [symbol, ...Object.values(name)]);
  const parts = form === "docx" ? unzipSync(bytes) : { [form]: bytes };
  const all =
    form === "pdf"
      ? partsOfPdf(bytes)
      : Object.entries(parts).map(([path, data]) => path + Buffer.from(data).toString("utf8"));
  return names.filter((name) =>
    all.some((part) => new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`, "u").test(part)),
  );
}

test("H3 a report without names, or by category, holds no symbol or name in its bytes", async () => {
  expect(
    await edit({
      introduction:
        "Delegation A and BBB asked for more time.\nالوفد A والوفد B، Делегация C и Délégation D.",
    }),
  ).toBe(200);
  const register = { type: "registerContribution", number: "9", title: "Lamps of CCC", language: "en" };
  const from = { kind: "delegation", delegationId: "CCC" };
  expect(await send(secretariat, { ...register, from, receivedAt: "2025-03-01T09:30:00+01:00" })).toBe(200);
  const meeting = { type: "openMeeting", groupId: "space", name: "Meeting asked for by CCC" };
  expect(await send(secretariat, meeting)).toBe(200);
  const { openMeetings } = await secretariat.forum();
  const { id: meetingId } = openMeetings[0]!;
  expect(await send(aaa, { type: "attendMeeting", meetingId, attends: true })).toBe(200);
  expect(
    await send(secretariat, { type: "listAttendance", meetingId, delegations: ["BBB"], attends: true }),
  ).toBe(200);
  const conclusion = "Delegation A and BBB agreed.";
  expect(await send(secretariat, { type: "closeMeeting", meetingId, conclusion })).toBe(200);
  const held = words(await docx(chair, "/api/report.docx"));
  for (const part of [meeting.name, "AAA, BBB", conclusion]) expect(held).toContain(part);
  expect(named(await docx(chair, "/api/report.docx"))).toEqual(
    expect.arrayContaining(["AAA", "CCC", "Delegation A"]),
  );
  for (const naming of ["categories", "nobody"] as const) {
    expect(await edit({ naming })).toBe(200);
    for (const language of ["en", "zh", "ar", "ru"]) {
      for (const form of REPORT_FORMS) {
        const file = await docx(chair, `/api/report.${form}?language=${language}`);
        expect([naming, language, form, named(file, form)]).toEqual([naming, language, form, []]);
      }
      const bytes = await docx(chair, `/api/report.docx?language=${language}`);
      // A reader of the words could try each name: the record's own hash of a text is not in it.
      expect(words(bytes)).not.toContain((await aaa.opinion(space)).hash);
    }
    expect((await preview()).ownWordsHidden).toBe(true);
  }
  const text = words(await docx(chair, "/api/report.docx?language=en"));
  expect(text).toContain("this report names no delegation");
  expect(await edit({ naming: "delegations" })).toBe(200);
});

test("H4 the issued report is the one seen, under a number of its own, kept byte for byte", async () => {
  const seen = await preview();
  expect(await send(secretariat, { type: "issueReport", hash: seen.hash })).toBe("notYourRole");
  expect(await edit({ remarks: "Seen again." })).toBe(200);
  expect(await send(chair, { type: "issueReport", hash: seen.hash })).toBe("wordsChanged");
  expect(await edit({ revision: { kind: "Rev", n: 1 } })).toBe(200);
  expect(await issue()).toBe("noSuchReport");
  expect(await edit({ revision: null })).toBe(200);
  expect(await issue()).toBe(200);
  expect(await issue()).toBe("reportNumberTaken");
  const { out } = await look(aaa);
  expect(out.map(({ issue: one }) => one.symbol)).toEqual(["IEG/7-E"]);
  const [first] = out;
  const path = `/api/report/issued/${first!.issue.id}/report.docx`;
  const bytes = await docx(aaa, path);
  expect(hashOf("sha256", bytes)).toBe(first!.issue.files[0]!.hash);
  expect(words(bytes)).toContain("Seen again.");

  expect(await edit({ remarks: "With a correction.", revision: { kind: "Cor", n: 1 } })).toBe(200);
  expect(await issue()).toBe(200);
  expect((await look(bbb)).out.map(({ issue: one }) => one.symbol)).toEqual(["IEG/7-E", "IEG/7-E(Cor.1)"]);
  expect(Buffer.from(await docx(bbb, path)).equals(Buffer.from(bytes))).toBe(true);
  expect((await aaa.get(path.replace(".docx", ".odt"))).status).toBe(404);
  expect((await fetch(site.url + path)).status).toBe(401);
});

test("H4 H11 of many issues at once one is made; for what is refused no file is made or kept", async () => {
  const keepFile = vi.spyOn(site.concord.store, "keepFile");
  expect(await edit({ revision: { kind: "Cor", n: 2 } })).toBe(200);
  const { hash } = await preview();
  const none = { type: "issueReport", hash: "0".repeat(64) };
  const past = { type: "issueReport", hash, at: "2020-01-01T00:00:00Z" };
  expect([await send(chair, none), await send(chair, past)]).toEqual(["wordsChanged", "notAhead"]);
  expect(keepFile).toHaveBeenCalledTimes(0);
  const all = await Promise.all(Array.from({ length: 20 }, () => send(chair, { type: "issueReport", hash })));
  expect(all.filter((one) => one === 200)).toHaveLength(1);
  expect(all.filter((one) => one === "wordsChanged")).toHaveLength(19);
  expect(keepFile).toHaveBeenCalledTimes(REPORT_FORMS.length);
  keepFile.mockRestore();
});

test("H5 a report set for an instant is secret, revocable, and appears by the server’s clock", async () => {
  expect(await edit({ revision: { kind: "Add", n: 1 }, remarks: "An addition to come." })).toBe(200);
  const now = site.concord.clock.now();
  expect(await issue({ at: new Date(now - 1_000).toISOString() })).toBe("notAhead");
  expect(await issue({ at: new Date(now + 3_600_000).toISOString() })).toBe(200);
  const [set] = (await preview()).toCome;
  for (const who of [aaa, lead]) {
    expect(JSON.stringify(await look(who))).not.toContain("Add.1");
    expect(await (await who.get("/api/forum/minutes")).text()).not.toContain("An addition to come");
    expect((await who.get(`/api/report/issued/${set!.issue.id}/report.docx`)).status).toBe(404);
    expect(await send(who, { type: "takeReportBack", reportId: set!.issue.id })).toBe("notYourRole");
  }
  expect(await send(chair, { type: "takeReportBack", reportId: set!.issue.id })).toBe(200);
  expect((await preview()).toCome).toEqual([]);
  // Far enough ahead that also a busy machine decides before it.
  const at = new Date(site.concord.clock.now() + 5_000).toISOString();
  expect(await issue({ at })).toBe(200);
  await expect.poll(async () => (await look(aaa)).out.at(-1)?.issue.symbol).toBe("IEG/7-E(Add.1)");
  expect((await preview()).toCome).toEqual([]);
});

test("A50 the issue of a report is told to all, and to the Chair only where the clock did it", async () => {
  const told = async (who: TestPerson): Promise<number> => {
    const { notices } = (await (await who.get("/api/notices")).json()) as NoticesAnswer;
    return notices.filter(({ kind }) => kind === "reportIssued").length;
  };
  const { out } = await look(aaa);
  expect(out.length).toBeGreaterThan(1);
  for (const who of [aaa, bbb, lead, secretariat]) expect(await told(who)).toBe(out.length);
  expect(await told(chair)).toBe(1);
});

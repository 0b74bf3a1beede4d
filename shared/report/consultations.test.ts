import { expect, test } from "vitest";
import type { ProposalId } from "../ids.ts";
import { openAsideRoom } from "../testing/postponed-room.ts";
import { openTestRoom, PEOPLE, type TestRoom } from "../testing/room.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { consultationsOf } from "./consultations.ts";
import { firstFields } from "../forum/report-fields.ts";
import { REPORT_LANGUAGES, type ReportLanguage } from "../text/localized.ts";
import type { Report } from "./report.ts";
import { reportText } from "./report-text.ts";
import { unnamed } from "./unnamed.ts";

const symbolOf = (id: string): string => id;

function reportOf(rooms: readonly TestRoom[], language: ReportLanguage = "en"): Report {
  return {
    preset: wtpf26,
    language,
    at: 0,
    fields: firstFields(wtpf26),
    documentNumber: "",
    contributions: [],
    beside: rooms.map((room) => ({
      opinionId: room.opinion().id,
      baseTexts: [],
      clearedAt: null,
      cleanUps: [],
      contributionOf: [],
      steps: [],
      consultations: consultationsOf(room.opinion(), { symbolOf, language: "en" }),
      lapsed: [],
    })),
    categories: [],
    opinions: rooms.map((room) => room.document()),
    delegations: ["AAA", "BBB"].map((symbol) => ({
      id: PEOPLE[symbol === "AAA" ? "aaa" : "bbb"].delegationId!,
      symbol,
      name: `Delegation ${symbol}`,
    })),
    fingerprint: "",
  };
}

const toldIn = (report: Report): readonly string[] =>
  (reportText(report).sections[5]?.blocks ?? []).flatMap((block) =>
    block.kind === "sentence" ? [block.text] : block.kind === "list" ? block.lines : [],
  );

/** A small group that sits, three that are over, proposals, and an objection to words that changed since. */
function consulted() {
  const { room, first, second, propose, form } = openAsideRoom();
  const over = (proposalId: ProposalId | null): void => {
    const huddleId = form(first);
    room.as("bbb").must({ type: "reportHuddle", huddleId, proposalId, note: "" });
  };
  const brought = form(first);
  const words = propose("aaa", first, "that one evening");
  room.as("bbb").must({ type: "reportHuddle", huddleId: brought, proposalId: words, note: "" });
  over(null);
  const ended = form(second);
  room.as("lead").must({ type: "endHuddle", huddleId: ended, reason: "overtaken" });
  form(first);
  const object = (who: "aaa" | "bbb", to?: "lead") =>
    room.as(who).must({
      type: "takePosition",
      subject: { clauseId: second },
      position: "cannotAccept",
      reason: to === undefined ? "too broad" : "between us",
      hash: room.hash(second),
      ...(to === undefined ? {} : { to }),
    });
  object("aaa");
  object("bbb", "lead");
  room.as("aaa").type(second, 0, "not ");
  propose("bbb", second, "that three");
  return { room, first, second };
}

test("R2 consultations: small groups, undecided proposals, unanswered objections, of each text", () => {
  const { room } = consulted();
  const told = toldIn(reportOf([room]));
  expect(told.map((line) => line.replace(/the text of .*, not/u, "… not"))).toEqual([
    expect.stringMatching(/Space$/u),
    "considering a): a small group of AAA, BBB is to report back by 1 July 2025, 12:00 (Geneva, UTC+2): “urges or invites?”",
    "considering a): a small group of AAA, BBB brought back a text, AAA/1: “urges or invites?”",
    "considering a): a small group of AAA, BBB found no agreement: “urges or invites?”",
    "considering b): a small group on “urges or invites?” was ended: “overtaken”",
    "proposals not decided: 2 (AAA/1 on considering a); BBB/1 on considering b))",
    "considering b): AAA could not accept … not answered yet: “too broad”",
  ]);
  // Told to the lead alone, it stands nowhere in the report.
  expect(JSON.stringify(reportText(reportOf([room])))).not.toContain("between us");
  const pending = reportText(reportOf([room])).sections[4]!.blocks;
  expect(pending).toEqual([{ kind: "sentence", text: "None recorded." }]);
});

test("R2 a text without consultations is one line, and the section goes with what is pending", () => {
  const room = openTestRoom();
  room.as("lead").write("title Quiet", "verb invites", "operative to act");
  const report = reportOf([room]);
  expect(toldIn(report)).toEqual([
    expect.stringMatching(/Quiet: no small group, undecided proposal or unanswered objection\.$/u),
  ]);
  expect(
    reportText({ ...report, opinions: [], beside: [] }).sections.map(({ title }) => title),
  ).not.toContain("Consultations");
  const sections = report.fields.sections.filter((part) => part !== "pending");
  const without = reportText({ ...report, fields: { ...report.fields, sections } });
  expect(without.sections.map(({ title }) => title)).not.toContain("Consultations");
});

test("R20 H3 consultations are told in six languages, and without names if nobody is named", () => {
  const { room } = consulted();
  const all = REPORT_LANGUAGES.map((language) => toldIn(reportOf([room], language)));
  for (const told of all) {
    expect(told).toHaveLength(7);
    expect(told.join()).not.toMatch(/[{}]|undefined/u);
  }
  expect(new Set(all.flat()).size).toBe(all.flat().length);
  const names = ["AAA", "BBB"].map((name) => ({ name, category: null }));
  const hidden = unnamed(reportOf([room]), { naming: "nobody", names, secret: "s" });
  expect(toldIn(hidden)).toHaveLength(7);
  expect(toldIn(hidden).join()).not.toMatch(/AAA|BBB/u);
});

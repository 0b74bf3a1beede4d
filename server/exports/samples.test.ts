import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { writeText } from "../../shared/printed/write-text.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import { reportText } from "../../shared/report/report-text.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { REPORT_AT, opinionFixture, reportFixture } from "../testing/docx-fixture.ts";
import { opinionAkn } from "./opinion-akn.ts";
import { opinionDocx } from "./opinion-docx.ts";
import { opinionHtml } from "./opinion-html.ts";
import { opinionPrint, reportPrint } from "./print-data.ts";
import { NAMES } from "../testing/random-opinion.ts";
import { reportAkn } from "./report-akn.ts";
import { reportDocx } from "./report-docx.ts";
import { reportHtml } from "./report-html.ts";

const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;

const STANDING: OpinionStanding = {
  begun: REPORT_AT,
  names: NAMES,
  baseTexts: [],
  alternatives: new Map(),
  brackets: new Map(),
  references: new Map(),
  proposals: [],
};

const inDocx = (bytes: Uint8Array): string =>
  Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join("\n");

test("R4 every form of a sample says so, and none of another text", async () => {
  for (const sample of [true, false]) {
    const document = { ...opinionFixture("4"), sample };
    const forms = {
      docx: inDocx(await opinionDocx(document, options)),
      html: opinionHtml(document, options),
      akn: opinionAkn(document, { ...options, standing: STANDING }),
      pdf: opinionPrint(document, options).json,
      txt: writeText(document),
    };
    for (const [form, said] of Object.entries(forms))
      expect([form, said.includes("SAMPLE")]).toEqual([form, sample]);
  }
});

test("R4 a report with samples in it names offices and no persons", async () => {
  const report = reportFixture("en");
  const leads = [wtpf26.chair.name, ...wtpf26.groups.map(({ lead }) => lead.name)];
  const real = { ...report, opinions: report.opinions.map((opinion) => ({ ...opinion, sample: false })) };
  expect(leads.filter((name) => JSON.stringify(reportText(real)).includes(name))).toEqual(leads);
  const forms = [
    inDocx(await reportDocx(report)),
    reportHtml(report),
    reportAkn(report),
    reportPrint(report).json,
  ];
  for (const form of forms) expect(leads.filter((name) => form.includes(name))).toEqual([]);
});

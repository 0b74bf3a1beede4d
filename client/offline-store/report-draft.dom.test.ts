import { beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { firstFields } from "../../shared/forum/report-fields.ts";
import { countBegun, dropBegun, keepBegun } from "./begun.ts";
import { keepReportDraft, readReportDraft } from "./report-draft.ts";

const CHAIR = userId("chair");
const FIELDS = {
  ...firstFields({ reportNumber: "WTPF-26/IEG-E" }),
  introduction: "The group met twice.\nIt thanks all.",
  revision: { kind: "Cor", n: 2 },
  sections: ["introduction", "opinions"],
} as const;
beforeEach(() => localStorage.clear());

test("K9 the Chair's words that were begun are there again, with what they were made from", () => {
  keepReportDraft(CHAIR, { fields: FIELDS, base: "abc" });
  expect(readReportDraft(CHAIR)).toEqual({ fields: FIELDS, base: "abc" });
  expect(readReportDraft(userId("secretariat"))).toBeNull();
  expect(countBegun(CHAIR)).toBe(1);
  keepReportDraft(CHAIR, null);
  expect([readReportDraft(CHAIR), countBegun(CHAIR)]).toEqual([null, 0]);
});

test("K6 nothing of it is left for the next person at this device", () => {
  keepReportDraft(CHAIR, { fields: FIELDS, base: "abc" });
  dropBegun(CHAIR);
  expect(localStorage.length).toBe(0);
});

test("what is not of this form is not taken for it", () => {
  const whole = { ...FIELDS, base: "abc" };
  for (const wrong of [
    { ...whole, base: 7 },
    { ...whole, language: "tlh" },
    { ...whole, naming: null },
    { ...whole, sections: "all" },
    { ...whole, date: 3 },
    { ...whole, remarks: undefined },
  ]) {
    keepBegun("report", CHAIR, "own", wrong);
    expect(readReportDraft(CHAIR)).toBeNull();
  }
  keepBegun("report", CHAIR, "own", {
    ...whole,
    revision: { kind: "Draft", n: 1 },
    sections: ["opinions", "x"],
  });
  expect(readReportDraft(CHAIR)?.fields).toMatchObject({ revision: null, sections: ["opinions"] });
});

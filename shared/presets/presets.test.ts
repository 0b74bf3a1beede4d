import { expect, test } from "vitest";

import { wtpf26, wtpf26File } from "../testing/wtpf-26.ts";

const sampleTexts = Object.entries(wtpf26File.samples.opinions);
const dated = /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/;

/** Each `{en, zh}` anywhere in the value, with its path. */
function localizedStrings(value: unknown, path: string): [path: string, language: string, text: unknown][] {
  if (typeof value !== "object" || value === null) return [];
  const here: [string, string, unknown][] =
    "en" in value || "zh" in value
      ? [
          [path, "en", (value as { en?: unknown }).en],
          [path, "zh", (value as { zh?: unknown }).zh],
        ]
      : [];
  return [
    ...here,
    ...Object.entries(value).flatMap(([key, inner]) => localizedStrings(inner, `${path}.${key}`)),
  ];
}

/** False where a bracket closes before it opens, or stays open. */
function bracketsBalance(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === "[") open += 1;
    if (sign === "]") open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

test("WTPF-26 has its five groups", () => {
  expect(wtpf26.id).toBe("wtpf-26");
  expect(wtpf26.groups.map((group) => [group.id, group.opinion.number, group.lead.office])).toEqual([
    ["digital-divide", "1", "viceChair"],
    ["green", "2", "viceChair"],
    ["resilience", "3", "viceChair"],
    ["space", "4", "topicFacilitator"],
    ["innovation", "5", "viceChair"],
  ]);
});

test("V16 no group of delegations bears another's symbol or name; its members are listed", () => {
  const { delegations, delegationGroups: invented } = wtpf26File.samples;
  const groups = [...wtpf26File.delegationGroups, ...invented];
  expect(groups.map((group) => group.symbol)).toEqual(["APT", "ASMG", "ATU", "CEPT", "CITEL", "RCC", "XXP"]);
  const names = [...groups, ...delegations].flatMap(({ symbol, name }) => [symbol, name.en, name.zh]);
  expect(names).toEqual([...new Set(names)]);
  // Of real organizations no member is named: whoever submits for one says for whom it speaks.
  expect(wtpf26File.delegationGroups.filter((group) => group.members !== undefined)).toEqual([]);
  const symbols = delegations.map((one) => one.symbol);
  for (const { members = [] } of invented) {
    expect(members.length).toBeGreaterThan(1);
    expect(members.filter((member) => !symbols.includes(member))).toEqual([]);
  }
});

test("every text is there in English and in Chinese", () => {
  const texts = localizedStrings(wtpf26, "wtpf26");
  expect(texts.length).toBeGreaterThan(100);
  for (const [path, language, text] of texts) {
    expect(typeof text === "string" && text.trim() !== "", `${path} in ${language}`).toBe(true);
    if (language === "zh") expect(text, path).toMatch(/\p{Script=Han}/u);
  }
});

test("Chinese uses one term for each thing", () => {
  const chinese = localizedStrings(wtpf26, "wtpf26").filter(([, language]) => language === "zh");
  for (const [path, , text] of chinese) {
    expect(text, path).not.toMatch(/韧性|空间连接|加速实现|主题推进方|巴拿马|创业(?!精神)/);
  }
});

test("the timetable's dates are real and in order, and two meetings have a month without a day", () => {
  for (const entry of wtpf26.timetable) {
    expect(entry.date).toMatch(dated);
    for (const day of [entry.date, entry.until ?? entry.date].filter((date) => date.length === 10))
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    if (entry.until !== undefined) expect(entry.until > entry.date).toBe(true);
  }
  const dates = wtpf26.timetable.map((entry) => entry.date);
  expect(dates).toEqual([...dates].sort());
  expect(dates.filter((date) => date.length === 7)).toEqual(["2025-09", "2026-01"]);
  expect(new Set(wtpf26.timetable.map((entry) => entry.id)).size).toBe(dates.length);
});

test("the theme and its five items stand in ITU's own English", () => {
  expect(wtpf26.theme.en).toBe(
    "Accelerating an inclusive, sustainable, resilient, and innovative digital future",
  );
  expect(wtpf26.groups.map(({ themeItem }) => themeItem.en)).toEqual([
    "Bridging digital divides, particularly on gender and age as well as skills and connectivity",
    "Green digital transformation: climate change and environmental sustainability",
    "Resilience of telecommunication/ICTs",
    "Space connectivity",
    "Strengthening ICT-centric innovation ecosystems and entrepreneurship",
  ]);
});

test("T2 a month without a day turns nothing for good", () => {
  const months = wtpf26.timetable.filter(({ date }) => date.length === "YYYY-MM".length);
  expect(months.map(({ id }) => id)).toEqual(["ieg-3", "ieg-4"]);
  for (const { windows } of months)
    expect(new Set(windows.map(({ to }) => to))).toEqual(new Set(["openDuring"]));
});

test("on 2025-06-16 the base texts are locked by our own rule and written input on them opens", () => {
  const [deadline, input] = wtpf26.timetable.filter((entry) => entry.date === "2025-06-16");
  expect(deadline?.windows).toContainEqual({ on: "text", to: "closed" });
  expect(deadline?.ownRule?.en).toContain("our rule");
  expect(input?.windows).toContainEqual({ on: "contributions", to: "open" });
  expect(wtpf26.timetable.filter((entry) => entry.provisional).map((entry) => entry.date)).toEqual([
    "2025-08-07",
  ]);
});

test.each(sampleTexts)("the sample for %s has an Opinion's shape", (groupId, sample) => {
  const group = wtpf26.groups.find((candidate) => candidate.id === groupId);
  expect(sample.number).toBe(group?.opinion.number);
  expect(sample.clauses[0]).toEqual({ kind: "title", level: 1, text: group?.opinion.title.en });
  expect(sample.clauses[1]).toEqual({ kind: "opening", level: 1, text: wtpf26.openingWords.en });
  expect(sample.clauses.length).toBeGreaterThanOrEqual(12);
  expect(sample.clauses.length).toBeLessThanOrEqual(25);
  for (const clause of sample.clauses) {
    expect(["title", "opening", "verb", "recital", "operative", "subItem"]).toContain(clause.kind);
    expect(clause.text).not.toMatch(/[;,.]$/);
    expect(clause.text).toBe(clause.text.trim().normalize("NFC"));
    expect(bracketsBalance(clause.text), clause.text).toBe(true);
  }
  for (const clause of sample.clauses.filter(({ kind }) => kind === "verb"))
    expect(wtpf26.warnVerbs.some((verb) => clause.text.includes(verb))).toBe(false);
});

test.each(sampleTexts)(
  "in the sample for %s only a clause that introduces others ends with a colon",
  (_, sample) => {
    sample.clauses.forEach((clause, index) => {
      const next = sample.clauses[index + 1];
      const introduces = next !== undefined && next.kind !== "verb" && next.level > clause.level;
      expect(clause.text.endsWith(":"), clause.text).toBe(introduces);
    });
  },
);

test("samples name no real State", () => {
  const states =
    /\b(India|Saudi|Kenya|Brazil|Germany|Barbados|Bahamas|China|France|Japan|Russia|Kingdom|America|Canada|Egypt|Mexico|Panama|Nigeria|Ukraine|Israel|Iran|Korea|Spain|Italy|Switzerland)/;
  const texts = [
    ...sampleTexts.flatMap(([, sample]) => sample.clauses.map((clause) => clause.text)),
    ...wtpf26File.samples.delegations.map((delegation) => delegation.name.en),
  ];
  for (const text of texts) expect(text).not.toMatch(states);
  expect(wtpf26File.samples.delegations.map(({ symbol, category }) => [symbol, category])).toEqual([
    ["AAA", "memberState"],
    ["BBB", "memberState"],
    ["CCC", "memberState"],
    ["DDD", "memberState"],
    ["EEE", "memberState"],
    ["FFF", "memberState"],
    ["GGG", "sectorMember"],
    ["HHH", "academia"],
  ]);
});

test("every category that is nominated may do all", () => {
  for (const rights of Object.values(wtpf26.categories)) expect(Object.values(rights)).not.toContain(false);
});

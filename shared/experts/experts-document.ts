import type { ReportSection } from "../printed/report-block.ts";
import type { Category } from "../people/participant.ts";
import { csvOf } from "../text/csv.ts";
import { inLanguage, type Localized } from "../text/localized.ts";
import type { ListedDelegation } from "./expert.ts";

/** Languages of the file. */
export type ListLanguage = "en" | "zh";

const WORDS = {
  title: { en: "List of experts", zh: "专家名单" },
  name: { en: "Name", zh: "姓名" },
  function: { en: "Title", zh: "职务" },
  symbol: { en: "Symbol", zh: "代号" },
  delegation: { en: "Delegation", zh: "代表团" },
  category: { en: "Category", zh: "类别" },
  head: { en: "head of delegation", zh: "代表团团长" },
  none: { en: "No expert is on the list yet.", zh: "名单上尚无专家。" },
} as const satisfies Record<string, Localized>;

const CATEGORY_WORDS: Readonly<Record<Category, Localized>> = {
  memberState: { en: "Member State", zh: "成员国" },
  sectorMember: { en: "Sector Member", zh: "部门成员" },
  associate: { en: "Associate", zh: "部门准成员" },
  academia: { en: "Academia", zh: "学术成员" },
  stateOfPalestine: { en: "State of Palestine", zh: "巴勒斯坦国" },
  observerOrganization: { en: "Observer organization", zh: "观察员组织" },
  office: { en: "Office", zh: "办公机构" },
};

const categoryWords = (category: Category, language: ListLanguage): string =>
  inLanguage(CATEGORY_WORDS[category], language);

export const expertsTitle = (language: ListLanguage): string => WORDS.title[language];

/** The list as sections of a file: a category each, its delegations in the forum's order (rule P25). */
export function expertsSections(
  listed: readonly ListedDelegation[],
  language: ListLanguage,
): readonly ReportSection[] {
  const present = listed.filter(({ experts }) => experts.length > 0);
  if (present.length === 0) return [{ title: WORDS.none[language], blocks: [] }];
  const categories = [...new Set(present.map(({ delegation }) => delegation.category))];
  return categories.map((category) => ({
    title: categoryWords(category, language),
    blocks: [
      {
        kind: "table",
        table: {
          columns: ["wide", "wide", "wide"],
          head: [WORDS.delegation[language], WORDS.name[language], WORDS.function[language]],
          rows: present
            .filter(({ delegation }) => delegation.category === category)
            .flatMap(({ delegation, experts }) =>
              experts.map(({ name, title, head }, i) => [
                i === 0 ? `${inLanguage(delegation.name, language)} (${delegation.symbol})` : "",
                name,
                [title, head ? WORDS.head[language] : ""].filter((part) => part !== "").join("\n"),
              ]),
            ),
        },
      },
    ],
  }));
}

/** One line an expert. */
export const expertsCsv = (listed: readonly ListedDelegation[], language: ListLanguage): string =>
  csvOf([
    [WORDS.symbol, WORDS.delegation, WORDS.category, WORDS.name, WORDS.function, WORDS.head].map(
      (one) => one[language],
    ),
    ...listed.flatMap(({ delegation, experts }) =>
      experts.map(({ name, title, head }) => [
        delegation.symbol,
        inLanguage(delegation.name, language),
        categoryWords(delegation.category, language),
        name,
        title,
        head ? "1" : "",
      ]),
    ),
  ]);

import type { ReportSection } from "../printed/report-block.ts";
import { csvOf } from "../text/csv.ts";
import { inLanguage, type ReportLanguage } from "../text/localized.ts";
import { sayIn } from "../catalogs/say.ts";
import type { ListedDelegation } from "./expert.ts";

export const expertsTitle = (language: ReportLanguage): string => sayIn("experts", language)("title");

/** The list as sections of a file: a category each, its delegations in the forum's order (rule P25). */
export function expertsSections(
  listed: readonly ListedDelegation[],
  language: ReportLanguage,
): readonly ReportSection[] {
  const say = sayIn("experts", language);
  const present = listed.filter(({ experts }) => experts.length > 0);
  if (present.length === 0) return [{ title: say("none"), blocks: [] }];
  const categories = [...new Set(present.map(({ delegation }) => delegation.category))];
  return categories.map((category) => ({
    title: sayIn("category", language)(category),
    blocks: [
      {
        kind: "table",
        table: {
          columns: ["wide", "wide", "wide"],
          head: [say("delegation"), say("name"), say("function")],
          rows: present
            .filter(({ delegation }) => delegation.category === category)
            .flatMap(({ delegation, experts }) =>
              experts.map(({ name, title, head }, i) => [
                i === 0 ? `${inLanguage(delegation.name, language)} (${delegation.symbol})` : "",
                name,
                [title, head ? say("head") : ""].filter((part) => part !== "").join("\n"),
              ]),
            ),
        },
      },
    ],
  }));
}

/** One line an expert. */
export const expertsCsv = (listed: readonly ListedDelegation[], language: ReportLanguage): string =>
  csvOf([
    (["symbol", "delegation", "category", "name", "function", "head"] as const).map((one) =>
      sayIn("experts", language)(one),
    ),
    ...listed.flatMap(({ delegation, experts }) =>
      experts.map(({ name, title, head }) => [
        delegation.symbol,
        inLanguage(delegation.name, language),
        sayIn("category", language)(delegation.category),
        name,
        title,
        head ? "1" : "",
      ]),
    ),
  ]);

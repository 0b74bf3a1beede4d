import { sayIn, type SayPart } from "../catalogs/say.ts";
import type { ReportLanguage } from "../text/localized.ts";
import type { ReportSection, ReportTable } from "../printed/report-block.ts";
import type { OwnText } from "./own-texts.ts";
import { citationIn, type Sentence, type TextNow, type Whereabouts } from "./where-is.ts";
import { commaIn } from "../text/list-signs.ts";

/** One paper or proposal with where each of its sentences stands today. */
export type FoundText = Pick<OwnText, "of"> & {
  readonly lines: readonly { readonly sentence: Sentence; readonly where: Whereabouts }[];
};

type Say = SayPart<"where">;

export const whereTitle = (who: string, language: ReportLanguage): string =>
  sayIn("where", language)("title", { who });

type Titled = TextNow & { readonly title: string };

/**
 * Sections of a delegation's file to send home: each sentence of its papers and proposals, and where it stands (rule
 * U21).
 */
export function whereSections(
  found: readonly FoundText[],
  texts: readonly Titled[],
  language: ReportLanguage,
): readonly ReportSection[] {
  const say = sayIn("where", language);
  const basis = texts.map(({ number, title, record }) => {
    const n = record.baseTexts.at(-1)?.n;
    const text = n === undefined ? say("noBaseText") : say("baseText", { n });
    return say("basis", { number, title, text, seq: record.seq });
  });
  return [
    { title: say("readIn"), blocks: [{ kind: "list", lines: basis }] },
    ...(found.length === 0 ? [{ title: say("nothing"), blocks: [] }] : []),
    ...found.map(({ of, lines }): ReportSection => {
      const title =
        of.kind === "paper"
          ? say("paper", { number: of.number, title: of.title })
          : say("proposal", { label: of.label, fate: sayIn("fate", language)(of.fate.kind) });
      const reason = of.kind === "proposal" && of.fate.kind !== "running" ? of.fate.reason : "";
      const table: ReportTable = {
        columns: ["wide", "words", "words", "words"],
        head: [say("sentence"), say("today"), say("with"), say("before")],
        rows: lines.map(({ sentence, where }) => [
          sentence.text,
          ...whereCells(where, { texts, say, language }),
        ]),
      };
      return {
        title,
        blocks: [
          ...(reason === "" ? [] : [{ kind: "sentence" as const, text: reason }]),
          lines.length === 0 ? { kind: "sentence", text: say("noWords") } : { kind: "table", table },
        ],
      };
    }),
  ];
}

function whereCells(
  where: Whereabouts,
  of: { readonly texts: readonly TextNow[]; readonly say: Say; readonly language: ReportLanguage },
): readonly [string, string, string] {
  const { texts, say, language } = of;
  const text = texts.find(({ id }) => id === where.opinionId);
  const place = "clauseId" in where ? citationIn(text, where.clauseId) : "";
  const who = "others" in where ? where.others.join(commaIn(language)) : "";
  return [
    [say(where.kind), text === undefined || place === "" ? "" : say("in", { opinion: text.number, place })],
    [
      who === "" ? "" : say("together", { who }),
      where.kind === "reworded" && where.notTaken !== "" ? say("notTaken", { words: where.notTaken }) : "",
      where.kind === "notReflected" ? where.reason || say("noReason") : "",
    ],
    where.before.map(({ baseText: n, number }) => say("stood", { n, number })),
  ].map((parts) => parts.filter((part) => part !== "").join("\n")) as [string, string, string];
}

/** RFC 4180, with a mark for UTF-8: one line a sentence, after what it is of. No cell begins a formula. */
export function whereCsv(sections: readonly ReportSection[], language: ReportLanguage): string {
  const say = sayIn("where", language);
  const rows = sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "table" ? block.table.rows.map((cells) => [title, ...cells]) : [],
    ),
  );
  const head = ["", say("sentence"), say("today"), say("with"), say("before")];
  const cell = (text: string): string =>
    `"${text.replace(/^(?=[\s=+\-@＝＋－＠])/u, "'").replaceAll('"', '""')}"`;
  return `\uFEFF${[head, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

export function whereText(
  title: string,
  sections: readonly ReportSection[],
  language: ReportLanguage,
): string {
  const say = sayIn("where", language);
  const lines = sections.flatMap((section) => [
    section.title,
    ...section.blocks.flatMap((block) => {
      switch (block.kind) {
        case "sentence":
          return [`  ${block.text}`];
        case "list":
          return block.lines.map((line) => `  - ${line}`);
        case "table":
          return block.table.rows.map(([sentence = "", ...cells]) =>
            [
              `  ${say("quoted", { words: sentence })}`,
              ...cells.flatMap((one) => one.split("\n")).filter((one) => one !== ""),
            ].join("\n      "),
          );
        default:
          return [];
      }
    }),
    "",
  ]);
  return `${[title, "", ...lines].join("\n").trimEnd()}\n`;
}

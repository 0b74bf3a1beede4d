import type { Localized } from "../text/localized.ts";
import type { ReportSection, ReportTable } from "../printed/report-block.ts";
import { filled } from "../printed/report-words.ts";
import type { OwnText } from "./own-texts.ts";
import { citationIn, type Sentence, type TextNow, type Whereabouts } from "./where-is.ts";

/** Languages of the file to send home: an Opinion's words in it stay as they are. */
export type WhereLanguage = "en" | "zh";

/** One paper or proposal with where each of its sentences stands today. */
export type FoundText = Pick<OwnText, "of"> & {
  readonly lines: readonly { readonly sentence: Sentence; readonly where: Whereabouts }[];
};

const WORDS = {
  title: { en: "What happened to the proposals of {who}", zh: "{who}提案的结果" },
  paper: { en: "Contribution {number}: {title}", zh: "文稿 {number}：{title}" },
  proposal: { en: "Proposal {label}: {fate}", zh: "提案 {label}：{fate}" },
  noWords: { en: "It proposes no words of its own.", zh: "该提案没有自己的文字。" },
  nothing: { en: "Nothing was submitted yet.", zh: "尚未提交任何文字。" },
  basis: {
    en: "Draft Opinion {number}, {title}: {text}, record entries 1 to {seq}",
    zh: "意见草案{number}《{title}》：{text}，记录第1至{seq}条",
  },
  baseText: { en: "base text {n}", zh: "第{n}号基础案文" },
  noBaseText: { en: "no base text yet", zh: "尚无基础案文" },
  readIn: { en: "Compared with the texts as they are:", zh: "在以下现有案文中查找：" },
  sentence: { en: "Sentence", zh: "语句" },
  today: { en: "Where it is today", zh: "现在位置" },
  with: { en: "With whom, and why", zh: "共同提出方和理由" },
  before: { en: "In base texts", zh: "在各基础案文中" },
  kept: { en: "kept", zh: "保留" },
  bracketed: { en: "in brackets", zh: "置于方括号内" },
  reworded: { en: "reworded", zh: "改写" },
  undecided: { en: "not decided", zh: "尚未决定" },
  notReflected: { en: "not reflected", zh: "未反映" },
  in: { en: "Opinion {opinion}, {place}", zh: "意见{opinion}，{place}" },
  together: { en: "together with {who}", zh: "与{who}共同" },
  notTaken: { en: "not used: {words}", zh: "未采用：{words}" },
  noReason: { en: "no merge gives a reason", zh: "合并记录未说明理由" },
  stood: { en: "base text {n}, {number}", zh: "第{n}号基础案文，{number}" },
} as const satisfies Record<string, Localized>;

const FATES: Readonly<Record<string, Localized>> = {
  running: { en: "not decided", zh: "尚未决定" },
  accepted: { en: "accepted", zh: "已接受" },
  acceptedInPart: { en: "accepted in part", zh: "部分接受" },
  bracketed: { en: "put in brackets", zh: "置于方括号内" },
  declined: { en: "declined", zh: "未接受" },
  withdrawn: { en: "withdrawn", zh: "已撤回" },
  setAside: { en: "set aside", zh: "已搁置" },
  obsolete: { en: "obsolete", zh: "已无必要" },
  lapsed: { en: "closed", zh: "已关闭" },
};

type Fill = Readonly<Record<string, string | number>>;
type Say = (name: keyof typeof WORDS, fill?: Fill) => string;
const sayIn =
  (language: WhereLanguage): Say =>
  (name, fill = {}) =>
    filled(WORDS[name][language], fill);

export const whereTitle = (who: string, language: WhereLanguage): string => sayIn(language)("title", { who });

type Titled = TextNow & { readonly title: string };

/**
 * Sections of a delegation's file to send home: each sentence of its papers and proposals, and where it stands (rule
 * U21).
 */
export function whereSections(
  found: readonly FoundText[],
  texts: readonly Titled[],
  language: WhereLanguage,
): readonly ReportSection[] {
  const say = sayIn(language);
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
          ? say("paper", of)
          : say("proposal", { label: of.label, fate: FATES[of.fate.kind]?.[language] ?? "" });
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
  of: { readonly texts: readonly TextNow[]; readonly say: Say; readonly language: WhereLanguage },
): readonly [string, string, string] {
  const { texts, say, language } = of;
  const text = texts.find(({ id }) => id === where.opinionId);
  const place = "clauseId" in where ? citationIn(text, where.clauseId) : "";
  const who = "others" in where ? where.others.join(language === "zh" ? "、" : ", ") : "";
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
export function whereCsv(sections: readonly ReportSection[], language: WhereLanguage): string {
  const say = sayIn(language);
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

export function whereText(title: string, sections: readonly ReportSection[]): string {
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
            [`  “${sentence}”`, ...cells.flatMap((one) => one.split("\n")).filter((one) => one !== "")].join(
              "\n      ",
            ),
          );
        default:
          return [];
      }
    }),
    "",
  ]);
  return `${[title, "", ...lines].join("\n").trimEnd()}\n`;
}

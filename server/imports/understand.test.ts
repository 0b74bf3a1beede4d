import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import { understand } from "../../shared/word-file/understand.ts";
import type { AgainstClause, Understood } from "../../shared/word-file/understood.ts";
import { trackedDocx } from "../testing/tracked-docx.ts";
import { relationship, run, W, wordFileBytes } from "../testing/word-package.ts";
import { wordFileOf } from "./word-file-of.ts";

const id = (n: number) => clauseId(`01J${String(n).padStart(23, "0")}`);
const TEXT: readonly AgainstClause[] = (
  [
    ["title", "", "Space connectivity for all"],
    ["verb", "", "recognizing"],
    ["recital", "a)", "that satellites reach islands and mountains"],
    ["recital", "b)", "that terminals cost more than many households can pay"],
    ["verb", "", "is of the view"],
    ["operative", "1", "that Panama will be the host of the Forum"],
    ["operative", "2", "that regulators should exchange what they have learned about licences"],
    ["operative", "3", "that spectrum plans ought to be published early"],
  ] as const
).map(([kind, number, text], n) => ({ id: id(n), kind, level: 1, number, text, hash: `hash ${n}` }));

const ins = (text: string, author = "A", name = "ins"): string =>
  `<w:${name} w:author="${author}">${run(text)}</w:${name}>`;
const del = (text: string, author = "A", name = "del"): string =>
  `<w:${name} w:author="${author}"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:${name}>`;
const p = (inside: string, mark = ""): string =>
  `<w:p>${mark === "" ? "" : `<w:pPr><w:rPr><w:${mark} w:author="A"/></w:rPr></w:pPr>`}${inside}</w:p>`;
const printed = (n: number): string => {
  const { number, text, kind } = TEXT[n]!;
  return run(`${number === "" ? "" : `${number}  `}${text}${kind === "recital" ? ";" : ""}`);
};

/** The text as a file, with some of its paragraphs in other forms. */
const file = (
  changed: Readonly<Record<number, string>> = {},
  made: { comments?: string; text?: boolean } = {},
): Uint8Array =>
  wordFileBytes({
    body: TEXT.map((_clause, n) => changed[n] ?? p(printed(n))).join(""),
    ...(made.comments === undefined
      ? {}
      : {
          relationships: relationship("comments", "comments.xml"),
          parts: { "word/comments.xml": `<w:comments ${W}>${made.comments}</w:comments>` },
        }),
  });

const read = (bytes: Uint8Array, isOther?: (author: string) => boolean): Understood =>
  understand(wordFileOf(bytes), TEXT, isOther);
const short = ({ proposals }: Understood) =>
  proposals.map(({ kind, clauseId: at, text }) => [kind, TEXT.findIndex((one) => one.id === at), text]);

test("X2 marks flattened elsewhere stay tracked: struck and inserted words never run together", () => {
  const understood = read(
    file({
      5: p(`${run("1  that ")}${del("Panama")}${ins("the Bahamas")}${run(" will be the host of the Forum")}`),
    }),
  );
  expect(short(understood)).toEqual([["change", 5, "that the Bahamas will be the host of the Forum"]]);
  expect(JSON.stringify(understood)).not.toMatch(/Panama ?the|Bahamas ?Panama/u);
  expect(understood.proposals[0]).toMatchObject({
    hash: "hash 5",
    authors: ["A"],
    compared: false,
    movedOn: false,
  });
  expect(understood.matched).toHaveLength(TEXT.length);
});

test("X27 the file of nobody's changes asks for nothing; a clean edited one is compared", () => {
  expect(short(read(file()))).toEqual([]);
  const edited = read(
    file({ 6: p(run("2  that regulators may exchange what they have learned about licences")), 7: "" }),
  );
  expect(short(edited)).toEqual([
    ["change", 6, "that regulators may exchange what they have learned about licences"],
  ]);
  expect(edited.proposals[0]).toMatchObject({ authors: [], compared: true });
  // Missing text is told, never struck by a guess.
  expect(edited.not).toEqual([
    { line: 0, why: "missing", words: "3 that spectrum plans ought to be published early" },
  ]);
});

test("X3 renumbering by Word or an untracked move of a clause does not mislead", () => {
  const moved = [0, 1, 3, 2, 4, 7, 5, 6];
  const renumbered = ["", "", "a)", "b)", "", "1", "2", "3"];
  const body = moved.map((n, i) => p(run(`${renumbered[i]}  ${TEXT[n]!.text}`))).join("");
  const understood = read(wordFileBytes({ body }));
  expect(short(understood)).toEqual([]);
  expect(understood.matched.map(({ clauseId: at }) => at)).toEqual(moved.map((n) => id(n)));
});

test("X3 X27 a parted clause is a change and an addition, a joined one a change and a deletion", () => {
  const parted = read(
    file({
      6: `${p(run("2  that regulators should exchange"), "ins")}${p(run(" what they have learned about licences"))}`,
    }),
  );
  expect(short(parted)).toEqual([
    ["change", 6, "that regulators should exchange"],
    ["add", 6, "what they have learned about licences"],
  ]);
  const joined = read(file({ 6: p(printed(6), "del"), 7: p(`${del("3  ")}${run(TEXT[7]!.text)}`) }));
  expect(short(joined)).toEqual([
    ["change", 6, `${TEXT[6]!.text}${TEXT[7]!.text}`],
    ["delete", 7, ""],
  ]);
});

test("X27 a tracked move is a deletion and an addition that name each other", () => {
  const [from, to] = ["moveFrom", "moveTo"].map((name) => `<w:${name}RangeStart w:id="1" w:name="m"/>`);
  const understood = read(
    file({
      2: `${from}${p(del(`a)  ${TEXT[2]!.text};`, "A", "moveFrom"), "moveFrom")}<w:moveFromRangeEnd w:id="1"/>`,
      3: `${p(printed(3))}${to}${p(ins(`${TEXT[2]!.text};`, "A", "moveTo"), "moveTo")}<w:moveToRangeEnd w:id="1"/>`,
    }),
  );
  expect(short(understood)).toEqual([
    ["delete", 2, ""],
    ["add", 3, TEXT[2]!.text],
  ]);
  expect(understood.proposals.map(({ n, movedWith }) => [n, movedWith])).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

test("X27 words struck whole and written anew are one change", () => {
  const replaced = read(
    file({ 7: `${p(del(`3  ${TEXT[7]!.text}`), "del")}${p(ins("3  that plans be early"), "ins")}${p("")}` }),
  );
  expect(short(replaced)).toEqual([["change", 7, "that plans be early"]]);
});

const IN_OTHERS = {
  zh: {
    lines: [
      "惠及所有人的空间连接",
      "认识到",
      "卫星覆盖岛屿和山区",
      "终端价格高于许多家庭的承受能力",
      "认为",
      "巴拿马将主办论坛",
      ["监管机构应", "交流", "分享", "许可经验"],
      "频谱规划应尽早公布",
    ],
    added: "运营商应报告其覆盖范围",
  },
  ar: {
    lines: [
      "توصيلية فضائية للجميع",
      "وإذ يدرك",
      "أن السواتل تصل إلى الجزر والجبال",
      "أن سعر المطاريف يفوق قدرة أسر كثيرة",
      "يرى",
      "أن بنما ستستضيف المنتدى",
      ["أن على الهيئات التنظيمية أن ", "تتبادل", "تتقاسم", " ما تعلمته عن التراخيص"],
      "أن خطط الطيف ينبغي أن تنشر مبكراً",
    ],
    added: "أن يبلغ المشغلون عن تغطيتهم",
  },
  fr: {
    lines: [
      "Connectivité spatiale pour tous",
      "reconnaissant",
      "que les satellites desservent les îles et les montagnes",
      "que les terminaux coûtent plus que bien des ménages ne peuvent payer",
      "est d'avis",
      "que le Panama accueillera le Forum",
      ["que les régulateurs devraient ", "échanger", "partager", " leur expérience des licences"],
      "que les plans de fréquences devraient être publiés tôt",
    ],
    added: "que les exploitants rendent compte de leur couverture",
  },
} as const;

test.each(Object.keys(IN_OTHERS) as (keyof typeof IN_OTHERS)[])(
  "X4 a file in another language (%s) matches by ids, else by sections, never by text",
  (language) => {
    const { lines, added } = IN_OTHERS[language];
    const body = (line: (n: number) => string): string =>
      lines
        .map((words, n) => {
          const number = run(TEXT[n]!.number === "" ? "" : `${TEXT[n]!.number}  `);
          if (typeof words === "string") return p(line(n) + number + run(words));
          const [before, from, to, after] = words;
          const changed = p(line(n) + number + run(before) + del(from) + ins(to) + run(after));
          return changed + p(ins(added), "ins");
        })
        .join("");
    const [before, , to, after] = lines[6] as readonly string[];
    const byNumber = read(wordFileBytes({ body: body(() => "") }));
    const byId = read(
      wordFileBytes({ body: body((n) => `<w:bookmarkStart w:id="${n}" w:name="concord_${id(n)}"/>`) }),
    );
    for (const understood of [byNumber, byId]) {
      expect(understood).toMatchObject({ otherLanguage: true, language, isOfThisText: true, not: [] });
      expect(short(understood)).toEqual([
        ["change", 6, `${before}${to}${after}`],
        ["add", 6, added],
      ]);
      for (const one of understood.proposals) expect(one).toMatchObject({ language, otherLanguage: true });
      expect(understood.matched).toHaveLength(TEXT.length);
    }
    expect(byId.matched.every(({ by }) => by === "id")).toBe(true);
    expect(byNumber.matched.some(({ by }) => by === "words" || by === "likeness")).toBe(false);
  },
);

test("X4 a file in another language without ids, with other sections, is told, not guessed", () => {
  const { lines } = IN_OTHERS.fr;
  // Two paragraphs of a section are gone, and nothing says which.
  const body = [0, 1, 3, 4, 5, 7]
    .map((n, i) => {
      const number = ["", "", "a)", "", "1", "2"][i]!;
      return p(run(number === "" ? "" : `${number}  `) + run(lines[n] as string));
    })
    .join("");
  const understood = read(wordFileBytes({ body }));
  expect(understood.proposals).toEqual([]);
  expect(understood.not.map(({ why, words }) => [why, words.slice(0, 2)])).toEqual([
    ["missing", "b)"],
    ["missing", "3 "],
  ]);
});

test("X5 changes and comments of somebody else are as if they had never been made", () => {
  const bytes = file(
    {
      2: p(
        `${run("a)  that ")}${del("satellites", "B")}${ins("cables", "B")}${run(" reach islands and mountains;")}`,
      ),
      3: p(
        `${run("b)  that terminals cost ")}${ins("much ", "A")}${run("more than many households can pay;")}`,
      ),
    },
    {},
  );
  expect(short(read(bytes))).toHaveLength(2);
  const own = read(bytes, (author) => author === "B");
  expect(short(own)).toEqual([["change", 3, "that terminals cost much more than many households can pay"]]);
  expect(own.authors).toEqual(["B", "A"]);
});

test("X28 comments come with their answers; one that gives a reason goes with its change", () => {
  const at = (n: number, inside: string): string =>
    `<w:commentRangeStart w:id="${n}"/>${inside}<w:commentRangeEnd w:id="${n}"/>`;
  const comment = (n: number, text: string): string =>
    `<w:comment w:id="${n}" w:author="A">${p(run(text))}</w:comment>`;
  const understood = read(
    file(
      {
        2: p(`${run("a)  that ")}${at(0, run("satellites"))}${run(" reach islands and mountains;")}`),
        5: p(
          `${run("1  that ")}${del("Panama")}${at(1, ins("the Bahamas"))}${run(" will be the host of the Forum")}`,
        ),
      },
      { comments: comment(0, "which ones?") + comment(1, "Reason: it changed") },
    ),
  );
  expect(understood.comments).toMatchObject([
    {
      on: { clauseId: id(2) },
      quote: "satellites",
      place: { start: 5, end: 15 },
      text: "which ones?",
      author: "A",
    },
  ]);
  expect(understood.proposals).toMatchObject([{ kind: "change", reason: "it changed" }]);
});

test("X3 a file of some other text is said to be one, and asks for nothing", () => {
  const other = read(
    wordFileBytes({
      body: "abcdefgh"
        .split("")
        .map((sign) => p(run(`${sign}) something about fish number ${sign}`)))
        .join(""),
    }),
  );
  expect(other).toMatchObject({ isOfThisText: false, proposals: [], comments: [] });
});

const office = spawnSync("soffice", ["--version"]).status === 0;

test.runIf(office || process.env["CONCORD_STORIES"] === "required")(
  "X27 a tracked file that LibreOffice opened and saved again gives the same proposals",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "concord-office-"));
    try {
      for (const [i, script] of (["Latin", "Arabic", "Chinese"] as const).entries())
        for (const ids of [true, false]) {
          const made = await trackedDocx(11 + i, { script, ids });
          const name = `${script}-${ids ? "ids" : "plain"}`;
          writeFileSync(join(folder, `${name}.docx`), made.bytes);
        }
      const saved = spawnSync(
        "soffice",
        [
          `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
          "--headless",
          "--convert-to",
          "docx:MS Word 2007 XML",
          "--outdir",
          join(folder, "out"),
          ...["Latin", "Arabic", "Chinese"].flatMap((script) =>
            ["ids", "plain"].map((form) => join(folder, `${script}-${form}.docx`)),
          ),
        ],
        { timeout: 180_000 },
      );
      expect(saved.status, saved.stderr.toString()).toBe(0);
      let asked = 0;
      for (const [i, script] of (["Latin", "Arabic", "Chinese"] as const).entries())
        for (const ids of [true, false]) {
          const made = await trackedDocx(11 + i, { script, ids });
          const name = `${script}-${ids ? "ids" : "plain"}`;
          const understood = understand(
            wordFileOf(readFileSync(join(folder, "out", `${name}.docx`))),
            made.text,
          );
          const found = understood.proposals.map(({ kind, clauseId: at, text }) => ({
            kind,
            clauseId: at,
            text,
          }));
          expect({ name, found }).toEqual({ name, found: made.asked });
          asked += made.asked.length;
        }
      console.log(`LibreOffice: 6 files, ${asked} proposals came back`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  240_000,
);

import { plainNumber, writtenAs } from "./reference-number.ts";
import { describe, expect, test } from "vitest";
import { openTestRoom } from "../testing/room.ts";
import { findingsIn } from "./checks.ts";
import { warnVerbOf } from "./warn-verb.ts";
import { punctuationFindings } from "./punctuation.ts";
import { numberIndexOf, referencesIn } from "./references.ts";
import { languageOf } from "./text-language.ts";
import { unknownVerb } from "./verbs.ts";
import { threadMs } from "../testing/thread-ms.ts";

/** "found → suggestion" of each. */
const told = (findings: ReturnType<typeof punctuationFindings>): string[] =>
  findings.map(({ kind, found, suggestion }) => `${kind} “${found}” → ${suggestion ?? "?"}`);
const WARN = ["instructs", "resolves", "decides", "shall"];

describe("E6 punctuation inside a clause", () => {
  test.each([
    ["that  ICTs", ["doubleSpace “  ” →  "]],
    ["that ICTs ; and", ["spaceBeforeSign “ ;” → ;"]],
    ["that ICTs  , and", ["spaceBeforeSign “  ,” → ,"]],
    ["a rate of .5 and ... so on ", []],
    ['the "digital divide"', ['quote “"” → “', 'quote “"” → ”']],
    ["Member States' and ITU's", ["quote “'” → ’"]],
    ["the “digital divide”, and Member States’ own", []],
    [
      "Resolution 139 (Rev. Dubai, 2018) of the Plenipotentiary Conference on the digital divide",
      ["commaBeforeOn “ ” → , "],
    ],
    ["Resolution 139 (Rev. Dubai, 2018) of the Plenipotentiary Conference, on the divide", []],
    ["Decision 641 (C24, last amended C25) on the group", ["commaBeforeOn “ ” → , "]],
    ["Resolution 2 of the World Conference on International Telecommunications", []],
  ])("%s", (text, expected) => {
    expect(told(punctuationFindings(text, "en"))).toEqual(expected);
  });

  test("follows the language: quotation marks and the space before a sign", () => {
    expect(told(punctuationFindings('la "fracture" ; et', "fr"))).toEqual([
      'quote “"” → « ',
      'quote “"” →  »',
    ]);
    expect(told(punctuationFindings('цифровой "разрыв"', "ru"))).toEqual(['quote “"” → «', 'quote “"” → »']);
    expect(told(punctuationFindings("电信 ，信息", "zh"))).toEqual(["spaceBeforeSign “ ，” → ，"]);
    expect(told(punctuationFindings("الاتصالات ، والمعلومات", "ar"))).toEqual(["spaceBeforeSign “ ،” → ،"]);
  });

  test("what is taken stands where the finding says", () => {
    const text = "Decision 641 (C24) on the group";
    const [comma] = punctuationFindings(text, "en");
    const { start, end, suggestion } = comma!;
    expect(text.slice(0, start) + suggestion + text.slice(end)).toBe("Decision 641 (C24), on the group");
  });
});

test("E6 the language is read from the script, else it is the one that the group drafts in", () => {
  const of = (text: string): string => languageOf(text, "en");
  expect(["考虑到 ICT 的作用", "إذ يدرك", "учитывая ITU", "considering", "", "α"].map(of)).toEqual([
    "zh",
    "ar",
    "ru",
    "en",
    "en",
    "en",
  ]);
  expect(languageOf("considérant", "fr")).toBe("fr");
});

describe("E7 section verbs", () => {
  test.each([
    ["considering", "en"],
    ["recognizing further", "en"],
    ["[noting]", "en"],
    ["invites Member States, Sector Members, Associates and Academia", "en"],
    ["is of the view", "en"],
    ["considérant en outre", "fr"],
    ["est d'avis", "fr"],
    ["teniendo en cuenta", "es"],
    ["учитывая далее", "ru"],
    ["придерживается мнения", "ru"],
    ["предлагает Государствам-Членам", "ru"],
    ["进一步考虑到", "zh"],
    ["请秘书长", "zh"],
    ["认为", "zh"],
    ["إذ يذكّر", "ar"],
    ["وإذ يضع في اعتباره كذلك", "ar"],
    ["يدعو الدول الأعضاء", "ar"],
    ["", "en"],
  ] as const)("“%s” is on the list (%s)", (text, language) => {
    expect(unknownVerb(text, language)).toBeNull();
  });

  test.each([
    ["recognising", "en", "recognizing"],
    ["[considring further]", "en", "considering"],
    ["invite Member States", "en", "invites"],
    ["учитывя", "ru", "учитывая"],
    ["wondering", "en", null],
    ["无视", "zh", null],
    ["يقرر", "ar", null],
  ] as const)("“%s” (%s) may mean %s", (text, language, suggestion) => {
    expect(unknownVerb(text, language)?.suggestion).toBe(suggestion);
  });
});

test("E7 a verb in French or Spanish is one, whatever language the group drafts in", () => {
  const numbers = numberIndexOf([]);
  const [id] = openTestRoom().as("lead").write("verb x");
  const kinds = (text: string): string[] =>
    findingsIn({ id: id!, kind: "verb", text }, { numbers, warnVerbs: WARN, drafting: "en" }).map(
      ({ kind }) => kind,
    );
  expect(["considérant en outre", "teniendo presente", "noting", "bemerkend"].map(kinds)).toEqual([
    [],
    [],
    [],
    ["unknownVerb"],
  ]);
});

const opinion = () => {
  const room = openTestRoom();
  const ids = room
    .as("lead")
    .write(
      "verb considering",
      "recital that ICTs shall matter as Resolution 2 decides",
      "recital that recognizing a) holds",
      "verb recognizing",
      "recital that considering b) and considering e) hold",
      "recital that a) above",
      "verb is of the view",
      "operative that Members shall, as in is of the view 2 above, act",
      "operative that paragraph 1 and paragraph 3 of Resolution 139 and paragraph 7 apply",
      "subItem to act as in 2.1 above",
      "verb instructs the Secretary-General",
      "operative to report, considering is of the view 2 and 1 above",
    );
  return { room, ids, numbers: numberIndexOf(room.document().clauses) };
};

test("E7 the Forum's own words do not instruct; recitals may quote what does", () => {
  const { room, numbers } = opinion();
  const seen = room.document().clauses.flatMap((clause) =>
    findingsIn(clause, { numbers, warnVerbs: WARN, drafting: "en" })
      .filter(({ kind }) => kind === "forbiddenVerb" || kind === "unknownVerb")
      .map(({ found, suggestion }) => [room.text(clause.id).slice(0, 12), found, suggestion]),
  );
  expect(seen).toEqual([
    ["that Members", "shall", "should"],
    ["instructs th", "instructs", "invites"],
  ]);
  expect(warnVerbOf({ kind: "verb", text: "Resolves to" }, WARN)).toBe("resolves");
  expect(warnVerbOf({ kind: "operative", text: "resolves" }, WARN)).toBeNull();
});

test("E8 references are bound to clauses by today's numbers, or lead nowhere", () => {
  const { room, ids, numbers } = opinion();
  const seen = room.document().clauses.flatMap(({ id, text }) =>
    referencesIn(text, id, numbers).map(({ start, end, clauseId }) => {
      const target = clauseId === null ? null : ids.indexOf(clauseId);
      return [text.slice(start, end), target];
    }),
  );
  expect(seen).toEqual([
    ["recognizing a)", 4],
    ["considering b)", 2],
    ["considering e)", null],
    ["a) above", 4],
    ["is of the view 2 above", 8],
    ["paragraph 1", 7],
    ["paragraph 7", null],
    ["2.1 above", null],
    ["is of the view 2", 8],
    ["1 above", 7],
  ]);
});

test("E8 when a clause moves, the same words lead to the clause that has the number now", () => {
  const { room, ids } = opinion();
  room.as("lead").move(ids[2]!, ids[0]!);
  const { clauses } = room.document();
  const [first] = referencesIn(room.text(ids[4]!), ids[4]!, numberIndexOf(clauses));
  expect(first?.clauseId).toBe(ids[1]);
});

/** "words → number of the line that they lead to" of each reference, in a text of these lines. */
function led(...lines: readonly string[]): readonly string[] {
  const room = openTestRoom();
  const ids = room.as("lead").write(...lines);
  const { clauses } = room.document();
  const numbers = numberIndexOf(clauses);
  return clauses.flatMap(({ id, text }) =>
    referencesIn(text, id, numbers).map(
      ({ start, end, clauseId }) =>
        `${text.slice(start, end)} → ${clauseId === null ? "?" : ids.indexOf(clauseId)}`,
    ),
  );
}

test("E8 in Chinese: by verb and letter, and by 第 … 段; counts and other texts are left alone", () => {
  expect(
    led(
      "verb 考虑到",
      "recital 各国的努力",
      "recital 认识到b)和考虑到 e)所述内容",
      "verb 认识到",
      "recital 考虑到a）中的努力，并注意到 3 个国家",
      "recital 第139号决议第3段，第70号决议的第2段",
      "verb 请成员国",
      "operative 落实上文第2段和第 9 段，见上文a)",
      "operative 按请1所述行事，请 3 个月内报告",
    ),
  ).toEqual([
    "认识到b) → 5",
    "考虑到 e) → ?",
    "考虑到a） → 1",
    "上文第2段 → 8",
    "第 9 段 → ?",
    "上文a) → 4",
    "请1 → 7",
  ]);
});

test("E8 E16 in French and Spanish the section verbs tell; other texts are left alone", () => {
  expect(
    led(
      "verb considérant",
      "recital que le point 3 de la Résolution 139 et l'Article 2 ci-dessus valent",
      "recital que considérant a) ci-dessus s'applique",
      "verb est d’avis",
      "operative que le paragraphe 2 et le point 7 ci-dessous s'appliquent",
      "operative que le point 1 du présent Avis et considering a) valent",
      "verb invite les États Membres",
      "operative à agir selon est d’avis 2 et invite 2",
      "operative à agir",
    ),
  ).toEqual([
    "considérant a) ci-dessus → 1",
    "paragraphe 2 → 5",
    "point 7 ci-dessous → ?",
    "point 1 → 4",
    "est d’avis 2 → 5",
    "invite 2 → 8",
  ]);
  expect(
    led(
      "verb considerando",
      "recital que el párrafo 3 de la Resolución 139 vale",
      "recital que considerando a) y teniendo en cuenta b) valen",
      "verb opina",
      "operative que 2 anterior y el apartado 9 valen",
      "operative que opina 1",
    ),
  ).toEqual([
    "considerando a) → 1",
    "teniendo en cuenta b) → ?",
    "2 anterior → 5",
    "apartado 9 → ?",
    "opina 1 → 4",
  ]);
});

test("E17 in Russian: verb and letter, Latin or look-alike, and пункт", () => {
  expect(
    led(
      "verb учитывая",
      "recital что пункт 3 Резолюции 139 и Резолюция 2 выше остаются в силе",
      "recital что с учетом учитывая а) выше и признавая b) всё ясно",
      "verb отмечая",
      "recital 3 страны, и отмечая 3 страны",
      "verb придерживается мнения",
      "operative что пункты 2 и 7 ниже применяются",
      "operative что пункт 1 настоящего Мнения и учитывая b) применяются",
      "verb предлагает Государствам-Членам",
      "operative действовать согласно придерживается мнения 2, а также в пункте 1 раздела II Резолюции 70",
      "operative действовать в соответствии с предлагает 1",
    ),
  ).toEqual([
    "учитывая а) выше → 1",
    "признавая b) → ?",
    "пункты 2 → 7",
    "7 ниже → ?",
    "пункт 1 → 6",
    "учитывая b) → 2",
    "придерживается мнения 2 → 7",
    "предлагает 1 → 9",
  ]);
});

test("E17 in Arabic: letters of the abjad and digits of both kinds, also after a joined word", () => {
  expect(
    led(
      "verb إذ يضع في اعتباره",
      "recital أن الفقرة 3 من القرار 139 والقرار 2 أعلاه ساريان",
      "recital أن إذ يضع في اعتباره أ ) أعلاه وإذ يدرك ب) ينطبقان",
      "verb وإذ يدرك",
      "recital الجهود الأولى",
      "recital الجهود، وإذ يدرك أ)",
      "verb يرى",
      "operative أن الفقرة ٢ أدناه والفقرة 9 تنطبقان",
      "operative أن تنطبق الفقرة 1 من هذا الرأي، كما في إذ يلاحظ 3 بلدان",
      "verb يدعو الدول الأعضاء",
      "operative إلى العمل وفقاً للفقرة 2 أعلاه ويدعو 1",
      "operative إلى أن تعمل",
    ),
  ).toEqual([
    "إذ يضع في اعتباره أ ) أعلاه → 1",
    "وإذ يدرك ب) → 5",
    "وإذ يدرك أ) → 4",
    "الفقرة ٢ أدناه → 8",
    "والفقرة 9 → ?",
    "الفقرة 1 → 7",
    "للفقرة 2 أعلاه → 11",
    "ويدعو 1 → 10",
  ]);
});

test("E17 a number is read and written in its script", () => {
  for (const [said, plain] of [
    ["а)", "a)"],
    ["ه )", "e)"],
    ["هـ)", "e)"],
    ["ض)", "z)"],
    ["ا)", "a)"],
    ["٢.١", "2.1"],
    ["E）", "e)"],
    ["bbis)", "bbis)"],
  ] as const)
    expect(plainNumber(said)).toBe(plain);
  expect(writtenAs("ب )", "c)")).toBe("ج )");
  expect(writtenAs("٢", "13")).toBe("١٣");
  expect(writtenAs("b）", "c)")).toBe("c）");
  expect(writtenAs("b)", "c)")).toBe("c)");
  expect(plainNumber(writtenAs("أ)", "aa)"))).toBe("aa)");
});

test("E6 E16 section verbs tell the language of Latin text, English by default", () => {
  const language = (...verbs: readonly string[]) => {
    const room = openTestRoom();
    room.as("lead").write(...verbs.map((verb) => `verb ${verb}`));
    return numberIndexOf(room.document().clauses).latin;
  };
  expect(language("considérant en outre", "[est d'avis]", "noting")).toBe("fr");
  expect(language("considerando", "también teniendo presente")).toBe("es");
  expect(language("considering", "invites Member States")).toBe("en");
  expect(language("考虑到", "bemerkend")).toBe("en");
  expect(language()).toBe("en");
});

test("E8 a reference that leads nowhere is a finding without a suggestion", () => {
  const { room, ids, numbers } = opinion();
  const clause = room.document().clauses.find(({ id }) => id === ids[4])!;
  expect(told(findingsIn(clause, { numbers, warnVerbs: WARN, drafting: "en" }))).toEqual([
    "noSuchClause “considering e)” → ?",
  ]);
});

test("E6 no words make the checks slow: what one person types, all pages look at", () => {
  const { ids, numbers } = opinion();
  const long = [
    "1.1",
    "x",
    "第1",
    "认识到",
    "上文",
    " ",
    "a) ",
    "paragraph ",
    "considering ",
    "учитывая ",
    "пункт ",
    "а) ",
    "الفقرة ",
    "إذ يدرك ",
    "هـ ",
    "Resolution 1 (",
    '"',
    "((",
  ].map((one) => one.repeat(20_000 / one.length));
  const begun = threadMs();
  for (const text of long)
    for (const kind of ["verb", "operative"] as const)
      findingsIn({ id: ids[7]!, kind, text }, { numbers, warnVerbs: WARN, drafting: "en" });
  expect(threadMs() - begun).toBeLessThan(2_000);
});

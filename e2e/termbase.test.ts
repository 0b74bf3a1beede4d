import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { sentencesOf } from "../client/i18n/icu-message.ts";
import { MESSAGES, messages } from "../client/i18n/messages.ts";
import { COMMAND_LINE_CATALOGS } from "../shared/catalogs/command-line-catalogs.ts";
import { PRINTED_CATALOGS } from "../shared/catalogs/printed-catalogs.ts";
import { WRITTEN_CATALOGS } from "../shared/catalogs/say.ts";
import { REPORT_LANGUAGES, type ReportLanguage } from "../shared/text/localized.ts";

const tableOf = (name: string): readonly Readonly<Record<string, string>>[] =>
  parse(readFileSync(new URL(`../shared/termbase/${name}.csv`, import.meta.url), "utf8"), { columns: true });

const TERMS = tableOf("terms");
const NOT_USED = tableOf("not-used").map(({ language = "", rendering = "", write = "", except = "" }) => ({
  language,
  rendering: new RegExp(rendering, "u"),
  write,
  /** Keys of messages whose subject has this name. */
  except: except === "" ? null : new RegExp(except, "u"),
}));

type Messages = ReadonlyMap<string, string>;

const PRINTED = "shared/catalogs/printed";
const COMMANDS = "shared/catalogs/command-line";

/** The folders that hold messages, each with a function that reads one language. */
const SOURCES: readonly (readonly [string, (language: ReportLanguage) => Messages])[] = [
  ["client/i18n/catalogs", (language) => MESSAGES[language]],
  ["shared/catalogs", (language) => messages(WRITTEN_CATALOGS[language])],
  [COMMANDS, (language) => messages(COMMAND_LINE_CATALOGS[language])],
  [PRINTED, (language) => messages(PRINTED_CATALOGS[language])],
];

/** Words that people type in a command: they are in no language. */
const TYPED = /--\w+|\b(?:restore-opinion|mail-test)\b/gu;

/** Returns all sentences of a message, without the names of its arguments. */
const saidBy = (source: string, message: string): string =>
  source === PRINTED
    ? message.replaceAll(/\{\w+\}/gu, "X")
    : sentencesOf((source === COMMANDS ? message.replaceAll(TYPED, "") : message).replaceAll("'", "’")).join(
        " ",
      );

for (const language of REPORT_LANGUAGES)
  test(`K32 nothing in ${language} says a word that the termbase has dropped`, () => {
    const own = NOT_USED.filter((one) => one.language === language);
    expect(own.length).toBeGreaterThan(5);
    const found = SOURCES.flatMap(([source, messagesIn]) =>
      [...messagesIn(language)].flatMap(([key, message]) => {
        // The page's words alone changed in English: files keep the terms of the record, and a server runs.
        if (language === "en" && (source === PRINTED || source === COMMANDS)) return [];
        const said = saidBy(source, message);
        return own
          .filter(({ rendering, except }) => rendering.test(said) && except?.test(key) !== true)
          .map(
            ({ rendering, write }) =>
              `${source}/${language}: ${key} says “${rendering.exec(said)?.[0]}”; write: ${write}`,
          );
      }),
    );
    expect(found).toEqual([]);
  });

/** One form of a letter, without accents and marks. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[إأآٱ]/gu, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .replaceAll(/[\u00A0\u202F]/gu, " ")
    .toLowerCase();

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
const formsOf = (cell: string): readonly string[] => cell.split("|").map((form) => form.trim());

/** Finds a term in a plain text, in any of its forms: by the beginning of each word, after an article in Arabic. */
function finder(language: ReportLanguage, cell: string): (text: string) => boolean {
  const word = (one: string): string => {
    if (language === "ar") return `(?:ال|لل)?${quoted(one.replace(/^(?:ال|لل)/u, "").replace(/ه$/u, ""))}`;
    return quoted(one.slice(0, one.length - Math.max(0, Math.min(3, one.length - 4))));
  };
  const patterns = formsOf(cell).map((form) =>
    language === "zh"
      ? new RegExp(quoted(plain(form)), "u")
      : new RegExp(plain(form).split(/\s+/u).map(word).join("[\\p{L}’]*\\s+"), "u"),
  );
  return (text) => patterns.some((pattern) => pattern.test(text));
}

const englishOf = (term: string): RegExp =>
  new RegExp(`\\b(?:${formsOf(term).map(quoted).join("|")})(?:s|es|d|ed|ing)?\\b`, "giu");

/** Shares of messages with a term that say it as the termbase has it, by language; the rest says it without the word. */
const SHARE_MIN: Readonly<Record<Exclude<ReportLanguage, "en">, number>> = {
  ar: 0.99,
  zh: 0.984,
  fr: 0.985,
  ru: 0.98,
  es: 0.988,
};

/** English messages with the term; a longer term that holds it counts alone. */
function messagesWith(english: string): readonly (readonly [source: string, key: string])[] {
  const longer = TERMS.map(({ en = "" }) => en)
    .filter((other) => other !== english && other.toLowerCase().includes(english.toLowerCase()))
    .map(englishOf);
  const pattern = englishOf(english);
  return ENGLISH.filter(({ said }) => {
    const alone = longer.reduce((text, other) => text.replaceAll(other, ""), said);
    return alone.search(pattern) >= 0;
  }).map(({ source, key }) => [source, key]);
}

const ENGLISH = SOURCES.flatMap(([source, messagesIn]) =>
  [...messagesIn("en")].map(([key, message]) => ({ source, key, said: saidBy(source, message) })),
);

test("K32 each term has its one word in each language, wherever the English message says it", () => {
  const withTerm = TERMS.map((term) => [term, messagesWith(term["en"] ?? "")] as const);
  const missed: string[] = [];
  const shares = (["ar", "zh", "fr", "ru", "es"] as const).map((language) => {
    const said = new Map(
      SOURCES.flatMap(([source, messagesIn]) =>
        [...messagesIn(language)].map(([key, message]) => [
          `${source} ${key}`,
          plain(saidBy(source, message)),
        ]),
      ),
    );
    const misses = withTerm.flatMap(([term, places]) => {
      const hasTerm = finder(language, term[language] ?? "");
      return places
        .map(([source, key]) => `${source} ${key}`)
        .filter((place) => !hasTerm(said.get(place) ?? ""))
        .map((place) => `${language} ${term["en"]}: ${place}: ${said.get(place)}`);
    });
    missed.push(...misses);
    const count = withTerm.reduce((sum, [, places]) => sum + places.length, 0);
    return { language, count, hits: count - misses.length };
  });
  for (const { language, count, hits } of shares)
    console.log(`termbase: ${language} ${hits} of ${count} (${((100 * hits) / count).toFixed(1)} %)`);
  if (process.env["TERMS_MISSED"] !== undefined) console.log(missed.join("\n"));
  expect(shares.filter(({ language, count, hits }) => hits / count < SHARE_MIN[language])).toEqual([]);
});

test("K32 the termbase has a word for each notion in each language, and finds a wrong one", () => {
  expect(TERMS.length).toBeGreaterThan(60);
  for (const term of TERMS)
    for (const language of REPORT_LANGUAGES) expect([term["en"], language, term[language]]).not.toContain("");
  const facilitator = TERMS.find(({ en }) => en === "facilitator");
  expect(finder("fr", facilitator?.["fr"] ?? "")(plain("{who}, coordonnatrice du groupe"))).toBe(true);
  expect(finder("fr", facilitator?.["fr"] ?? "")(plain("{who}, facilitateur du groupe"))).toBe(false);
  expect(finder("ar", facilitator?.["ar"] ?? "")(plain("أُبلغ به الميسّر وحده"))).toBe(true);
  expect(finder("ru", facilitator?.["ru"] ?? "")(plain("для координатора"))).toBe(true);
});

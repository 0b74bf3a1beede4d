import { expect, test } from "vitest";
import { REASONS } from "../../shared/refusal.ts";
import { PAGE_LANGUAGES } from "../../shared/text/page-language.ts";
import { charsTooMany, latinWords, messageFaults } from "./catalog-faults.ts";
import { CATALOGS, english, MESSAGES } from "./messages.ts";

const OTHERS = PAGE_LANGUAGES.filter((language) => language !== "en");

/** Names the file, the key and the mend for a translator. */
const told = (language: string, key: string, fault: string): string =>
  `catalogs/${language}.json: ${key} ${fault}`;

/** Texts that a language has with a good reason longer than the bound. */
const LONG: Readonly<Record<string, readonly string[]>> = {};

/** Words that other scripts keep in Latin letters: names, forms of files, keys, tags, marks of documents. */
const LATIN = new Set(
  `Concord Word JavaScript JSON HTML XML PDF CSV DOCX docx txt ODT odt ZIP64 DTD ActiveX Akoma Ntoso UTF SHA HTTPS https
  http WebSocket WebSockets QR PIN UTC MB ms Add Cor Rev bis ad Ad referendum AAA XX XXX CL Alt alt Ctrl Enter Esc Tab Delete
  Shift a b c n C F N no on text`.split(/\s+/u),
);

/** Words that French or Spanish shares with English. */
const SHARED: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(
    `Concord Word Akoma Ntoso HTML JSON Forum Audit Contribution Contributions contributions Versions Actions Code Date
    Dates Pause note Instructions Question Source Sources Experts Expert Positions Position Objection objection
    objections Ad referendum Pages Page Sections`.split(/\s+/u),
  ),
  es: new Set(["Concord", "Word", "Akoma", "Ntoso", "HTML", "JSON", "provisional", "Provisional"]),
};

for (const language of PAGE_LANGUAGES) {
  const said = MESSAGES[language];

  test(`K31 each message of ${language}.json is whole and can be read`, () => {
    expect(
      [...english.keys()].filter((key) => !said.has(key)).map((key) => told(language, key, "is missing")),
    ).toEqual([]);
    expect(
      [...said.keys()]
        .filter((key) => !english.has(key))
        .map((key) => told(language, key, "is not in en.json")),
    ).toEqual([]);
    const faults = [...said].flatMap(([key, message]) =>
      messageFaults(language, english.get(key) ?? "", message).map((fault) => told(language, key, fault)),
    );
    expect(faults).toEqual([]);
  });
}

for (const language of OTHERS)
  test(`K31 no text of ${language}.json is much longer than the English one`, () => {
    const long = [...MESSAGES[language]].flatMap(([key, message]) => {
      const chars = charsTooMany(english.get(key) ?? "", message);
      return chars > 0 && !LONG[language]?.includes(key)
        ? [told(language, key, `is ${chars} signs too long: ${message}`)]
        : [];
    });
    expect(long).toEqual([]);
  });

test("K31 no English word is left in a catalog of another script", () => {
  const left = (["ar", "zh", "ru"] as const).flatMap((language) =>
    [...MESSAGES[language]].flatMap(([key, message]) =>
      latinWords(message)
        .filter((word) => !LATIN.has(word))
        .map((word) => told(language, key, `has the word ${word}`)),
    ),
  );
  expect(left).toEqual([]);
});

test("K31 no French or Spanish message is still the English one", () => {
  const same = (["fr", "es"] as const).flatMap((language) =>
    [...MESSAGES[language]]
      .filter(([key, message]) => message === english.get(key))
      .filter(([, message]) =>
        latinWords(message).some((word) => word.length > 3 && !SHARED[language]?.has(word)),
      )
      .map(([key, message]) => told(language, key, `is the English message: ${message}`)),
  );
  expect(same).toEqual([]);
});

test("every reason of a refusal has its sentence", () => {
  const sentences = new Set(Object.keys(CATALOGS.en.refusal));
  expect(Object.keys(REASONS).filter((reason) => !sentences.has(reason))).toEqual([]);
});

test("K31 the checks of catalogs find each kind of mistake", () => {
  const plural = "{n, plural, one {# clause} other {# clauses}}";
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      "ru",
      plural,
      "{n, plural, one {# пункт} other {# пункта}}",
      ["lacks the plural forms of {n}: few, many"],
    ],
    [
      "fr",
      plural,
      "{n, plural, one {# paragraphe} few {x} other {# paragraphes}}",
      ["has plural forms of {n} that are none: few"],
    ],
    ["fr", "{who} left", "{whom} part", ["has the arguments {whom}, the English one {who}"]],
    [
      "fr",
      "{a, select, on {On} other {Off}}",
      "{a, select, oui {Oui} other {Non}}",
      ["chooses by {a} among other, oui, not on, other"],
    ],
    ["fr", "{a, select, on {On} other {Off}}", "{a}", ["must choose by {a, select, …}: on, other"]],
    ["fr", "The <b>text</b>", "Le texte", ["has the tags none, the English one </b> <b>"]],
    ["fr", "The text", "L'avis", ["has a straight apostrophe: write ’"]],
    ["fr", "The text", " ", ["is empty"]],
    ["fr", "The {n}", "Le {n", ["cannot be read: no argument at sign 4"]],
    [
      "en",
      "a",
      `${"word ".repeat(16)}.`,
      [expect.stringMatching(/^has a sentence of more than 15 words/u) as string],
    ],
  ];
  for (const [language, source, message, faults] of cases)
    expect(messageFaults(language, source, message), message).toEqual(faults);
  expect(charsTooMany("Save", "Enregistrer le texte entier")).toBe(7);
  expect(charsTooMany("Save", "Enregistrer")).toBeLessThanOrEqual(0);
  expect(latinWords("{who} открывает Word <b>и</b> save")).toEqual(["Word", "save"]);
});

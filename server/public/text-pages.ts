import { sayIn } from "../../shared/catalogs/say.ts";
import { languageOf } from "../../shared/checks/text-language.ts";
import { closingSignsOf } from "../../shared/clause/closing.ts";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import { bytesOf } from "../../shared/text/bytes-of.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { word } from "../../shared/printed/report-words.ts";
import { LANGUAGE_WRITING } from "../../shared/text/language-facts.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { element, type Markup, maybe, together } from "../exports/markup.ts";
import { wholeInstant } from "./whole-instant.ts";
import { type PublicPage, publicPath } from "./public-page.ts";
import { type PublicText, textNumber, titleOfBase } from "./public-site.ts";
import { sizeIn } from "./size-in.ts";
import { textFile } from "./text-file.ts";

type Reading = { readonly language: ReportLanguage; readonly preset: Preset };

const pathOf = ({ id }: PublicText, { n }: BaseText): string => `/texts/${id}/${n}`;

/** Every Opinion with its base texts, the newest first. */
export function textsPage(texts: readonly PublicText[], { language, preset }: Reading): PublicPage {
  const say = sayIn("public", language);
  const cards = texts.map((text) => {
    const newest = text.baseTexts.at(-1);
    return element(
      "li",
      {},
      element("h2", {}, textNumber(text, language)),
      maybe(
        newest === undefined
          ? null
          : element("p", {}, element("bdi", tongueOf(titleOfBase(newest), text), titleOfBase(newest))),
      ),
      ...text.baseTexts
        .toReversed()
        .map((base) =>
          element(
            "p",
            {},
            element(
              "a",
              { href: publicPath(language, pathOf(text, base)), dir: "auto" },
              baseName(base, language),
            ),
            " ",
            element(
              "span",
              { class: "quiet" },
              say("circulated", { at: wholeInstant(base.at, { preset, language }) }),
            ),
          ),
        ),
    );
  });
  const body =
    cards.length === 0 ? element("p", {}, say("noTexts")) : element("ul", { class: "cards" }, ...cards);
  return { language, path: "/texts", title: say("texts"), body: [body] };
}

/** A base text as it was circulated, with the numbers that it had. */
export function textPage(text: PublicText, base: BaseText, { language, preset }: Reading): PublicPage {
  const say = sayIn("public", language);
  const path = pathOf(text, base);
  return {
    language,
    path,
    title: `${textNumber(text, language)} – ${baseName(base, language)}`,
    heading: together([
      element("bdi", {}, textNumber(text, language)),
      " – ",
      element("bdi", {}, baseName(base, language)),
    ]),
    body: [
      element(
        "p",
        { class: "quiet" },
        say("circulated", { at: wholeInstant(base.at, { preset, language }) }),
      ),
      element(
        "ul",
        { class: "files" },
        element(
          "li",
          {},
          element(
            "a",
            { href: publicPath(language, `${path}.txt`), download: "download" },
            say("file", { form: "txt", size: sizeIn(language, bytesOf(textFile(text, base))) }),
          ),
        ),
      ),
      sheetOf(text, base),
      element("p", { class: "hash" }, say("hash", { hash: base.hash })),
    ],
  };
}

/** A frozen text as a sheet, with its title. */
export function sheetOf(text: PublicText, base: BaseText): Markup {
  const title = titleOfBase(base);
  return element(
    "article",
    { class: "sheet", ...tongueOf(title, text) },
    ...(title === "" ? [] : [element("h2", {}, title)]),
    ...paragraphsOf(text, base),
  );
}

const baseName = ({ n, name }: BaseText, language: ReportLanguage): string =>
  name === "" ? word("baseText", language, { n }) : `${word("baseText", language, { n })} – ${name}`;

function paragraphsOf(text: PublicText, { clauses }: BaseText): readonly Markup[] {
  const words = new Map(clauses.map((one) => [one.id, one.text]));
  // The signs of a report are typed (rule R31).
  const closings = closingSignsOf(
    text.kind === "report" ? [] : clauses.map((one) => ({ ...one, alternativeTo: null })),
    (id) => words.get(id) ?? "",
  );
  return clauses
    .filter(({ kind }) => kind !== "title")
    .map((clause) =>
      element(
        "p",
        { class: `${clause.kind} l${clause.level}`, ...tongueOf(clause.text, text) },
        maybe(clause.number === "" ? null : element("span", { class: "number", dir: "ltr" }, clause.number)),
        " ",
        element("span", {}, `${clause.text}${closings.get(clause.id) ?? ""}`),
      ),
    );
}

/** The language of words by their script, else the one in which the text is drafted. */
function tongueOf(
  words: string,
  { language = "en" }: PublicText,
): { readonly lang: string; readonly dir: string } {
  const { htmlTag, dir } = LANGUAGE_WRITING[languageOf(words, language)];
  return { lang: htmlTag, dir };
}

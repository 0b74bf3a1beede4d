import type { TextLanguage } from "../../shared/checks/finding.ts";
import { latinIn } from "../../shared/checks/drafted-language.ts";
import { languageOf } from "../../shared/checks/text-language.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { aknDay, type AknIds, slug } from "./akn-ids.ts";
import { type Markup, block, element } from "./markup.ts";

/** Addresses of a work and its versions by the naming convention of Akoma Ntoso for the UN. */
export type AknNames = {
  readonly actor: string;
  readonly number: string;
  readonly language: string;
  readonly subtype: string;
  readonly work: string;
  readonly expression: (at: number) => string;
};

const ISO_639_2: Readonly<Record<TextLanguage, string>> = {
  en: "eng",
  fr: "fra",
  es: "spa",
  ru: "rus",
  zh: "zho",
  ar: "ara",
};

type Naming = {
  readonly preset: Preset;
  readonly begun: number;
  readonly kind: "statement/deliberation" | "collection/publication" | "doc/report";
  readonly number: string;
  readonly language: TextLanguage;
};

export function aknNames({ preset, begun, kind, number, language }: Naming): AknNames {
  const actor = encodeURIComponent(slug(preset.id));
  const tongue = ISO_639_2[language];
  const work = `/akn/un/${kind}/${actor}/${aknDay(begun)}/${encodeURIComponent(number)}`;
  return {
    actor,
    number,
    language: tongue,
    subtype: kind.slice(kind.indexOf("/") + 1),
    work,
    expression: (at) => `${work}/${tongue}@${aknDay(at)}`,
  };
}

/** An Opinion's language, else that of most of its words: a file names one, and words in another say so themselves. */
export function languageOfDocument(document: OpinionDocument): TextLanguage {
  const { clauses, language: said } = document;
  if (said !== undefined) return said;
  const drafting = latinIn(document);
  const lengths = new Map<TextLanguage, number>();
  for (const { text } of clauses) {
    const language = languageOf(text, drafting);
    lengths.set(language, (lengths.get(language) ?? 0) + text.length);
  }
  return [...lengths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? drafting;
}

type Identified = {
  readonly ids: AknIds;
  readonly begun: number;
  readonly at: number;
  readonly alias: string;
  readonly number: { readonly value: string; readonly showAs: string };
  readonly version: number;
};

/** The work, this version of it and this file of the version. */
export function identification(
  names: AknNames,
  { ids, begun, at, alias, number, version }: Identified,
): Markup {
  const date = (instant: number, name: string): Markup =>
    element("FRBRdate", { date: aknDay(instant), name });
  const author = (name: string): Markup => element("FRBRauthor", { href: ids.ref(name) });
  const value = (name: string, said: string): Markup => element(name, { value: said });
  const expression = names.expression(at);
  return block(
    "identification",
    { source: ids.ref("concord") },
    block(
      "FRBRWork",
      {},
      value("FRBRthis", `${names.work}/!main`),
      value("FRBRuri", names.work),
      element("FRBRalias", { value: alias, name: "shortTitle" }),
      date(begun, "issued"),
      author("forum"),
      value("FRBRcountry", "un"),
      value("FRBRsubtype", names.subtype),
      element("FRBRnumber", { value: number.value, showAs: number.showAs }),
      value("FRBRprescriptive", "false"),
      value("FRBRauthoritative", "false"),
    ),
    block(
      "FRBRExpression",
      {},
      value("FRBRthis", `${expression}/!main`),
      value("FRBRuri", expression),
      date(at, "consolidation"),
      author("group"),
      value("FRBRversionNumber", String(version)),
      element("FRBRlanguage", { language: names.language }),
    ),
    block(
      "FRBRManifestation",
      {},
      value("FRBRthis", `${expression}/!main.xml`),
      value("FRBRuri", `${expression}/.xml`),
      date(at, "markup"),
      author("concord"),
      value("FRBRformat", "xml"),
    ),
  );
}

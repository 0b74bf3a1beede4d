import { inLanguage } from "../../shared/text/localized.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { printedNumberLine, textName } from "../../shared/report/opinion-text.ts";
import { aknDay } from "./akn-ids.ts";
import {
  type AknWriting,
  bodySection,
  clauseAttributes,
  clauseWords,
  preambleSection,
} from "./akn-clauses.ts";
import type { AknLayout } from "./akn-sections.ts";
import { type Markup, block, element, maybe } from "./markup.ts";
import type { PrintOptions } from "./print-options.ts";

type Body = { readonly layout: AknLayout; readonly writing: AknWriting; readonly options: PrintOptions };

/** An Opinion's text in Akoma Ntoso: preface, preamble and body, in this order. */
export function aknBody(document: OpinionDocument, { layout, writing, options }: Body): Markup[] {
  const { openings, preamble, body } = layout;
  return [
    preface(document, { layout, writing, options }),
    maybe(
      openings.length + preamble.length === 0
        ? null
        : block(
            "preamble",
            {},
            ...openings.map((opening) =>
              block(
                "formula",
                { name: "enactingFormula", ...clauseAttributes(opening, writing) },
                element("p", {}, clauseWords(opening, writing)),
              ),
            ),
            ...preamble.map((section, i) => preambleSection(section, i, writing)),
          ),
    ),
    block(
      "mainBody",
      {},
      ...(body.length === 0
        ? [element("p", {})]
        : body.map((section, i) => bodySection(section, i, writing))),
    ),
  ];
}

function preface(document: OpinionDocument, { layout, writing, options }: Body): Markup {
  const { ids } = writing;
  const { preset, language, at } = options;
  const { number, stage, sample } = document;
  const generatedIn = language === writing.language ? undefined : language;
  const line = printedNumberLine(document, language);
  const isNumbered = number !== "" && line.endsWith(number);
  const type = isNumbered ? line.slice(0, -number.length).trim() : line;
  const { title } = layout;
  const titled =
    title === null
      ? element("docTitle", {}, document.title)
      : element("docTitle", clauseAttributes(title, writing), clauseWords(title, writing));
  const container = (name: string, ...lines: readonly Markup[]): Markup =>
    block(
      "container",
      { name, eId: ids.free(ids.own(`preface__container_${name}`)), "xml:lang": generatedIn },
      ...lines,
    );
  const whose = element(
    "docStage",
    { refersTo: ids.ref(`stage-${stage}`) },
    textName(document, { language, preset }),
  );
  return block(
    "preface",
    {},
    container(
      "title",
      element(
        "p",
        {},
        element("docType", {}, type),
        ...(isNumbered ? [" ", element("docNumber", {}, number)] : []),
      ),
      element("p", {}, titled),
      element("p", {}, element("docDate", { date: aknDay(at) }, aknDay(at))),
    ),
    container(
      "standing",
      element("p", {}, whose),
      element("p", {}, element("docStatus", {}, inLanguage(preset.standingWords, language))),
    ),
    maybe(sample ? container("sample", element("p", {}, inLanguage(preset.sampleNotice, language))) : null),
  );
}

import { latinIn } from "../../shared/checks/drafted-language.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { MarkupReader } from "../../shared/report/markup-reading.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import { aknBody } from "./akn-body.ts";
import { type AknWriting, clauseIds } from "./akn-clauses.ts";
import { aknNames, languageOfDocument } from "./akn-identification.ts";
import { type AknIds, openAknIds, slug } from "./akn-ids.ts";
import { aknMeta } from "./akn-meta.ts";
import { aknLayout } from "./akn-sections.ts";
import { type Markup, block, written } from "./markup.ts";
import type { PrintOptions } from "./print-options.ts";

/** Of what the standard has no element for: clauses' hashes and states, brackets' owners, proposed words. */
const OWN_NAMESPACE = "urn:concord:record";

/** One Opinion in Akoma Ntoso 3.0 as the UN uses it (AKN4UN): a statement of the name opinionDraft. */
export const opinionAkn = (
  document: OpinionDocument,
  options: PrintOptions & { readonly standing: OpinionStanding },
): string => aknFile(opinionStatement(document, { ...options, ids: openAknIds("") }));

export function opinionStatement(
  document: OpinionDocument,
  { standing, ids, ...options }: PrintOptions & { readonly standing: OpinionStanding; readonly ids: AknIds },
): Markup {
  const layout = aknLayout(document);
  const language = languageOfDocument(document);
  const latin = latinIn(document);
  const idOf = clauseIds(layout, ids);
  const writing: AknWriting = { ids, standing, idOf, brackets: [], language, latin };
  const names = aknNames({
    preset: options.preset,
    begun: standing.begun,
    kind: "statement/deliberation",
    number: `draft-opinion-${slug(document.number) || document.id}`,
    language,
  });
  const body = aknBody(document, { layout, writing, options });
  const contains = standing.baseTexts.length === 0 ? "originalVersion" : "singleVersion";
  return block(
    "statement",
    { name: "opinionDraft", contains },
    aknMeta({ document, writing, names, options }),
    ...body,
  );
}

/** The whole file around one document; it is read as it is written. */
export const aknFile = (document: Markup, reader?: MarkupReader): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    written(
      block(
        "akomaNtoso",
        { xmlns: "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "xmlns:c": OWN_NAMESPACE },
        document,
      ),
      reader,
    ),
    "",
  ].join("\n");

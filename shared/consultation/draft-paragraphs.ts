import type { Kind } from "../clause/clause.ts";
import { CONSULTATION_LABEL_CHARS_MAX, CONSULTATION_PARAGRAPHS_MAX } from "../door-limits.ts";
import type { ConsultationParagraph } from "./consultation.ts";

type Labelled = Omit<ConsultationParagraph, "id">;

const COMMENTED: ReadonlySet<Kind> = new Set(["recital", "operative", "subItem", "note"]);

/** Paragraphs of a circulated base text, each named by its section verb and number, as "recognizing a)". */
export function paragraphsOfBaseText(
  clauses: readonly { readonly kind: Kind; readonly number: string; readonly text: string }[],
): readonly ConsultationParagraph[] {
  let verb = "";
  const paragraphs: Labelled[] = [];
  for (const { kind, number, text } of clauses) {
    if (kind === "verb") verb = text.trim();
    if (COMMENTED.has(kind) && text.trim() !== "")
      paragraphs.push({ label: `${verb} ${number}`.trim(), text: text.trim() });
  }
  return numbered(paragraphs);
}

/** The Chair's paragraphs of an issued report, and each Opinion that is annexed to it, by its name. */
export const paragraphsOfReport = (
  paragraphs: readonly string[],
  annexed: readonly { readonly number: string; readonly title: string }[],
): readonly ConsultationParagraph[] =>
  numbered([
    ...paragraphs.map((text, n) => ({ label: String(n + 1), text })),
    ...annexed.map(({ number, title }) => ({ label: number, text: title })),
  ]);

const numbered = (paragraphs: readonly Labelled[]): readonly ConsultationParagraph[] =>
  paragraphs.slice(0, CONSULTATION_PARAGRAPHS_MAX).map(({ label, text }, n) => ({
    id: `p${n + 1}`,
    label: label.slice(0, CONSULTATION_LABEL_CHARS_MAX) || String(n + 1),
    text,
  }));

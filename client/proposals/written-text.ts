import { isItem, type Kind } from "../../shared/clause/clause.ts";
import { withoutClosing } from "../../shared/clause/closing.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";

/**
 * Turns a field's text into a clause's words: plain, on one line, without the sign that its place gives (rule N6). A
 * note's or a title's full stop is its own, and every one of a report (rule R31).
 */
export function writtenText(text: string, kind: Kind, document: { readonly kind?: "report" } = {}): string {
  const plain = toPlainWords(text).trim();
  if (document.kind !== undefined) return plain;
  return isItem(kind) || kind === "opening" ? withoutClosing(plain) : plain;
}

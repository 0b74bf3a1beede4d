import { BILINGUAL_COLUMNS } from "../text/work-language.ts";
import type { LineUse } from "./taken-line.ts";
import type { WordLine } from "./word-lines.ts";

const NOT = { not: "masthead" } as const;

/**
 * Of a file that was made here: paragraphs under hidden ids, the line with the number, and what was typed between them
 * or right behind. Masthead, notes of states, legend and seal stand around the text.
 */
export function ownText(lines: readonly WordLine[]): readonly LineUse[] {
  const first = lines.findIndex(({ isTagged }) => isTagged);
  const last = lines.findLastIndex(({ isTagged }) => isTagged);
  const isBilingual = lines.some(({ isTagged, where }) => isTagged && where === "table");
  const number = lines.findIndex(({ role }) => role === "number");
  const end = lines.findIndex(({ role, where }, i) => i > last && (role === "frame" || where !== "body"));
  const isWithin = (i: number): boolean => i > first && i < (end < 0 ? lines.length : end);
  return lines.map((one, i): LineUse => {
    const { role, where, column, isTagged, isWork } = one;
    if (i === number) return { kind: "heading" };
    if (isTagged && !isWork) {
      const beside = isBilingual ? lines[i - 1] : undefined;
      const printed = beside?.column === BILINGUAL_COLUMNS.number && !beside.isTagged ? beside.text : null;
      return { kind: kindOf(one), ...(printed === null ? {} : { number: printed }) };
    }
    if (where === "textBox") return { not: "textBoxWords" };
    // Numbers of a bilingual copy go with the words beside them.
    const next = lines[i + 1];
    const isNumber = isBilingual && column === BILINGUAL_COLUMNS.number && next?.isTagged === true;
    if (where === "table") return { not: isNumber && !next.isWork ? "beside" : "tableWords" };
    return isWithin(i) && role !== "frame" ? { kind: kindOf(one) } : NOT;
  });
}

function kindOf({ role, isVerb }: WordLine): Extract<LineUse, { readonly kind: unknown }>["kind"] {
  if (role === "title") return "heading";
  if (isVerb) return "verb";
  return role === "note" ? "note" : null;
}

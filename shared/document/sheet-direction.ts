import { textDirection } from "../text/direction.ts";
import type { OpinionDocument } from "./opinion-document.ts";

type Read = Pick<OpinionDocument, "language" | "clauses">;

/**
 * A sheet reads in the direction of its Opinion's language, whatever that of the page around it is (rule A72). Until an
 * act says the language, its first words tell; a sheet without words reads as the page does.
 */
export function sheetDirection({ language, clauses }: Read): "ltr" | "rtl" | undefined {
  if (language !== undefined) return language === "ar" ? "rtl" : "ltr";
  for (const { text } of clauses) {
    const direction = textDirection(text);
    if (direction !== undefined) return direction;
  }
  return undefined;
}

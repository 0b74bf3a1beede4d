import type { Kind } from "../clause/clause.ts";

/** A number as it is printed: letters and Latin endings in italics, figures upright. */
export function numberParts(
  number: string,
  kind: Kind,
): { readonly upright: string; readonly italic: string } {
  if (kind === "recital") return { upright: "", italic: number };
  const [, figures, ending] = /^(\d[\d.]*)([a-z].*)$/u.exec(number) ?? [];
  return figures === undefined || ending === undefined
    ? { upright: number, italic: "" }
    : { upright: figures, italic: ending };
}

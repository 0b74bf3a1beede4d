import type { FactKind } from "./fact.ts";

/** Words of a text and where they stand, in UTF-16 units. */
export type SaidPlace = { readonly start: number; readonly end: number; readonly found: string };

/** Something that a clause says otherwise in another language. Null: that language does not say it at all. */
export type LanguageDifference = {
  readonly kind: FactKind;
  readonly original: SaidPlace | null;
  readonly version: SaidPlace | null;
};

import { commaIn, semicolonIn } from "../../shared/text/list-signs.ts";
import type { Language } from "./languages.ts";

/** The language of the page; sentences that are built outside of a component need it too. */
let shown: Language = "en";

/** The provider of the language calls this before anything is drawn in it. */
export function drawListsIn(language: Language): void {
  shown = language;
}

/** Between the names of a list, as the reader's language has it. */
export const comma = (): string => commaIn(shown);

/** Between the parts of a longer list. */
export const semicolon = (): string => semicolonIn(shown);

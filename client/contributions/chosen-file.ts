import type { PaperLanguage } from "./paper-languages.ts";

/** A file that was chosen, and the language that it is in. */
export type ChosenFile = { readonly file: File; readonly language: PaperLanguage };

/** How far a paper is on its way: the share that has arrived; null: it is all there, and its files are read. */
export type PaperOnItsWay = { readonly share: number | null };

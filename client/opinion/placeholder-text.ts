/** Stands for words that the dialog will ask for, in a command that is only tried. */
export const PLACEHOLDER_TEXT = "…";

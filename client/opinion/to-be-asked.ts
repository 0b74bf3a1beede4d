/** Stands for words that the dialog will ask for, in a command that is only tried. */
export const TO_BE_ASKED = "…";

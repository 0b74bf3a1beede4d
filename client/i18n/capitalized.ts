/** A sentence that begins with a name such as "the facilitator" or "clause b)". */
export const capitalized = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

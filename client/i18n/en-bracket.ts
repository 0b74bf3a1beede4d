/** English. */
export const enBracket = {};

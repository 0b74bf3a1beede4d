/** Chinese. */
export const zhBracket = {};

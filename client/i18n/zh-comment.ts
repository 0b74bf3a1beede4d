/** Chinese. */
export const zhComment = {};

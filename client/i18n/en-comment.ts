/** English. */
export const enComment = {};

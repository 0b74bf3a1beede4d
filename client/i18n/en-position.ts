/** English. */
export const enPosition = {};

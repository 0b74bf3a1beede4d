/** English. */
export const enSilence = {};

/** Chinese. */
export const zhSilence = {};

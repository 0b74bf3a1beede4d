/** Chinese. */
export const zhPosition = {};

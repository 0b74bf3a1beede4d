/** Chinese. */
export const zhProposal = {};

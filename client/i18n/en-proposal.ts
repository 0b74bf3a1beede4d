/** English. */
export const enProposal = {};

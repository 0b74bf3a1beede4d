/** Chinese. */
export const zhAgreement = {};

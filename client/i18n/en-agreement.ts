/** English. */
export const enAgreement = {};

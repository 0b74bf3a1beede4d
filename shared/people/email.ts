/** An e-mail address without its capitals, for comparing. */
export const foldedEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase();

/** Tells if two texts are the same e-mail address, whatever their capitals. An empty one is no address. */
export const sameEmail = (one: string, other: string): boolean =>
  foldedEmail(one) !== "" && foldedEmail(one) === foldedEmail(other);

/** A name in a Word file: this delegation's, or somebody else's. */
export type WordAuthorWhose = "own" | "other";

/** Whose a name in a Word file is: this delegation's, or somebody else's. */
export type WordAuthorWhose = "own" | "other";

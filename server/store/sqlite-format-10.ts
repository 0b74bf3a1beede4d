/**
 * Format 10 added tables that only reach people: how to write to them, how they sign in, what they are told. Each
 * table stands here with the columns that its checksum covers, and has a file of its own that reads and writes it.
 */

/** How to reach a person: outside the chain, like their name. An empty text: not known. */
const CONTACTS = `
  CREATE TABLE contacts (
    user TEXT PRIMARY KEY REFERENCES people (id), email TEXT NOT NULL, title TEXT NOT NULL, gender TEXT NOT NULL,
    sum TEXT NOT NULL
  ) STRICT;
`;

export const TABLES_10 = CONTACTS;

/** Brings a file of format 10 back to format 9, for tests of the upgrade. */
export const WITHOUT_TABLES_10 = "DROP TABLE contacts;";

export const SUMMED_10 = {
  contacts: ["user", "email", "title", "gender"],
} as const;

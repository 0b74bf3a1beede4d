/**
 * Format 12 added inputs of strangers to public consultations: personal, so outside the chain. The words of one and its
 * file stand in rows of their own, which an erasure takes away.
 */

export const TABLES_12 = `
  CREATE TABLE consultation_inputs (
    id TEXT PRIMARY KEY, consultation TEXT NOT NULL, at INTEGER NOT NULL, confirmed INTEGER NOT NULL,
    bytes INTEGER NOT NULL, link TEXT NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL, sum TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX consultation_links ON consultation_inputs (link);
  CREATE INDEX consultation_inputs_of ON consultation_inputs (consultation, at);
  CREATE TABLE consultation_files (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;
`;

export const SUMMED_12 = {
  consultation_inputs: ["id", "consultation", "at", "confirmed", "bytes", "link", "salt", "body"],
} as const;

/** Brings a file of format 12 back to format 11, for tests of the upgrade. */
export const WITHOUT_TABLES_12 = "DROP TABLE consultation_inputs; DROP TABLE consultation_files;";

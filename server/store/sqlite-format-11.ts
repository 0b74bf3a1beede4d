import { WITHOUT_TABLES_12 } from "./sqlite-format-12.ts";

/**
 * Format 11 added the nodes that share a database and the keys that they own, and keeps a stream's newest checkpoint
 * for each checkpoint format: two versions at work at once do not overwrite each other's.
 */

export const CHECKPOINTS = `
  CREATE TABLE checkpoints (
    stream TEXT NOT NULL, seq INTEGER NOT NULL, format INTEGER NOT NULL, body BLOB NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (stream, format)
  ) STRICT;
`;

/** Of the moment: no checksum, and no backup needs them. */
export const TABLES_11 = `
  CREATE TABLE nodes (
    id TEXT PRIMARY KEY, address TEXT NOT NULL, version TEXT NOT NULL, speaks INTEGER NOT NULL,
    draining INTEGER NOT NULL, forum_seq INTEGER NOT NULL, until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE owners (key TEXT PRIMARY KEY, node TEXT NOT NULL, epoch INTEGER NOT NULL) STRICT;
`;

/** The checkpoints stay: without them the first opening would read every row. */
export const TO_FORMAT_11 = `
  CREATE TEMP TABLE earlier_checkpoints AS SELECT stream, seq, format, body, hash FROM main.checkpoints;
  DROP TABLE main.checkpoints;
  ${CHECKPOINTS}
  INSERT INTO main.checkpoints (stream, seq, format, body, hash) SELECT * FROM temp.earlier_checkpoints;
  DROP TABLE temp.earlier_checkpoints;
  ${TABLES_11}
`;

export const CHECKPOINTS_2 = `
  CREATE TABLE checkpoints (
    stream TEXT PRIMARY KEY, seq INTEGER NOT NULL, format INTEGER NOT NULL, body BLOB NOT NULL, hash TEXT NOT NULL
  ) STRICT;
`;

/** Brings a file of this version back to format 10, for tests of the upgrade; checkpoints go. */
export const WITHOUT_TABLES_11 = `${WITHOUT_TABLES_12} DROP TABLE nodes; DROP TABLE owners; DROP TABLE checkpoints; ${CHECKPOINTS_2}`;

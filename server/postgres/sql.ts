/** Texts of statements by the names of tables and columns, which are this project's own. */

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(", ");
const places = (columns: readonly string[]): string => columns.map((_, n) => `$${n + 1}`).join(", ");

export const insertInto = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (${quoted(columns)}) VALUES (${places(columns)})`;

/** Takes the place of a row with the same key. */
export const replaceIn = (table: string, keys: readonly string[], columns: readonly string[]): string =>
  `${insertInto(table, columns)} ON CONFLICT (${quoted(keys)}) DO UPDATE SET ${replacing(keys, columns)}`;

export const replacing = (keys: readonly string[], columns: readonly string[]): string =>
  columns
    .filter((column) => !keys.includes(column))
    .map((column) => `"${column}" = excluded."${column}"`)
    .join(", ");

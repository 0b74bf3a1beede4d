import { userId } from "../../shared/ids.ts";
import { sumOf } from "../store/sqlite-format.ts";
import type { Store } from "../store/store.ts";
import { insertRowsIn } from "./append.ts";
import { replaceContact } from "./postgres-contacts.ts";
import { insertLink } from "./postgres-links.ts";
import { insertInto } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const INSERT = insertInto("people", ["id", "name", "created_at", "sum"]);

/** People, and the rows that tell of them. */
export function postgresPeople(
  { ask, writeRows }: Pick<StoreParts, "ask" | "writeRows">,
  epoch: number,
): Pick<Store, "people" | "savePeople"> {
  return {
    savePeople: async (rows, { admitted = [], renamed = [], contacts = [] }) =>
      writeRows(async (ask) => {
        await insertRowsIn(ask, { rows, epoch });
        for (const { person, link } of admitted) {
          const { id, name, createdAt } = person;
          await ask(INSERT, [id, name, createdAt, sumOf([id, name, createdAt])]);
          await insertLink(ask, link);
        }
        for (const { id, name, createdAt } of renamed)
          await ask("UPDATE people SET name = $1, sum = $2 WHERE id = $3", [
            name,
            sumOf([id, name, createdAt]),
            id,
          ]);
        for (const contact of contacts) await replaceContact(ask, contact);
      }),
    people: async () =>
      (
        (await ask("SELECT id, name, created_at FROM people ORDER BY created_at, id", [])).rows as {
          id: string;
          name: string;
          created_at: number;
        }[]
      ).map((one) => ({ id: userId(one.id), name: one.name, createdAt: one.created_at })),
  };
}

import type { NominationStore } from "../store/nomination-store.ts";
import { sumOf } from "../store/sqlite-format.ts";
import { NOMINATION_ROW } from "../store/sqlite-nominations.ts";
import type { Store } from "../store/store.ts";
import { insertRowsIn } from "./append.ts";
import { insertInto, replaceIn } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const INSERT = insertInto("nominations", ["id", "letter", "delegation", "at", "body", "state", "sum"]);
const REPLACE_CODE = replaceIn("nomination_code", ["only"], ["only", "hash", "sum"]);

/** Nominations and the code of their letter. */
export function postgresNominations(
  { ask, transaction, writeRows }: StoreParts,
  epoch: number,
): NominationStore & Pick<Store, "openNominations"> {
  return {
    openNominations: async (rows, hash) =>
      writeRows(async (ask) => {
        await insertRowsIn(ask, { rows, epoch });
        await ask(REPLACE_CODE, [1, hash, sumOf([1, hash])]);
      }),
    nominationCode: async () =>
      NOMINATION_ROW.codeOf(
        (await ask('SELECT hash, sum FROM nomination_code WHERE "only" = 1', [])).rows[0],
      ),
    nominate: async (nominations) =>
      transaction(async (ask) => {
        for (const one of nominations) await ask(INSERT, NOMINATION_ROW.valuesOf(one));
      }),
    nominations: async () =>
      NOMINATION_ROW.nominationsOf((await ask("SELECT * FROM nominations ORDER BY n", [])).rows),
    decideNomination: async (id, state) =>
      transaction(async (ask) => {
        const { rows } = await ask("SELECT * FROM nominations WHERE id = $1", [id]);
        const decided = NOMINATION_ROW.decidedOf(rows[0], state);
        if (decided === null) return false;
        await ask("UPDATE nominations SET state = $1, sum = $2 WHERE id = $3", decided);
        return true;
      }),
  };
}

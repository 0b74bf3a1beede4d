import { confirmMailKey, type ConsultationStore } from "../store/consultation-store.ts";
import { INPUT_ROW } from "../store/sqlite-consultations.ts";
import type { Store } from "../store/store.ts";
import type { InputId } from "../../shared/ids.ts";
import { insertRowsIn } from "./append.ts";
import type { Ask } from "./line.ts";
import { insertInto } from "./sql.ts";
import type { StoreParts } from "./store-parts.ts";

const INSERT = `${insertInto("consultation_inputs", INPUT_ROW.COLUMNS)} ON CONFLICT (id) DO NOTHING RETURNING id`;
const INSERT_FILE = insertInto("consultation_files", ["id", "body"]);

async function drop(ask: Ask, id: string): Promise<void> {
  await ask("DELETE FROM consultation_inputs WHERE id = $1", [id]);
  await ask("DELETE FROM consultation_files WHERE id = $1", [id]);
  await ask("DELETE FROM mails WHERE key = $1", [confirmMailKey(id as InputId)]);
}

/** Inputs of public consultations. Bytes of an erased one stay in the database's files until they are vacuumed. */
export function postgresConsultations(
  { ask, transaction, writeRows }: StoreParts,
  epoch: number,
): ConsultationStore & Pick<Store, "confirmInput" | "eraseInput"> {
  return {
    addInput: async (input, file) =>
      transaction(async (ask) => {
        const { rows } = await ask(INSERT, [...INPUT_ROW.valuesOf(input, file?.byteLength ?? 0)]);
        if (rows.length === 0) return false;
        if (file !== null) await ask(INSERT_FILE, [input.id, file]);
        return true;
      }),
    inputByLink: async (linkHash) =>
      INPUT_ROW.inputsIn(
        (await ask("SELECT * FROM consultation_inputs WHERE link = $1", [linkHash])).rows,
      )[0] ?? null,
    inputsOf: async (consultation) =>
      INPUT_ROW.inputsIn(
        (
          await ask(
            "SELECT * FROM consultation_inputs WHERE consultation = $1 AND confirmed = 1 ORDER BY at, id",
            [consultation],
          )
        ).rows,
      ),
    inputsById: async (ids) => {
      const { rows } = await ask("SELECT * FROM consultation_inputs WHERE id = ANY ($1)", [ids]);
      const found = new Map(INPUT_ROW.inputsIn(rows).map((one) => [one.id, one]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    inputFile: async (id) => {
      const { rows } = await ask("SELECT body FROM consultation_files WHERE id = $1", [id]);
      return (rows[0]?.["body"] as Uint8Array | undefined) ?? null;
    },
    inputTotals: async (consultation) => {
      const waiting = await ask(`${INPUT_ROW.TOTALS} FROM consultation_inputs WHERE confirmed = 0`, []);
      const bytes = await ask(
        "SELECT coalesce(sum(bytes), 0) AS bytes FROM consultation_inputs WHERE consultation = $1",
        [consultation],
      );
      return INPUT_ROW.totalsOf(waiting.rows[0], bytes.rows[0]);
    },
    forgetInputs: async (before) =>
      transaction(async (ask) => {
        const { rows } = await ask("SELECT id FROM consultation_inputs WHERE confirmed = 0 AND at < $1", [
          before,
        ]);
        for (const { id } of rows) await drop(ask, String(id));
        return rows.length;
      }),
    confirmInput: async (rows, id) =>
      writeRows(async (ask) => {
        const found = await ask("SELECT * FROM consultation_inputs WHERE id = $1", [id]);
        const sum = INPUT_ROW.confirmedSum(found.rows[0]);
        if (sum === null) throw new Error(`input ${id} is not there to be confirmed`);
        await insertRowsIn(ask, { rows, epoch });
        await ask("UPDATE consultation_inputs SET confirmed = 1, sum = $1 WHERE id = $2", [sum, id]);
      }),
    eraseInput: async (rows, id) =>
      writeRows(async (ask) => {
        await insertRowsIn(ask, { rows, epoch });
        await drop(ask, id);
      }),
  };
}

import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { bytesOf } from "../../shared/text/bytes-of.ts";
import type { InputWords, StoredInput } from "../../shared/consultation/input.ts";
import { consultationId, inputId } from "../../shared/ids.ts";
import { confirmMailKey, type ConsultationStore, type InputTotals } from "./consultation-store.ts";
import { sumOf } from "./sqlite-format.ts";
import type { Row, Store } from "./store.ts";

type Columns = {
  readonly id: string;
  readonly consultation: string;
  readonly at: number;
  readonly confirmed: number;
  readonly bytes: number;
  readonly link: string;
  readonly salt: string;
  readonly body: string;
  readonly sum: string;
};

const COLUMNS = ["id", "consultation", "at", "confirmed", "bytes", "link", "salt", "body", "sum"] as const;

const summed = ({ id, consultation, at, confirmed, bytes, link, salt, body }: Omit<Columns, "sum">): string =>
  sumOf([id, consultation, at, confirmed, bytes, link, salt, body]);

const isWhole = (found: Columns): boolean => summed(found) === found.sum;

const inputOf = (found: Columns): StoredInput => ({
  id: inputId(found.id),
  consultationId: consultationId(found.consultation),
  receivedAt: found.at,
  isConfirmed: found.confirmed === 1,
  linkHash: found.link,
  salt: found.salt,
  words: JSON.parse(found.body) as InputWords,
});

const inputsIn = (found: readonly unknown[]): readonly StoredInput[] =>
  (found as readonly Columns[]).filter(isWhole).map(inputOf);

/** Its columns, in the order of the table. */
const valuesOf = (
  { id, consultationId: consultation, receivedAt: at, isConfirmed, linkHash: link, salt, words }: StoredInput,
  fileBytes: number,
): readonly SQLInputValue[] => {
  const body = JSON.stringify(words);
  const bytes = bytesOf(body) + fileBytes;
  const columns = { id, consultation, at, confirmed: isConfirmed ? 1 : 0, bytes, link, salt, body };
  return [...Object.values(columns), summed(columns)];
};

/** The checksum of an input once it is confirmed; null where it is not there as it was written. */
const confirmedSum = (found: unknown): string | null => {
  const one = found as Columns | undefined;
  return one === undefined || !isWhole(one) ? null : summed({ ...one, confirmed: 1 });
};

const TOTALS = `SELECT coalesce(sum(1 - confirmed), 0) AS waiting,
  coalesce(sum(CASE WHEN confirmed = 0 THEN bytes ELSE 0 END), 0) AS waiting_bytes`;

const totalsOf = (waiting: unknown, ofOne: unknown): InputTotals => {
  const { waiting: count, waiting_bytes: bytes } = waiting as Record<string, unknown>;
  return {
    waiting: Number(count),
    waitingBytes: Number(bytes),
    bytes: Number((ofOne as Record<string, unknown>)["bytes"]),
  };
};

export const INPUT_ROW = { COLUMNS, TOTALS, inputsIn, valuesOf, confirmedSum, totalsOf };

/** Inputs in an open store. A damaged one is passed over: `verify` names it. */
export function consultationsIn(
  db: DatabaseSync,
  {
    transaction,
    writeRows,
    insertRows,
  }: {
    readonly transaction: <Result>(act: () => Result) => Result;
    /** Of rows: fenced. */
    readonly writeRows: <Result>(act: () => Result) => Result;
    readonly insertRows: (rows: readonly Row[]) => void;
  },
): ConsultationStore & Pick<Store, "confirmInput" | "eraseInput"> {
  const insert = db.prepare(
    `INSERT INTO consultation_inputs (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map(() => "?").join(", ")})
      ON CONFLICT (id) DO NOTHING`,
  );
  const insertFile = db.prepare("INSERT INTO consultation_files (id, body) VALUES (?, ?)");
  const selectOne = db.prepare("SELECT * FROM consultation_inputs WHERE id = ?");
  const selectLink = db.prepare("SELECT * FROM consultation_inputs WHERE link = ?");
  const selectOf = db.prepare(
    "SELECT * FROM consultation_inputs WHERE consultation = ? AND confirmed = 1 ORDER BY at, id",
  );
  const selectFile = db.prepare("SELECT body FROM consultation_files WHERE id = ?");
  const selectWaiting = db.prepare(`${TOTALS} FROM consultation_inputs WHERE confirmed = 0`);
  const selectBytes = db.prepare(
    "SELECT coalesce(sum(bytes), 0) AS bytes FROM consultation_inputs WHERE consultation = ?",
  );
  const selectOld = db.prepare("SELECT id FROM consultation_inputs WHERE confirmed = 0 AND at < ?");
  const confirm = db.prepare("UPDATE consultation_inputs SET confirmed = 1, sum = ? WHERE id = ?");
  const remove = [
    db.prepare("DELETE FROM consultation_inputs WHERE id = ?"),
    db.prepare("DELETE FROM consultation_files WHERE id = ?"),
  ];
  const removeMail = db.prepare("DELETE FROM mails WHERE key = ?");

  /** Overwrites removed words in the file, so that nobody finds them between other rows (rule F31). */
  const securely = <Result>(act: () => Result): Result => {
    db.exec("PRAGMA secure_delete = ON");
    try {
      return act();
    } finally {
      db.exec("PRAGMA secure_delete = OFF");
    }
  };
  const drop = (id: string): void => {
    for (const statement of remove) statement.run(id);
    removeMail.run(confirmMailKey(inputId(id)));
  };

  return {
    addInput: async (input, file) =>
      transaction(() => {
        const added = Number(insert.run(...valuesOf(input, file?.byteLength ?? 0)).changes) === 1;
        if (added && file !== null) insertFile.run(input.id, file);
        return added;
      }),
    inputByLink: async (linkHash) => inputsIn(selectLink.all(linkHash))[0] ?? null,
    inputsOf: async (consultation) => inputsIn(selectOf.all(consultation)),
    inputsById: async (ids) => inputsIn(ids.flatMap((id) => selectOne.all(id))),
    inputFile: async (id) => (selectFile.get(id) as { body: Uint8Array } | undefined)?.body ?? null,
    inputTotals: async (consultation) => totalsOf(selectWaiting.get(), selectBytes.get(consultation)),
    forgetInputs: async (before) =>
      securely(() =>
        transaction(() => {
          const old = selectOld.all(before);
          for (const { id } of old) drop(String(id));
          return old.length;
        }),
      ),
    confirmInput: async (rows, id) =>
      securely(() =>
        writeRows(() => {
          const sum = confirmedSum(selectOne.get(id));
          if (sum === null) throw new Error(`input ${id} is not there to be confirmed`);
          insertRows(rows);
          confirm.run(sum, id);
        }),
      ),
    eraseInput: async (rows, id) => {
      securely(() =>
        writeRows(() => {
          insertRows(rows);
          drop(id);
        }),
      );
      // The journal has it until then.
      db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    },
  };
}

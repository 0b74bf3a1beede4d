import type { DatabaseSync } from "node:sqlite";
import type { Nomination, NominationState } from "../../shared/experts/nomination.ts";
import { delegationId } from "../../shared/ids.ts";
import type { NominationStore } from "./nomination-store.ts";
import { sumOf } from "./sqlite-format.ts";
import type { Row, Store } from "./store.ts";

type Columns = {
  readonly id: string;
  readonly letter: string;
  readonly delegation: string;
  readonly at: number;
  readonly body: string;
  readonly state: string;
  readonly sum: string;
};

const summed = ({ id, letter, delegation, at, body, state }: Omit<Columns, "sum">): string =>
  sumOf([id, letter, delegation, at, body, state]);

const columnsOf = ({ id, letter, delegationId: of, at, expert, nominator, state }: Nomination) => ({
  id,
  letter,
  delegation: of,
  at,
  body: JSON.stringify({ expert, nominator }),
  state: JSON.stringify(state),
});

const nominationOf = (found: Columns): Nomination => ({
  id: found.id,
  letter: found.letter,
  delegationId: delegationId(found.delegation),
  at: found.at,
  ...(JSON.parse(found.body) as Pick<Nomination, "expert" | "nominator">),
  state: JSON.parse(found.state) as NominationState,
});
const isWhole = (found: Columns): boolean => summed(found) === found.sum;

const nominationsOf = (found: readonly unknown[]): readonly Nomination[] =>
  (found as readonly Columns[]).filter(isWhole).map(nominationOf);

/** Its columns, in the order of the table. */
const valuesOf = (one: Nomination) => {
  const { id, letter, delegation, at, body, state } = columnsOf(one);
  return [id, letter, delegation, at, body, state, summed(columnsOf(one))] as const;
};

/** The columns that deciding one sets, in the order of `update`; null where it does not wait. */
const decidedOf = (found: unknown, state: NominationState): readonly [string, string, string] | null => {
  const one = found as Columns | undefined;
  if (one === undefined || !isWhole(one) || nominationOf(one).state.kind !== "waiting") return null;
  const decided = JSON.stringify(state);
  return [decided, summed({ ...one, state: decided }), one.id];
};

const codeOf = (found: unknown): string | null => {
  const one = found as { readonly hash: string; readonly sum: string } | undefined;
  return one === undefined || sumOf([1, one.hash]) !== one.sum ? null : one.hash;
};

export const NOMINATION_ROW = { nominationsOf, valuesOf, decidedOf, codeOf };

/** Nominations in an open store. A damaged one is passed over: `verify` names it. */
export function nominationsIn(
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
): NominationStore & Pick<Store, "openNominations"> {
  const selectCode = db.prepare("SELECT hash, sum FROM nomination_code WHERE only = 1");
  const replaceCode = db.prepare("INSERT OR REPLACE INTO nomination_code (only, hash, sum) VALUES (1, ?, ?)");
  const insert = db.prepare(
    "INSERT INTO nominations (id, letter, delegation, at, body, state, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const selectAll = db.prepare("SELECT * FROM nominations ORDER BY rowid");
  const selectOne = db.prepare("SELECT * FROM nominations WHERE id = ?");
  const update = db.prepare("UPDATE nominations SET state = ?, sum = ? WHERE id = ?");
  return {
    openNominations: async (rows, hash) =>
      writeRows(() => {
        insertRows(rows);
        replaceCode.run(hash, sumOf([1, hash]));
      }),
    nominationCode: async () => codeOf(selectCode.get()),
    nominate: async (nominations) =>
      transaction(() => {
        for (const one of nominations) {
          insert.run(...valuesOf(one));
        }
      }),
    nominations: async () => nominationsOf(selectAll.all()),
    decideNomination: async (id, state) =>
      transaction(() => {
        const decided = decidedOf(selectOne.get(id), state);
        if (decided === null) return false;
        update.run(...decided);
        return true;
      }),
  };
}

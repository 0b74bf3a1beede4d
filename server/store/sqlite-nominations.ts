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
  const nominationOf = (found: Columns): Nomination => ({
    id: found.id,
    letter: found.letter,
    delegationId: delegationId(found.delegation),
    at: found.at,
    ...(JSON.parse(found.body) as Pick<Nomination, "expert" | "nominator">),
    state: JSON.parse(found.state) as NominationState,
  });
  const isWhole = (found: Columns): boolean => summed(found) === found.sum;
  return {
    openNominations: async (rows, hash) =>
      writeRows(() => {
        insertRows(rows);
        replaceCode.run(hash, sumOf([1, hash]));
      }),
    nominationCode: async () => {
      const found = selectCode.get() as { hash: string; sum: string } | undefined;
      return found === undefined || sumOf([1, found.hash]) !== found.sum ? null : found.hash;
    },
    nominate: async (nominations) =>
      transaction(() => {
        for (const one of nominations) {
          const { id, letter, delegation, at, body, state } = columnsOf(one);
          insert.run(id, letter, delegation, at, body, state, summed(columnsOf(one)));
        }
      }),
    nominations: async () =>
      (selectAll.all() as unknown as readonly Columns[]).filter(isWhole).map(nominationOf),
    decideNomination: async (id, state) =>
      transaction(() => {
        const found = selectOne.get(id) as unknown as Columns | undefined;
        if (found === undefined || !isWhole(found) || nominationOf(found).state.kind !== "waiting")
          return false;
        const decided = JSON.stringify(state);
        update.run(decided, summed({ ...found, state: decided }), id);
        return true;
      }),
  };
}

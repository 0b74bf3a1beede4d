import type { ClauseId, DelegationId, UserId } from "../ids.ts";
import type { ClauseChange, ComparedClause, Piece } from "./compared.ts";
import type { SettledState } from "./settled-state.ts";
import type { Logged } from "../signed.ts";

/** A delegation or an office; the person only inside the delegation, and to the secretariat (rule J5). */
export type WhoWrote = {
  readonly delegationId: DelegationId | null;
  readonly office: string | null;
  readonly userId?: UserId;
};

/** `by` and `deletedBy` are places in the list of who wrote. */
export type ToldPiece = {
  readonly kind: Piece["kind"];
  readonly text: string;
  readonly by: number;
  readonly deletedBy?: number;
  /** The other clause of moved words. */
  readonly clauseId?: ClauseId;
};

export type ToldClause = Omit<ComparedClause, "pieces"> & {
  readonly pieces: readonly ToldPiece[];
  /** The author of the clause's removal. */
  readonly removedBy?: number;
};

/** `GET /api/opinions/:id/compare`. */
export type ToldComparison = {
  readonly from: number;
  readonly to: number;
  readonly who: readonly WhoWrote[];
  readonly clauses: readonly ToldClause[];
};

/** `GET /api/opinions/:id/states`; `seq` is the last row of what stands now. */
export type StatesAnswer = { readonly seq: number; readonly states: readonly SettledState[] };

/** The last row of a stretch of somebody's typing, between two settled states. */
export type TypedMoment = Logged;

/** `GET /api/opinions/:id/typed`: those of the reader's own delegation or office, of all to the secretariat (rule J2). */
export type TypedAnswer = { readonly typed: readonly TypedMoment[] };

/** Acts since a look that Home tells in words; `baseText`: the number of the newest, 0 where none was published. */
export type LookNews = {
  readonly agreed: number;
  readonly adReferendum: number;
  readonly proposals: number;
  readonly baseText: number;
};

/** `GET /api/opinions/:id/look`: what changed since its reader looked; null before the first time. */
export type LookAnswer = {
  readonly look: { readonly seq: number; readonly at: number } | null;
  readonly changed: readonly {
    readonly clauseId: ClauseId;
    readonly change: Exclude<ClauseChange, "same">;
  }[];
  /** Of acts that everybody may read. */
  readonly news: LookNews;
};

/** Tells who stands behind characters and deletions. */
export type Attribution = {
  readonly writer: (client: number) => WhoWrote;
  /** The deletions in a range, in order; what is left out was not deleted character by character. */
  readonly deleters: (range: {
    readonly client: number;
    readonly clock: number;
    readonly length: number;
  }) => readonly { readonly clock: number; readonly length: number; readonly who: WhoWrote }[];
  readonly remover: (id: ClauseId) => WhoWrote | null;
};

/** The rows of a comparison with who wrote and who deleted, stretches of the same told as one. */
export function toldComparison(
  rows: readonly ComparedClause[],
  { from, to, attribution }: Pick<ToldComparison, "from" | "to"> & { readonly attribution: Attribution },
): ToldComparison {
  const who: WhoWrote[] = [];
  const places = new Map<string, number>();
  const placeOf = (one: WhoWrote): number => {
    const key = JSON.stringify([one.delegationId, one.office, one.userId]);
    const place = places.get(key) ?? who.push(one) - 1;
    places.set(key, place);
    return place;
  };
  // Thousands of stretches have some forty writers.
  const byClient = new Map<number, number>();
  const writerOf = (client: number): number => {
    const place = byClient.get(client) ?? placeOf(attribution.writer(client));
    byClient.set(client, place);
    return place;
  };
  const clauses = rows.map(({ pieces, ...row }): ToldClause => {
    const told: ToldPiece[] = [];
    for (const piece of pieces)
      for (const one of tell(piece, { writerOf, deleters: attribution.deleters, placeOf })) push(told, one);
    const remover = row.change === "removed" ? attribution.remover(row.id) : null;
    return { ...row, pieces: told, ...(remover === null ? {} : { removedBy: placeOf(remover) }) };
  });
  return { from, to, who, clauses };
}

function tell(
  piece: Piece,
  {
    writerOf,
    deleters,
    placeOf,
  }: Pick<Attribution, "deleters"> & {
    readonly writerOf: (client: number) => number;
    readonly placeOf: (who: WhoWrote) => number;
  },
): readonly ToldPiece[] {
  const { text, client, clock } = piece;
  const by = writerOf(client);
  switch (piece.kind) {
    case "same":
    case "added":
      return [{ kind: piece.kind, text, by }];
    case "movedIn":
      return [{ kind: piece.kind, text, by, clauseId: piece.from }];
    case "movedOut":
      return [{ kind: piece.kind, text, by, clauseId: piece.to }];
    case "removed": {
      const told: ToldPiece[] = [];
      let at = 0;
      for (const deletion of deleters({ client, clock, length: text.length })) {
        const start = Math.max(deletion.clock - clock, 0);
        const end = Math.min(deletion.clock + deletion.length - clock, text.length);
        if (start > at) told.push({ kind: "removed", text: text.slice(at, start), by });
        told.push({ kind: "removed", text: text.slice(start, end), by, deletedBy: placeOf(deletion.who) });
        at = end;
      }
      if (at < text.length) told.push({ kind: "removed", text: text.slice(at), by });
      return told;
    }
  }
}

function push(told: ToldPiece[], piece: ToldPiece): void {
  const last = told.at(-1);
  const goesOn =
    last !== undefined &&
    last.kind === piece.kind &&
    last.by === piece.by &&
    last.deletedBy === piece.deletedBy &&
    last.clauseId === piece.clauseId;
  if (goesOn) told[told.length - 1] = { ...last, text: last.text + piece.text };
  else told.push(piece);
}

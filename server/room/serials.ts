import type { OpinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { entryOf } from "../store/chain-writer.ts";
import { BadRow, type Store } from "../store/store.ts";

/**
 * The numbers of proposals: each counts on within its symbol over the whole forum and is never given twice, so
 * that `AAA/3` names one proposal for good. Some may be left out, where what asked for one came to nothing.
 */
export type Serials = {
  readonly next: (symbol: string) => number;
  readonly know: (symbol: string, serial: number) => void;
};

export function openSerials(): Serials {
  const last = new Map<string, number>();
  const know: Serials["know"] = (symbol, serial) => {
    last.set(symbol, Math.max(last.get(symbol) ?? 0, serial));
  };
  return {
    know,
    next: (symbol) => {
      const serial = (last.get(symbol) ?? 0) + 1;
      know(symbol, serial);
      return serial;
    },
  };
}

export function knowProposals(serials: Serials, { negotiation }: Opinion): void {
  for (const { symbol, serial } of negotiation.proposals) serials.know(symbol, serial);
}

/** Of an Opinion that is closed for repair: what can still be read of its entries, so that none is given again. */
export async function knowFromRows(serials: Serials, store: Store, id: OpinionId): Promise<void> {
  for (let after = 0; ;) {
    try {
      const [row] = await store.read(id, after, { limit: 1, kind: "minutes" });
      if (row === undefined) return;
      after = row.seq;
      const entry = entryOf<Entry>(row);
      if (entry.type === "proposalSubmitted") serials.know(entry.symbol, entry.serial);
    } catch (error) {
      // A row that cannot be read is passed over.
      after = error instanceof BadRow ? Math.max(error.seq, after + 1) : after + 1;
      // While the store is away, a number may have been given without our knowledge.
      if (!(error instanceof BadRow) && !(error instanceof SyntaxError)) throw error;
    }
  }
}

import { useState } from "react";
import type { OpinionId } from "../../shared/ids.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import { type Entry, isHidden } from "../../shared/events/event.ts";
import { fetchJson } from "../forum/fetch-json.ts";

type MinutesPage = { readonly entries: readonly (Entry | HiddenEntry)[]; readonly more: boolean };

type Earlier = {
  readonly entries: readonly Entry[];
  readonly state: "unread" | "reading" | "read" | "failed";
  readonly read: () => void;
};

/** The record before the entries that the room keeps: read from its beginning when asked for. */
export function useEarlier(id: OpinionId, beforeSeq: number): Earlier {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [state, setState] = useState<Earlier["state"]>("unread");

  const readAll = async (): Promise<void> => {
    setState("reading");
    const found: Entry[] = [];
    try {
      let after = 0;
      for (;;) {
        const page = await fetchJson<MinutesPage>(`/api/opinions/${id}/minutes?after=${after}`);
        if (page.kind === "refused") return setState("failed");
        for (const entry of page.body.entries)
          if (!isHidden(entry) && entry.seq < beforeSeq) found.push(entry);
        const last = page.body.entries.at(-1);
        if (!page.body.more || last === undefined || last.seq >= beforeSeq) break;
        after = last.seq;
      }
      setEntries(found);
      setState("read");
    } catch {
      // No connection: the words beside the button say so.
      setState("failed");
    }
  };
  return { entries, state, read: () => void readAll() };
}

import { useSyncExternalStore } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { openListeners } from "../ui/listeners.ts";

/** A section that somebody opens to add its first entry; filled, it is there by itself. */
export type Revealed = "comments" | "ownNote" | "agreedLanguage" | "checks";

type State = { readonly clauseId: ClauseId | null; readonly sections: ReadonlySet<Revealed> };

const NONE: State = { clauseId: null, sections: new Set() };
let state = NONE;
const listeners = openListeners();

function become(next: State): void {
  state = next;
  listeners.tell();
}

const { subscribe } = listeners;

/** Shows a section of the clause until another clause has one. */
export function reveal(clauseId: ClauseId, section: Revealed): void {
  const before = state.clauseId === clauseId ? state.sections : [];
  become({ clauseId, sections: new Set([...before, section]) });
}

export function hideRevealed(clauseId: ClauseId, section: Revealed): void {
  if (state.clauseId !== clauseId || !state.sections.has(section)) return;
  become({ clauseId, sections: new Set([...state.sections].filter((one) => one !== section)) });
}

export function useRevealed(clauseId: ClauseId): ReadonlySet<Revealed> {
  const now = useSyncExternalStore(subscribe, () => state);
  return now.clauseId === clauseId ? now.sections : NONE.sections;
}

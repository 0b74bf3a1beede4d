import * as Y from "yjs";
import { changesBetween } from "../../shared/text/changes.ts";
import type { UserId } from "../../shared/ids.ts";
import {
  carriedOver,
  followProposal,
  keepProposal,
  type ProposalDraft,
  readProposal,
} from "../offline-store/proposal-draft.ts";

export type OwnState = {
  readonly draft: ProposalDraft;
  /** The clause changed elsewhere meanwhile, and the text took that in. */
  readonly hasFollowed: boolean;
};

/** A suggestion in the making on this device: the texts that the editor types in, and what is kept of them. */
export type OwnWords = {
  readonly text: (kind: "add" | "change") => Y.XmlText;
  readonly now: () => OwnState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly write: (part: Partial<ProposalDraft>) => void;
  /** Carries the change over to the clause as it is now, unless both changed the same words. */
  readonly follow: (baseNow: string) => void;
  /** It was sent, or given up: it is kept no more. What was begun in the same place meanwhile stays. */
  readonly forget: () => void;
};

type Begun = { readonly person: UserId; readonly place: string; readonly begun: ProposalDraft };

export function openOwnWords({ person, place, begun }: Begun): OwnWords {
  let state: OwnState = { draft: begun, hasFollowed: false };
  let isOver = false;
  let isTakingOver = false;
  const listeners = new Set<() => void>();
  const write = (part: Partial<ProposalDraft>, hasFollowed = state.hasFollowed): void => {
    state = { draft: { ...state.draft, ...part }, hasFollowed };
    if (!isOver && !isTakingOver) keepProposal(person, place, state.draft);
    for (const listener of listeners) listener();
  };
  const change = openText(begun.changed);
  const add = openText(begun.added);
  change.observe(() => write({ changed: change.toString() }));
  add.observe(() => write({ added: add.toString() }));

  /**
   * Two tabs of one person write one text: else the later key would take the other's words from the device. Who takes over
   * stores nothing: an echo would take the letters that were typed there meanwhile.
   */
  const takeOver = (draft: ProposalDraft): void => {
    state = { ...state, draft };
    isTakingOver = true;
    rewrite(change, draft.changed);
    rewrite(add, draft.added);
    isTakingOver = false;
    for (const listener of listeners) listener();
  };
  let unfollow = (): void => {};

  return {
    text: (kind) => (kind === "add" ? add : change),
    now: () => state,
    subscribe: (listener) => {
      if (listeners.size === 0) unfollow = followProposal(person, place, takeOver);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) unfollow();
      };
    },
    write: (part) => write(part),
    follow: (baseNow) => {
      const { draft, hasFollowed } = state;
      const carried = draft.base === baseNow ? null : carriedOver(draft, baseNow);
      if (carried === null) return;
      // Both in one step: between the two the text would take back what others wrote.
      state = { ...state, draft: { ...draft, base: baseNow } };
      rewrite(change, carried);
      write({}, hasFollowed || draft.changed !== draft.base);
    },
    forget: () => {
      isOver = true;
      const kept = readProposal(person, place);
      if (kept !== null && isSameDraft(kept, state.draft)) keepProposal(person, place, null);
    },
  };
}

const isSameDraft = (a: ProposalDraft, b: ProposalDraft): boolean =>
  a.kind === b.kind &&
  a.changed === b.changed &&
  a.base === b.base &&
  a.added === b.added &&
  a.reason === b.reason;

/** A text of its own, as the editor takes it. */
function openText(words: string): Y.XmlText {
  const text = new Y.XmlText(words);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [text]);
  new Y.Doc().getXmlFragment("suggestion").insert(0, [paragraph]);
  return text;
}

/** Changes a text word by word, so that the caret and the undo of its author stay where they were. */
function rewrite(text: Y.XmlText, words: string): void {
  const changes = changesBetween(text.toString(), words);
  text.doc?.transact(() => {
    let at = 0;
    for (const { kind, text: part } of changes) {
      if (kind === "removed") text.delete(at, part.length);
      if (kind === "added") text.insert(at, part);
      if (kind !== "removed") at += part.length;
    }
  });
}

import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useLocation, useSearch } from "wouter";
import type { Table } from "../../shared/forum/meeting-live.ts";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useLatest } from "../opinion/use-latest.ts";

/** The name in an address that makes a window a projector. Its value names the channel to the window that leads it. */
const PROJECTOR = "projector";
/** Its value on another computer, which no window leads: it follows the meeting's table. */
const OF_TABLE = "table";
const WINDOW = "concord-projector";
const LEADING = "concord.leads-projector";
const FEATURES = "popup,width=1280,height=800";

/** Messages between a projector and the window that opened it. */
type Said =
  | { readonly kind: "selected"; readonly opinion: OpinionId; readonly clause: ClauseId | null }
  /** A projector has begun and asks for the present selection. */
  | { readonly kind: "begun" };

/** The channel's name, or null in a window that is no projector. */
export const useProjectorId = (): string | null => new URLSearchParams(useSearch()).get(PROJECTOR);

const addressOf = (opinion: OpinionId, id: string): string => `/opinions/${opinion}?${PROJECTOR}=${id}`;

/** The address that shows the projector on another computer. */
export const projectorAddress = (opinion: OpinionId): string => addressOf(opinion, OF_TABLE);

/** Names this tab's projector: the same after a reload, another in another tab. */
function ownProjectorId(): string {
  const made = Math.random().toString(36).slice(2, 10);
  try {
    const before = sessionStorage.getItem(LEADING);
    if (before !== null) return before;
    sessionStorage.setItem(LEADING, made);
  } catch {
    // Without a storage the projector follows until this tab is loaded anew.
    return (withoutStorage ??= made);
  }
  return made;
}
let withoutStorage: string | undefined;

/** Opens the projector's window, or shows the one that is open. Where the browser refuses a window, this one becomes it. */
export function useOpenProjector(opinion: OpinionId): () => void {
  const [, go] = useLocation();
  return () => {
    const id = ownProjectorId();
    if (open(addressOf(opinion, id), `${WINDOW}-${id}`, FEATURES) === null) go(addressOf(opinion, id));
  };
}

/** Closes the projector's window; a tab that became the projector shows the Opinion again. */
export function useLeaveProjector(opinion: OpinionId): () => void {
  const [, go] = useLocation();
  return () => {
    if (window.name.startsWith(WINDOW)) close();
    go(`/opinions/${opinion}`);
  };
}

/** Tells this tab's projector of each selection, and selects what somebody selects there. */
export function useLeadProjector(opinion: OpinionId): void {
  const [selected, take] = useClauseSelection();
  const id = useProjectorId() === null ? ownProjectorId() : null;
  const latest = useLatest({ selected, take });
  // What both windows show, once this one has drawn what it heard: several messages may come before it draws.
  const agreed = useRef<ClauseId | null>(null);
  const channel = useChannel(id, {
    opinion,
    onHere: (say) => say({ kind: "selected", opinion, clause: latest().selected }),
    onSaid: (said, say) => {
      const now = latest();
      if (said.kind === "begun") say({ kind: "selected", opinion, clause: now.selected });
      else if (said.opinion === opinion && said.clause !== null && said.clause !== agreed.current) {
        agreed.current = said.clause;
        now.take(said.clause);
      }
    },
  });
  // At each drawing, so that no message comes between: a selection that came from the projector would lead it back.
  useLayoutEffect(() => {
    if (agreed.current === selected) return;
    agreed.current = selected;
    if (selected !== null) channel()?.({ kind: "selected", opinion, clause: selected });
  }, [channel, opinion, selected]);
}

/**
 * Follows the window that opened this projector, to another Opinion too; on another computer the meeting's table. Returns
 * what tells that window of a step here.
 */
export function useFollowLeader(
  opinion: OpinionId,
  id: string,
  table: Table | null,
): (clause: ClauseId | null) => void {
  const [, take] = useClauseSelection();
  const [, go] = useLocation();
  const latest = useLatest({ take, go });
  const isOfTable = id === OF_TABLE;
  useEffect(() => {
    if (!isOfTable || table === null) return;
    if (table.opinionId === opinion) latest().take(table.clauseId);
    else latest().go(addressOf(table.opinionId, OF_TABLE));
  }, [isOfTable, table, opinion, latest]);
  const channel = useChannel(isOfTable ? null : id, {
    opinion,
    onHere: (say) => say({ kind: "begun" }),
    onSaid: (said) => {
      if (said.kind === "begun") return;
      if (said.opinion !== opinion)
        latest().go(addressOf(said.opinion, id) + (said.clause === null ? "" : `&clause=${said.clause}`));
      else if (said.clause !== null) latest().take(said.clause);
    },
  });
  return (clause) => channel()?.({ kind: "selected", opinion, clause });
}

type Say = (said: Said) => void;
type Talk = {
  readonly opinion: OpinionId;
  readonly onHere: (say: Say) => void;
  readonly onSaid: (said: Said, say: Say) => void;
};

/** Opens the channel while this window shows the Opinion; gives what speaks there, or null where there is none. */
function useChannel(id: string | null, talk: Talk): () => Say | null {
  const say = useRef<Say | null>(null);
  const latest = useLatest(talk);
  const { opinion } = talk;
  useEffect(() => {
    if (id === null || typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel(`${WINDOW}.${id}`);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a channel has no other origin
    const own: Say = (said) => channel.postMessage(said);
    say.current = own;
    channel.addEventListener("message", ({ data }: MessageEvent<Said>) => latest().onSaid(data, own));
    latest().onHere(own);
    return () => {
      say.current = null;
      channel.close();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: another Opinion is another conversation
  }, [id, opinion, latest]);
  return useCallback(() => say.current, []);
}

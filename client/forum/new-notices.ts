import type { ToldNotice } from "../../shared/notices/told-notice.ts";

type Listener = (notices: readonly ToldNotice[]) => void;

const listeners = new Set<Listener>();

/** Passes on notices that came over a connection; none: some may have been missed. */
export const tellNewNotices: Listener = (notices) => {
  for (const listener of listeners) listener(notices);
};

export function onNewNotices(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import type { ToldNotice } from "../../shared/notices/told-notice.ts";
import { openListeners } from "../ui/listeners.ts";

type Listener = (notices: readonly ToldNotice[]) => void;

const listeners = openListeners<[notices: readonly ToldNotice[]]>();

/** Passes on notices that came over a connection; none: some may have been missed. */
export const tellNewNotices: Listener = (notices) => {
  listeners.tell(notices);
};

export const onNewNotices = listeners.subscribe;

import { useSyncExternalStore } from "react";
import type { UserId } from "../../shared/ids.ts";
import { useSession } from "../forum/use-forum.ts";
import { thisDevice } from "../offline-store/device.ts";
import { type MarginState, openOwnMargin, type OwnMargin } from "./own-margin.ts";

type Opened = { readonly person: UserId; readonly margin: OwnMargin };

let opened: Opened | null = null;

/** One a page and person. Whoever signs out, here or in another tab, locks it: what it held is deleted from the device. */
function marginOf(person: UserId): OwnMargin {
  if (opened?.person === person) return opened.margin;
  opened?.margin.lock();
  const { store, talk } = thisDevice();
  const now: Opened = { person, margin: openOwnMargin({ store, person }) };
  const stop = talk.listen((said) => {
    if (said.kind !== "dropped" || said.person !== person) return;
    stop();
    now.margin.lock();
    if (opened === now) opened = null;
  });
  opened = now;
  return now.margin;
}

/** The margin of whoever is signed in, and how it stands. */
export function useOwnMargin(): { readonly margin: OwnMargin; readonly state: MarginState } {
  const margin = marginOf(useSession().id);
  return { margin, state: useSyncExternalStore(margin.onChange, margin.state) };
}

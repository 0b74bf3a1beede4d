import { SECOND_MS } from "../../shared/durations.ts";
import { BUILD_META } from "../../shared/wire/protocol.ts";
import { whosePage } from "../forum/ask.ts";
import { type ForumHere, lastForum } from "../forum/read-forum.ts";
import { keepCopy, ownCopies } from "../offline-store/copies.ts";
import { thisDevice } from "../offline-store/device.ts";
import type { readTwice } from "../wire/read-twice.ts";
import { readThrough } from "./read-through.ts";
import { shownCopyAt } from "./shown-copies.ts";
import { register } from "./register.ts";

const FORUM = ["answer", "/api/forum"] as const;

/** Opens this page without network from here on, and returns how it reads. */
export function openOfflinePage(): typeof readTwice {
  register(document.querySelector<HTMLMetaElement>(`meta[name="${BUILD_META}"]`)?.content ?? "");
  keepForum();
  return readThrough;
}

/** Keeps the forum as the page has it: changes come to the page alone. */
function keepForum(): void {
  let kept: ForumHere | null = null;
  const keep = async (): Promise<void> => {
    const forum = lastForum();
    // A copy is no news of who is signed in.
    if (forum === null || forum === kept || shownCopyAt() !== null) return;
    if (whosePage() !== forum.me.id) return;
    kept = forum;
    await ownCopies(forum.me.id, forum.askedAt);
    const at = Date.now() - (performance.now() - forum.receivedAt);
    const { receivedAt: _here, askedAt: _asked, ...body } = forum;
    await keepCopy(forum.me.id, FORUM, { at, body });
  };
  const look = (): void => void keep().catch(() => {});
  setInterval(look, SECOND_MS);
  // A sign-out in another tab leaves no copy here either.
  thisDevice().talk.listen((said) => {
    if (said.kind === "dropped") kept = lastForum();
  });
}

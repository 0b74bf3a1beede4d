import type { ForumChanged } from "../../shared/forum/forum-change.ts";
import { openListeners } from "../ui/listeners.ts";

type Listener = (changed: ForumChanged) => void;

const connections = new Set<object>();
const watchers = new Set<() => void>();
const listeners = openListeners<[changed: ForumChanged]>();

/** Tells if a connection brings the forum's changes: an open text's, or that of a screen without one (rule M15). */
export const isForumTold = (): boolean => connections.size > 0;

export function watchForumTold(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Takes a connection into account, or no longer. */
export function forumToldBy(connection: object, isHere: boolean): void {
  const before = isForumTold();
  if (isHere) connections.add(connection);
  else connections.delete(connection);
  if (isForumTold() !== before) for (const watcher of watchers) watcher();
}

/** Passes on that the forum has changed. */
export const tellForumChanged: Listener = (changed) => {
  listeners.tell(changed);
};

export const onForumChanged = listeners.subscribe;

import type { ForumChanged } from "../../shared/forum/forum-change.ts";

type Listener = (changed: ForumChanged) => void;

const connections = new Set<object>();
const watchers = new Set<() => void>();
const listeners = new Set<Listener>();

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
  for (const listener of listeners) listener(changed);
};

export function onForumChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

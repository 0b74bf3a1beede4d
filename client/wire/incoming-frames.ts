import * as Y from "yjs";
import type { Frame } from "../../shared/wire/codec.ts";

/** A display shows at most one frame in this time. */
const DISPLAY_MS = 16;

export type IncomingFrames = {
  readonly take: (frame: Frame) => void;
  /** Applies what waits now: before any other message, which may speak of it. */
  readonly apply: () => void;
  readonly stop: () => void;
};

/**
 * Applies the frames of a room. The first goes into the document at once. Those that follow before a display could show
 * them go in together, as one change of the document: a server that is quiet sends more frames than a display shows.
 */
export function openIncomingFrames(into: {
  readonly words: (updates: readonly Uint8Array[]) => void;
  readonly cursors: (cursors: Uint8Array) => void;
  readonly news: (news: NonNullable<Frame["news"]>) => void;
}): IncomingFrames {
  let waiting: Frame[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let appliedAt = -Infinity;

  const apply = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    appliedAt = performance.now();
    const frames = waiting;
    waiting = [];
    let updates: Uint8Array[] = [];
    const putWords = (): void => {
      if (updates.length > 0) into.words(updates);
      updates = [];
    };
    for (const { words, news } of frames) {
      if (words !== null) updates.push(words);
      if (news === null) continue;
      // Words before the entries that speak of them, and none that came after these.
      putWords();
      into.news(news);
    }
    putWords();
    // A cursor names characters, which are here now.
    for (const { awareness } of frames) if (awareness !== null) into.cursors(awareness);
  };

  return {
    take: (frame) => {
      waiting.push(frame);
      const wait = appliedAt + DISPLAY_MS - performance.now();
      if (wait <= 0) apply();
      else timer ??= setTimeout(apply, wait);
    },
    apply,
    stop: () => {
      clearTimeout(timer);
      waiting = [];
    },
  };
}

/** Applies updates of the server as one change. */
export function applyTogether(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): void {
  const all = (): void => {
    for (const update of updates) Y.applyUpdate(doc, update, origin);
  };
  Y.transact(doc, all, origin, false);
}

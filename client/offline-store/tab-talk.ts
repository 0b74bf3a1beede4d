import type { OpinionId, UserId } from "../../shared/ids.ts";

/** Messages between the tabs of one browser. */
export type Said =
  /** Refused words were kept or dealt with: read them again. */
  | { readonly kind: "refusedChanged"; readonly person: UserId; readonly opinion: OpinionId }
  /** That person signed out here: keep nothing more of theirs. Null: all was removed from the device. */
  | { readonly kind: "dropped"; readonly person: UserId | null }
  | { readonly kind: "areYouThere"; readonly tab: string }
  | { readonly kind: "hereIAm"; readonly tab: string };

export type TabTalk = {
  /** Heard by the other tabs and by this one. */
  readonly say: (said: Said) => void;
  readonly listen: (listener: (said: Said) => void) => () => void;
};

export function openTabTalk(): TabTalk {
  const listeners = new Set<(said: Said) => void>();
  const hear = (said: Said): void => {
    for (const listener of listeners) listener(said);
  };
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("concord.kept");
  channel?.addEventListener("message", ({ data }: MessageEvent<Said>) => hear(data));
  return {
    say: (said) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a channel has no other origin
      channel?.postMessage(said);
      hear(said);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

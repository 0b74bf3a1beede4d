import type { PageRoom } from "./room.ts";

/** Resolves when the words of a room are the server's: they can be typed in from there on. */
export const wordsHere = (room: PageRoom): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (room.doc().share.size === 0) return;
      leave();
      resolve();
    };
    const leave = room.subscribe(look);
    look();
  });

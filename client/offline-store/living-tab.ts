import { ulid } from "ulid";
import type { TabTalk } from "./tab-talk.ts";

/** One room's stay in one tab. What it keeps is its own while it lives, and anybody's of that person after. */
export type LivingTab = {
  readonly id: string;
  /** Does the task if that tab is dead, after those that others do for it; else leaves it alone. */
  readonly ifDead: (tab: string, task: () => Promise<void>) => Promise<void>;
  readonly leave: () => void;
};

/** Without locks (plain http): a tab that does not answer within this time is dead. */
const ANSWER_MS = 800;

export function openLivingTab(
  talk: TabTalk,
  // Typed as always there; over plain http it is not.
  locks = navigator.locks as LockManager | null | undefined,
): LivingTab {
  const id = ulid();
  return locks == null ? byAnswering(id, talk) : byLock(id, locks);
}

const lockOf = (tab: string): string => `concord.tab.${tab}`;

/** The browser lets go of a lock when its tab is closed, reloaded, or crashes. */
function byLock(id: string, locks: LockManager): LivingTab {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  void locks.request(lockOf(id), () => left);
  return {
    id,
    // Looking takes no lock: one who looks must not seem to be the tab.
    ifDead: (tab, task) =>
      locks.request(`${lockOf(tab)}.turn`, async () => {
        const { held = [] } = await locks.query();
        if (!held.some(({ name }) => name === lockOf(tab))) await task();
      }),
    leave,
  };
}

function byAnswering(id: string, talk: TabTalk): LivingTab {
  const leave = talk.listen((said) => {
    if (said.kind === "areYouThere" && said.tab === id) talk.say({ kind: "hereIAm", tab: id });
  });
  return {
    id,
    // Two tabs may both find it dead: what they merge has the same ids, and stands once.
    ifDead: async (tab, task) => {
      if (!(await answers(tab, talk))) await task();
    },
    leave,
  };
}

function answers(tab: string, talk: TabTalk): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ANSWER_MS);
  const stop = talk.listen((said) => {
    if (said.kind === "hereIAm" && said.tab === tab) resolve(true);
  });
  talk.say({ kind: "areYouThere", tab });
  return promise.finally(() => {
    clearTimeout(timer);
    stop();
  });
}

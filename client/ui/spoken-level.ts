import { useCallback, useSyncExternalStore } from "react";
import { openListeners } from "./listeners.ts";

/** How much of others' work is told aloud; each tells what the one before it tells, and more (rule A71). */
export const SPOKEN_LEVELS = ["off", "clause", "opinion", "all"] as const;
export type SpokenLevel = (typeof SPOKEN_LEVELS)[number];

const listeners = openListeners();

/** For each person: on a shared device nobody hears by another one's wish. */
const keyOf = (person: string): string => `concord.spoken.${person}`;

const levelOf = (person: string): SpokenLevel => {
  const chosen = localStorage.getItem(keyOf(person));
  return SPOKEN_LEVELS.find((one) => one === chosen) ?? "clause";
};

/** Runs the listener at each choice, before anything is heard at the new level; the answer leaves. */
export const onSpokenLevel = listeners.subscribe;

/** The level of spoken messages that a person chose on this device, and how to choose another. */
export function useSpokenLevel(
  person: string,
): readonly [level: SpokenLevel, choose: (level: SpokenLevel) => void] {
  const level = useSyncExternalStore(onSpokenLevel, () => levelOf(person));
  const choose = useCallback(
    (next: SpokenLevel): void => {
      localStorage.setItem(keyOf(person), next);
      listeners.tell();
    },
    [person],
  );
  return [level, choose];
}

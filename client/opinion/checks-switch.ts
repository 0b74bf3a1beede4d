import { useSyncExternalStore } from "react";

const STORED = "concord.checks";
const listeners = new Set<() => void>();

const areOn = (): boolean => localStorage.getItem(STORED) !== "off";

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function turn(on: boolean): void {
  if (on) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, "off");
  for (const listener of listeners) listener();
}

/** Switches the checks on this device on and off (rule E6). */
export const useChecksSwitch = (): readonly [on: boolean, turn: (on: boolean) => void] => [
  useSyncExternalStore(subscribe, areOn),
  turn,
];

import { useSyncExternalStore } from "react";
import { openListeners } from "../ui/listeners.ts";

const STORED = "concord.checks";
const listeners = openListeners();

const areOn = (): boolean => localStorage.getItem(STORED) !== "off";

const { subscribe } = listeners;

function turn(on: boolean): void {
  if (on) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, "off");
  listeners.tell();
}

/** Switches the checks on this device on and off (rule E6). */
export const useChecksSwitch = (): readonly [on: boolean, turn: (on: boolean) => void] => [
  useSyncExternalStore(subscribe, areOn),
  turn,
];

import { useCallback, useEffect, useSyncExternalStore } from "react";
import { openListeners } from "./listeners.ts";

const listeners = openListeners();

/** For each person: on a shared device nobody checks by another one's wish. */
const keyOf = (person: string): string => `concord.spelling.${person}`;

/**
 * Firefox and Safari check spelling on the device. Others may send text to a service, by a setting that no page
 * can read (rule W26).
 */
export const checksOnDevice = (vendor: string): boolean => vendor === "" || vendor.startsWith("Apple");

const isOn = (person: string): boolean => {
  const chosen = localStorage.getItem(keyOf(person));
  return chosen === null ? checksOnDevice(navigator.vendor) : chosen === "on";
};

const { subscribe } = listeners;

/** The browser's spell check in all fields of the page, and the switch for it. */
export function useSpelling(person: string): readonly [on: boolean, turn: () => void] {
  const on = useSyncExternalStore(subscribe, () => isOn(person));
  useEffect(() => {
    // Every field inherits it from here.
    document.documentElement.spellcheck = on;
  }, [on]);
  const turn = useCallback((): void => {
    localStorage.setItem(keyOf(person), on ? "off" : "on");
    listeners.tell();
  }, [person, on]);
  return [on, turn];
}

import { useCallback, useSyncExternalStore } from "react";
import { useMedia } from "./use-media.ts";
import { openListeners } from "./listeners.ts";

type Theme = "light" | "dark";
const STORED = "concord.theme";

const storedTheme = (): Theme | null => {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : null;
};

/** Sets the chosen theme before the first paint; without a choice the system's holds. */
export function applyStoredTheme(): void {
  const theme = storedTheme();
  if (theme !== null) document.documentElement.dataset["theme"] = theme;
}

const listeners = openListeners();

const { subscribe } = listeners;

/** The theme in force and the switch to the other one. */
export function useTheme(): readonly [theme: Theme, turn: () => void] {
  const dark = useMedia("(prefers-color-scheme: dark)");
  const chosen = useSyncExternalStore(subscribe, storedTheme);
  const theme = chosen ?? (dark ? "dark" : "light");
  const turn = useCallback((): void => {
    const next = theme === "dark" ? "light" : "dark";
    localStorage.setItem(STORED, next);
    document.documentElement.dataset["theme"] = next;
    listeners.tell();
  }, [theme]);
  return [theme, turn];
}

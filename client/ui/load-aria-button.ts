import { type ComponentType, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import type { ButtonKindProps } from "./button-props.ts";
import { afterFirst } from "./comes-first.ts";
import { fetchAgain } from "./fetch-again.ts";
import { PlainButton } from "./plain-button.tsx";
import { openListeners } from "./listeners.ts";

let kind: ComponentType<ButtonKindProps> = PlainButton;
let loading: Promise<void> | null = null;
const listeners = openListeners();

/** Loads react-aria's button behind the editor (rule K17). A menu needs it: it presses its button itself. */
export const loadAriaButton = (): Promise<void> => (loading ??= load());

async function load(): Promise<void> {
  await afterFirst();
  const { AriaButton, released } = await fetchAgain(() => import("./aria-button.tsx"));
  await released();
  kind = AriaButton;
  keepingFocus(listeners.tell);
}

/** Each button is made anew. One that has the focus hands it on: the next key is meant for it. */
function keepingFocus(change: () => void): void {
  const focused = document.activeElement;
  const parent = focused?.parentElement;
  const place = focused === null || !parent ? -1 : [...parent.children].indexOf(focused);
  flushSync(change);
  if (focused?.isConnected !== false) return;
  const made = parent?.children[place];
  if (made instanceof HTMLButtonElement) made.focus();
}

const subscribe = (listener: () => void): (() => void) => {
  void loadAriaButton();
  return listeners.subscribe(listener);
};

export const useButtonKind = (): ComponentType<ButtonKindProps> =>
  useSyncExternalStore(subscribe, () => kind);

import { type ComponentType, useSyncExternalStore } from "react";
import type { ButtonKindProps } from "./button-props.ts";
import { afterFirst } from "./comes-first.ts";
import { fetchAgain } from "./lazy-again.ts";
import { PlainButton } from "./plain-button.tsx";

let kind: ComponentType<ButtonKindProps> = PlainButton;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Loads react-aria's button behind the editor (rule K17). A menu needs it: it presses its button itself. */
export const loadAriaButton = (): Promise<void> => (loading ??= load());

async function load(): Promise<void> {
  await afterFirst();
  const { AriaButton } = await fetchAgain(() => import("./aria-button.tsx"));
  kind = AriaButton;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  void loadAriaButton();
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useButtonKind = (): ComponentType<ButtonKindProps> =>
  useSyncExternalStore(subscribe, () => kind);

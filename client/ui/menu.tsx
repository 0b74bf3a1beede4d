import { Suspense, useState } from "react";
import type { ReactNode } from "react";
import type { PopoverProps } from "react-aria-components/Popover";
import { lazyAgain } from "./lazy-again.ts";

export type MenuEntry = {
  readonly id: string;
  readonly words: string;
  /** The whole act in words, where the visible ones are short. */
  readonly name?: string;
  /** A second, smaller line: why it is closed, for one. */
  readonly note?: string;
  readonly shortcut?: string;
  readonly href?: string;
  readonly download?: boolean;
  readonly disabled?: boolean;
  readonly onPress?: () => void;
};

export type MenuGroup = {
  readonly id: string;
  readonly heading?: string;
  readonly entries: readonly MenuEntry[];
};

export type MenuProps = {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly groups: readonly MenuGroup[];
  readonly placement?: PopoverProps["placement"];
  /** Makes it a choice of one. */
  readonly chosen?: string;
};

// Menus are a tenth of the page's script, and nobody opens one before there are words to read.
const MenuPopup = lazyAgain(async () => (await import("./menu-popup.tsx")).MenuPopup);

/** A button that opens a list of acts. Pressed before the list is fetched, it opens as soon as it is. */
export function Menu(props: MenuProps) {
  const [pressed, setPressed] = useState(false);
  const waiting = (
    <span className="menu-waiting" onClickCapture={() => setPressed(true)}>
      {props.trigger}
    </span>
  );
  return (
    <Suspense fallback={waiting}>
      <MenuPopup {...props} opensAtOnce={pressed} />
    </Suspense>
  );
}

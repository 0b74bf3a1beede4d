import type { ReactNode } from "react";
import type { PopoverProps } from "react-aria-components/Popover";

export type MenuEntry = {
  readonly id: string;
  readonly words: string;
  /** The whole act in words, where the visible ones are short. */
  readonly name?: string;
  /** A second, smaller line: why it is closed, for one. */
  readonly note?: string;
  readonly shortcut?: string;
  /** One letter that does it while the list is open. */
  readonly letter?: string;
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

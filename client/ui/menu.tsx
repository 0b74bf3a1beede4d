import type { ReactNode } from "react";
import { Header } from "react-aria-components/Header";
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import type { PopoverProps } from "react-aria-components/Popover";

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

type MenuProps = {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly groups: readonly MenuGroup[];
  readonly placement?: PopoverProps["placement"];
  /** Makes it a choice of one. */
  readonly chosen?: string;
};

export function Menu({ label, trigger, groups, placement = "bottom end", chosen }: MenuProps) {
  const shown = groups.filter((group) => group.entries.length > 0);
  const choice =
    chosen === undefined ? {} : { selectionMode: "single" as const, selectedKeys: new Set([chosen]) };
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="menu-popover" placement={placement}>
        <AriaMenu className="menu" aria-label={label} {...choice}>
          {shown.map((group) => (
            <MenuSection
              key={group.id}
              id={group.id}
              className="menu-section"
              aria-label={group.heading ?? label}
            >
              {group.heading === undefined ? null : <Header className="menu-heading">{group.heading}</Header>}
              {group.entries.map((entry) => (
                <Item key={entry.id} entry={entry} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ entry }: { entry: MenuEntry }) {
  const link = entry.href === undefined ? {} : { href: entry.href };
  return (
    <MenuItem
      {...link}
      {...(entry.download === true ? { download: "" } : {})}
      id={entry.id}
      className="menu-item"
      textValue={entry.words}
      isDisabled={entry.disabled ?? false}
      {...(entry.name === undefined ? {} : { "aria-label": entry.name })}
      onAction={() => entry.onPress?.()}
    >
      <span>
        {entry.words}
        {entry.note === undefined ? null : <small>{entry.note}</small>}
      </span>
      {entry.shortcut === undefined ? null : <kbd>{entry.shortcut}</kbd>}
    </MenuItem>
  );
}

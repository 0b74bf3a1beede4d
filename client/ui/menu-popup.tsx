import { useEffect, useRef, useState } from "react";
import { Header } from "react-aria-components/Header";
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { chordOf } from "./chord.ts";
import type { MenuEntry, MenuGroup, MenuProps } from "./menu-entries.ts";
import { onRelease } from "./on-release.ts";

type MenuPopupProps = MenuProps & {
  /** It was pressed before it was fetched. */
  readonly opensAtOnce: boolean;
};

/**
 * Sections and entries share one set of keys. A section that had the key of its own entry would contain itself, and the
 * page would draw it without end.
 */
const sectionKey = ({ id }: MenuGroup): string => `section ${id}`;

/** The button and the list that it opens. */
export function MenuPopup(props: MenuPopupProps) {
  const { label, trigger, groups, placement = "bottom end", chosen, opensAtOnce } = props;
  const shown = groups.filter((group) => group.entries.length > 0);
  const choice =
    chosen === undefined ? {} : { selectionMode: "single" as const, selectedKeys: new Set([chosen]) };
  const [isOpen, setOpen] = useState(opensAtOnce);
  useLetters(isOpen, shown, () => setOpen(false));
  return (
    <MenuTrigger
      isOpen={isOpen}
      onOpenChange={(open) => (open ? onRelease(() => setOpen(true)) : setOpen(false))}
    >
      {trigger}
      <Popover className="menu-popover" placement={placement}>
        <AriaMenu className="menu" aria-label={label} {...choice}>
          {shown.map((group) => (
            <MenuSection
              key={group.id}
              id={sectionKey(group)}
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

/** While the list is open, the letter of an entry does it, wherever the focus is. */
function useLetters(isOpen: boolean, groups: MenuProps["groups"], onClose: () => void): void {
  const latest = useRef({ groups, onClose });
  useEffect(() => {
    latest.current = { groups, onClose };
  });
  useEffect(() => {
    if (!isOpen) return;
    const listen = (event: KeyboardEvent): void => {
      const letter = chordOf(event);
      const entries = latest.current.groups.flatMap((group) => group.entries);
      const entry = entries.find((one) => one.letter === letter && one.disabled !== true);
      if (entry === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onClose();
      entry.onPress?.();
    };
    document.addEventListener("keydown", listen, { capture: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, [isOpen]);
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
      {entry.letter === undefined ? null : <kbd>{entry.letter.toUpperCase()}</kbd>}
    </MenuItem>
  );
}

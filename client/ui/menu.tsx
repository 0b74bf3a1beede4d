import { Suspense, useState } from "react";
import { lazyAgain } from "./lazy-again.ts";
import { loadAriaButton } from "./load-aria-button.ts";
import type { MenuProps } from "./menu-entries.ts";

// Menus are a tenth of the page's script, and nobody opens one before there are words to read.
const MenuPopup = lazyAgain(async () => {
  await loadAriaButton();
  return (await import("./menu-popup.tsx")).MenuPopup;
});

/**
 * A button that opens a list of acts. Pressed before the list is fetched, it opens as soon as it is. The button may be
 * replaced while it is held down, and no click follows then.
 */
export function Menu(props: MenuProps) {
  const [pressed, setPressed] = useState(false);
  const press = (): void => setPressed(true);
  const waiting = (
    <span
      className="menu-waiting"
      onPointerDownCapture={press}
      onPointerCancelCapture={() => setPressed(false)}
      onClickCapture={press}
    >
      {props.trigger}
    </span>
  );
  return (
    <Suspense fallback={waiting}>
      <MenuPopup {...props} opensAtOnce={pressed} />
    </Suspense>
  );
}

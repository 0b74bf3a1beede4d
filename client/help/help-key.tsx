import { useEffect, useState } from "react";
import { quietPart } from "../i18n/later-messages.ts";
import { isWriting } from "../ui/nothing-begun.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";

const KeysDialog = quietPart(async () => (await import("./keys-dialog.tsx")).KeysDialog);

/** On every page: "?" opens the list of keys, unless a caret stands in a text or something is asked (rule K12). */
export function HelpKey() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // The sign itself: its key differs from keyboard to keyboard.
      if (event.key !== PAGE_KEYS.help || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || event.repeat || event.isComposing || isWriting()) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    // Behind all others: a selected text takes the sign as typing.
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return isOpen ? <KeysDialog onClose={() => setOpen(false)} /> : null;
}

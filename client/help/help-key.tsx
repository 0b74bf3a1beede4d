import { useEffect, useState } from "react";
import { quietPart } from "../i18n/later-messages.ts";
import { writesSign } from "../ui/chord.ts";
import { hearKeys } from "../ui/late-keys.ts";
import { doSingleKeysAct } from "../ui/single-keys.ts";
import { isWriting } from "../ui/nothing-begun.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";

const KeysDialog = quietPart(async () => (await import("./keys-dialog.tsx")).KeysDialog);

/** The question mark of an Arabic and of a Chinese keyboard too. */
const HELP_SIGNS: readonly string[] = [PAGE_KEYS.help, "؟", "？"];

/** On every page: "?" opens the list of keys, unless a caret stands in a text or something is asked (rule K12). */
export function HelpKey() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!writesSign(event) || !HELP_SIGNS.includes(event.key) || !doSingleKeysAct()) return;
      if (event.defaultPrevented || event.repeat || isWriting()) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    return hearKeys(listen, "behind");
  }, []);
  return isOpen ? <KeysDialog onClose={() => setOpen(false)} /> : null;
}

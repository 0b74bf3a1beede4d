import { useState } from "react";
import { useTranslations } from "use-intl";
import { PAGE_KEYS } from "../ui/page-keys.ts";
import { doSingleKeysAct, SINGLE_KEYS_STORED } from "../ui/single-keys.ts";
import { Switch } from "../ui/switch.tsx";
import { useKeyNames } from "./key-names.ts";

/** Speech may say them, and a slip may press them. */
const SINGLE_KEYS = [PAGE_KEYS.help, PAGE_KEYS.add, PAGE_KEYS.floor, PAGE_KEYS.time];

/** Turns the keys of one character off and on, below the list of keys (rule A80). */
export function SingleKeysSwitch() {
  const t = useTranslations("keys");
  const nameOf = useKeyNames();
  const [on, setOn] = useState(doSingleKeysAct);
  const turn = (next: boolean): void => {
    if (next) localStorage.removeItem(SINGLE_KEYS_STORED);
    else localStorage.setItem(SINGLE_KEYS_STORED, "off");
    setOn(next);
  };
  return (
    <div className="single-keys">
      <Switch words={t("letters", { keys: SINGLE_KEYS.map(nameOf).join(" ") })} on={on} onChange={turn} />
      <p className="quiet">{t("lettersHelp")}</p>
    </div>
  );
}

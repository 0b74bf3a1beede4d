import { useEffect } from "react";
import { useLatest } from "../opinion/use-latest.ts";
import { chordOf } from "../ui/chord.ts";
import { doSingleKeysAct } from "../ui/single-keys.ts";
import { isWriting } from "../ui/nothing-begun.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";
import type { CallAnswers } from "./use-answer.ts";

const KEYS: Readonly<Record<string, "floor" | "time">> = {
  [PAGE_KEYS.floor]: "floor",
  [PAGE_KEYS.floorWriting]: "floor",
  [PAGE_KEYS.time]: "time",
  [PAGE_KEYS.timeWriting]: "time",
};

/** F asks for the floor and N for time while a call is open; with Alt also where a caret stands in a text. */
export function useCallKeys(answers: CallAnswers): void {
  const latest = useLatest(answers);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const chord = chordOf(event);
      const key = KEYS[chord];
      if (key === undefined || event.defaultPrevented || event.repeat || !latest().may) return;
      if (!chord.startsWith("Alt+") && (isWriting() || !doSingleKeysAct())) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      latest()[key]();
    };
    document.addEventListener("keydown", listen, { capture: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, [latest]);
}

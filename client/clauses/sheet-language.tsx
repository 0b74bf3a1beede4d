import { useEffect } from "react";
import { opinionLanguage } from "../../shared/checks/opinion-language.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** Names the text's language on the sheet: the browser takes its dictionary, and a screen reader its voice. */
export function SheetLanguage() {
  const { snapshot } = useOpenedOpinion();
  const { opinion, words } = snapshot;
  useEffect(() => {
    const language = opinionLanguage(opinion, words);
    const sheet = document.querySelector<HTMLElement>("main .sheet");
    if (sheet !== null && language !== null) sheet.lang = language;
    // Words that are typed change no language; the record does at each act.
    // oxlint-disable-next-line react/exhaustive-deps -- reason: see above
  }, [opinion]);
  return null;
}

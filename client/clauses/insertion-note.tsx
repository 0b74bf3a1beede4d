import { useCallback, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { changesInFocus } from "./changes-in-focus.ts";

type At = { readonly row: Element; readonly words: string };

const NOTHING_CHANGED: At | null = null;

/** Names whose change the caret stands in, or whose changes a focused row shows (rule E23). */
export function InsertionNote() {
  const t = useTranslations();
  const { me, delegations } = useForum();
  const symbol = delegations.find(({ id }) => id === me.delegationId)?.symbol;
  const own = t("sheet.insertedBy", { who: symbol ?? t(`people.spoken.${me.role}`) });
  const [at, setAt] = useState(NOTHING_CHANGED);
  const { snapshot } = useOpenedOpinion();
  const look = useCallback((): void => {
    const now = changesInFocus(document, own);
    setAt((before) => (before?.row === now?.row && before?.words === now?.words ? before : now));
  }, [own]);
  // An author may become known while the caret stands still.
  useEffect(() => {
    const frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: it says that the text was drawn anew
  }, [look, snapshot]);
  useEffect(() => {
    const events = ["selectionchange", "focusin", "focusout"] as const;
    for (const event of events) document.addEventListener(event, look);
    return () => {
      for (const event of events) document.removeEventListener(event, look);
    };
  }, [look]);
  return (
    <>
      <p className="hidden" role="status">
        {at?.words ?? ""}
      </p>
      {at === null
        ? null
        : createPortal(
            <span className="insertion-note" aria-hidden="true">
              {at.words}
            </span>,
            at.row,
          )}
    </>
  );
}

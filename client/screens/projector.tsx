import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { nextParagraph } from "../opinion/moves.ts";
import { useActKeys } from "../panel/act-keys.ts";
import { Button } from "../ui/button.tsx";
import { chordOf } from "../ui/chord.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";

type ProjectorProps = { readonly children: ReactNode; readonly onLeave: () => void };

/** The projector shows no commands, so these keys do nothing. */
const NO_ACT = (): void => {};

/** Shows only the text, at 28 px, with the selected clause in the middle. Escape leaves it. */
export function Projector({ children, onLeave }: ProjectorProps) {
  const t = useTranslations("header");
  const { clauses } = useOpenedOpinion().snapshot.document;
  const [selectedId, take] = useClauseSelection();
  const go = (step: 1 | -1): void => take(nextParagraph(clauses, selectedId, step));
  useActKeys({ onMark: NO_ACT, onBracket: NO_ACT, onNext: () => go(1), onPrevious: () => go(-1) });
  useEffect(() => {
    if (selectedId === null) return;
    document.querySelector(`[data-clause="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: "center" });
  }, [selectedId]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (chordOf(event) === "Escape" && !event.repeat && !event.defaultPrevented) onLeave();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [onLeave]);
  return (
    <div className="projector">
      <main id="text">{children}</main>
      <Button look="plain" extraClass="leave" onPress={onLeave}>
        {t("leaveProjector")} <kbd aria-hidden="true">Esc</kbd>
      </Button>
    </div>
  );
}

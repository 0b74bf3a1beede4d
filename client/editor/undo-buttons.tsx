import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { CanUndo } from "./undo-steps.ts";

type UndoButtonsProps = { readonly can: CanUndo; readonly undo: () => void; readonly redo: () => void };

/** For hands without Ctrl+Z: in reach while a clause is open for typing, above the bar. */
export function UndoButtons({ can, undo, redo }: UndoButtonsProps) {
  const t = useTranslations("sheet");
  return (
    <div className="undo">
      <UndoButton name={t("undo")} on={can.undo} onPress={undo}>
        <path d="M8 4 4 8l4 4M4 8h8a4 4 0 0 1 0 8H8" />
      </UndoButton>
      <UndoButton name={t("redo")} on={can.redo} onPress={redo}>
        <path d="m12 4 4 4-4 4M16 8H8a4 4 0 0 0 0 8h4" />
      </UndoButton>
    </div>
  );
}

type UndoButtonProps = {
  readonly name: string;
  readonly on: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

/** The caret, and the keyboard on the screen with it, stays where it is, also where a closed one is pressed. */
function UndoButton({ name, on, onPress, children }: UndoButtonProps) {
  return (
    <button
      type="button"
      className="button icon"
      aria-label={name}
      aria-disabled={!on}
      data-disabled={on ? undefined : ""}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (on) onPress();
      }}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {children}
      </svg>
    </button>
  );
}

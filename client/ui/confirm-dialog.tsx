import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { Dialog, DialogActs } from "./dialog.tsx";

type ConfirmDialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly doWords: string;
  readonly cancelWords?: string;
  /** `grave` where it takes something away. */
  readonly look?: "main" | "grave";
  readonly onDo: () => void;
  readonly onClose: () => void;
};

/** Asks once before something that is hard to take back, with what will happen in words. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, doWords, cancelWords, look = "main", onDo, onClose } = props;
  const t = useTranslations("ui");
  return (
    <Dialog title={title} role="alertdialog" onClose={onClose}>
      {children}
      <DialogActs>
        <Button onPress={onClose} autoFocus={look === "grave"}>
          {cancelWords ?? t("cancel")}
        </Button>
        <Button look={look} onPress={onDo} autoFocus={look === "main"}>
          {doWords}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

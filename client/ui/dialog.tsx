import { type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { ClosingContext, DialogSendsContext } from "./dialog-sends.ts";
import { DialogTold } from "./dialog-told.ts";
import { SendingContext } from "./use-sending.ts";

type DialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  readonly wide?: boolean;
  /** `alertdialog` asks before something that is hard to take back. */
  readonly role?: "dialog" | "alertdialog";
};

/** A modal dialog. It is mounted while open; Escape or a press outside cancels it. */
export function Dialog({ title, children, onClose, wide = false, role = "dialog" }: DialogProps) {
  const sends = useContext(DialogSendsContext);
  const refused = useContext(SendingContext)?.refused ?? null;
  const [dialog] = useState(() => ({ title }));
  useEffect(() => sends?.open(dialog), [sends, dialog]);
  const closing = useMemo(
    () => ({
      onClose,
      close: () => {
        sends?.cancel(dialog);
        onClose();
      },
    }),
    [sends, dialog, onClose],
  );
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={role === "dialog"}
      onOpenChange={(open) => {
        if (!open) closing.close();
      }}
    >
      <Modal className={wide ? "modal wide" : "modal"}>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {useContext(DialogTold)}
          {refused === null ? null : (
            <p className="warning" role="alert">
              {refused}
            </p>
          )}
          {sends === null ? null : <sends.Told dialog={dialog} />}
          <ClosingContext value={closing}>{children}</ClosingContext>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export function DialogActs({ children }: { children: ReactNode }) {
  return <div className="dialog-acts">{children}</div>;
}

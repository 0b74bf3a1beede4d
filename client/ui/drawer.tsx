import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Button } from "./button.tsx";

type DrawerProps = {
  readonly title: string;
  readonly closeName: string;
  /** `end`: on the side where the text of a line ends. */
  readonly from: "below" | "beside" | "end";
  readonly children: ReactNode;
  readonly onClose: () => void;
};

/** A sheet that comes in from an edge where there is no room beside the text. */
export function Drawer({ title, closeName, from, children, onClose }: DrawerProps) {
  return (
    <ModalOverlay
      className={`overlay ${from}`}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog drawer">
          <div className="drawer-head">
            <Heading slot="title" level={2} className={from === "below" ? "hidden" : "drawer-title"}>
              {title}
            </Heading>
            <Button look="icon" aria-label={closeName} onPress={onClose}>
              ×
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

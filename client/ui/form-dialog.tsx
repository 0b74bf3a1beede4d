import { type ReactNode, useContext, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { Dialog, DialogActs } from "./dialog.tsx";
import { type Sending, SendingContext } from "./use-sending.ts";
import { WhoSees } from "./who-sees.tsx";

export type FormDialogProps = {
  readonly title: string;
  readonly wide?: boolean;
  /** On the button that sends. Null: its reader may not. */
  readonly doWords: string | null;
  /** `grave` where it takes something away. */
  readonly look?: "main" | "grave";
  readonly isDisabled?: boolean;
  /** Puts the focus on the button that sends: there is nothing to fill in. */
  readonly focusDo?: boolean;
  /** Says who will see it. */
  readonly seen?: ReactNode;
  /** Other buttons, before Cancel. */
  readonly more?: ReactNode;
  /** Words of the button that closes, where closing gives nothing up. */
  readonly closeWords?: string;
  /** Looks of its own, by a class of its form. */
  readonly extraClass?: string;
  /** Of a form that stands in no open question. */
  readonly sending?: Sending;
  readonly onEdit?: () => void;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog that asks something and sends it: refused, it says so and keeps what was written in it. */
export function FormDialog({ title, wide = false, sending, onClose, ...form }: FormDialogProps) {
  const around = useContext(SendingContext);
  return (
    <SendingContext value={sending ?? around}>
      <Dialog title={title} wide={wide} onClose={onClose}>
        <DialogForm {...form} onClose={onClose} />
      </Dialog>
    </SendingContext>
  );
}

/** The form of a dialog that has more than one. */
export function DialogForm({
  doWords,
  look = "main",
  isDisabled = false,
  focusDo = false,
  seen,
  more,
  closeWords,
  extraClass,
  onEdit,
  onSubmit,
  onClose,
  children,
}: Omit<FormDialogProps, "title" | "wide" | "sending">) {
  const t = useTranslations("ui");
  const form = useRef<HTMLFormElement>(null);
  const isSending = useContext(SendingContext)?.isSending ?? false;
  return (
    <form
      ref={form}
      className={extraClass === undefined ? "dialog-form" : `dialog-form ${extraClass}`}
      onChange={onEdit}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        // Once the errors stand at their fields.
        queueMicrotask(() => focusFirstWrong(form.current));
      }}
    >
      {children}
      <DialogActs>
        {seen === undefined ? null : <WhoSees>{seen}</WhoSees>}
        {more}
        <Button onPress={onClose}>{closeWords ?? t("cancel")}</Button>
        {doWords === null ? null : (
          <Button look={look} type="submit" isDisabled={isDisabled} isPending={isSending} autoFocus={focusDo}>
            {doWords}
          </Button>
        )}
      </DialogActs>
    </form>
  );
}

function focusFirstWrong(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const control =
    wrong?.matches("fieldset") === true ? wrong.querySelector<HTMLElement>("input:enabled") : wrong;
  control?.focus();
}

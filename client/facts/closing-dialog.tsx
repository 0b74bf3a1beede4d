import { useState } from "react";
import { useTranslations } from "use-intl";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { useText } from "../ui/use-text.ts";

type ClosingDialogProps = { readonly act: "closeForum" | "reopenForum"; readonly onClose: () => void };

/** Closes the forum for everybody, or opens it again, with a reason (rules D23, D26). */
export function ClosingDialog({ act, onClose }: ClosingDialogProps) {
  const t = useTranslations("closing");
  const { sending, send } = useForumForm(onClose);
  const [reason, reasonField] = useText();
  const [isMissing, setMissing] = useState(false);
  const submit = (): void => {
    if (reason.trim() === "") return setMissing(true);
    send({ type: act, reason: reason.trim() }, t(`${act}.done`));
  };
  return (
    <FormDialog
      sending={sending}
      title={t(`${act}.title`)}
      seen={t(`${act}.seen`)}
      doWords={t(`${act}.do`)}
      onEdit={() => setMissing(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t(`${act}.explain`)}</p>
      <ReasonField {...reasonField} missing={isMissing} focusFirst />
    </FormDialog>
  );
}

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedHandedIn } from "../../shared/negotiation/handed-in.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { useText } from "../ui/use-text.ts";

type ReturnDialogProps = { readonly paper: ListedHandedIn; readonly onClose: () => void };

/** The secretariat returns a paper to its delegation, with a reason. */
export function ReturnDialog({ paper: { id: paperId, title }, onClose }: ReturnDialogProps) {
  const t = useTranslations("paper");
  const { sending, send } = useForumForm(onClose);
  const [reason, reasonField] = useText();
  const [missing, setMissing] = useState(false);
  const submit = (): void => {
    if (reason.trim() === "") return setMissing(true);
    send({ type: "returnPaper", paperId, reason: reason.trim() }, t("returned", { title }));
  };
  return (
    <FormDialog
      sending={sending}
      title={t("returnTitle", { title })}
      seen={t("returnSeen")}
      doWords={t("returnDo")}
      look="grave"
      onEdit={() => setMissing(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <ReasonField
        label={t("returnReason")}
        help={t("returnHelp")}
        {...reasonField}
        missing={missing}
        focusFirst
      />
    </FormDialog>
  );
}

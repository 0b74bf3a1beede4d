import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { CIRCULAR_CHARS_MAX } from "../../shared/door-limits.ts";
import { postCommand } from "../forum/post-command.ts";
import { FORUM_KEY, useForum } from "../forum/use-forum.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall } from "../time/zone-time.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type SendAction, useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";

/** Opens nominations under a letter, then shows the letter's code, once. */
export function OpenNominationsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations();
  const { timeZone } = useForum();
  const queries = useQueryClient();
  const [letter, letterField] = useText();
  const [day, setDay] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const sending = useSending(() => undefined);
  const until = day === "" ? null : fromTheWall(`${day}T23:59`, timeZone);
  const sent: SendAction = async (refuse) => {
    if (until === null) return false;
    const answered = await postCommand<{ entries?: readonly unknown[]; nominationCode?: string }>(
      "/api/forum/commands",
      { type: "openNominations", letter: letter.trim(), until: new Date(until).toISOString() },
    );
    if (answered.kind === "refused") {
      refuse(t(`refusal.${answered.refusal.reason}`));
      return false;
    }
    setCode(answered.body.nominationCode ?? "");
    await queries.invalidateQueries({ queryKey: FORUM_KEY });
    return true;
  };
  if (code !== null) return <CodeDialog code={code} letter={letter.trim()} onClose={onClose} />;
  return (
    <FormDialog
      sending={sending}
      title={t("experts.openTitle")}
      doWords={t("experts.openDo")}
      isDisabled={letter.trim() === "" || until === null}
      onSubmit={() => sending.send(sent)}
      onClose={onClose}
    >
      <p>{t("experts.openExplain")}</p>
      <TextField
        label={t("experts.letter")}
        help={t("experts.letterHelp")}
        {...letterField}
        maxLength={CIRCULAR_CHARS_MAX}
        focusFirst
      />
      <DateField type="date" label={t("experts.until")} value={day} onChange={setDay} />
    </FormDialog>
  );
}

function CodeDialog({
  code,
  letter,
  onClose,
}: {
  readonly code: string;
  readonly letter: string;
  readonly onClose: () => void;
}) {
  const t = useTranslations("experts");
  return (
    <Dialog title={t("code", { letter })} onClose={onClose}>
      <p className="nomination-code">
        <code>{code}</code>
      </p>
      <p>{t("codeOnce")}</p>
      <p className="quiet">{t("codeWhere", { address: `${location.origin}/nominate` })}</p>
      <DialogActs>
        <Button look="main" onPress={onClose}>
          {t("codeDone")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { cleanUpTable } from "../../shared/decide/clean-up.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { CleanUpTable } from "./clean-up-table.tsx";
import { SeenByAll } from "../opinion/seen-by-all.tsx";

/** What a clean-up would change, before it is made (rule N8): the table follows what others type meanwhile. */
export function CleanUpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("cleanUp");
  const say = useTranslations();
  const { snapshot, now } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { opinion, words } = snapshot;
  const table = useMemo(() => cleanUpTable({ opinion, words }), [opinion, words]);
  return (
    <Dialog title={t("title")} onClose={onClose} wide>
      <p>{t("explain")}</p>
      <CleanUpTable table={table} tense="future" />
      <DialogActs>
        <SeenByAll />
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        <Button
          look="main"
          autoFocus
          onPress={() => {
            askThenClose({ type: "cleanUp", hash: now().snapshot.document.hash }, t("done"));
          }}
        >
          {t("do")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

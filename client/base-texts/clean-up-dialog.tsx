import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { cleanUpTable } from "../../shared/decide/clean-up.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { CleanUpTable } from "./clean-up-table.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";

/** Shows the changes of a clean-up before it is made (rule N8): the table follows what others type meanwhile. */
export function CleanUpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("cleanUp");
  const seen = useSeenByAll();
  const { snapshot, now } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { opinion, words } = snapshot;
  const table = useMemo(() => cleanUpTable({ opinion, words }), [opinion, words]);
  return (
    <FormDialog
      title={t("title")}
      wide
      focusDo
      seen={seen}
      doWords={t("do")}
      onSubmit={() => {
        askThenClose({ type: "cleanUp", hash: now().snapshot.document.hash }, t("done"));
      }}
      onClose={onClose}
    >
      <p>{t("explain")}</p>
      <CleanUpTable table={table} tense="future" />
    </FormDialog>
  );
}

import { useState } from "react";
import { useTranslations } from "use-intl";
import { pageIsOf } from "../forum/ask.ts";
import { thisDevice } from "../offline-store/device.ts";
import { removeAll } from "../offline-store/stored.ts";
import { useStored } from "../shell/only-here.tsx";
import { PlainScreen } from "../shell/plain-screen.tsx";
import { useTitle } from "../shell/use-title.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Notice } from "../ui/notice.tsx";

/** Removes all that this site has on the device, after a question that names unsaved text (rule K38). */
export function DeviceScreen() {
  const t = useTranslations("offline");
  useTitle(t("heading"));
  const losing = useStored(null);
  const [state, setState] = useState<"here" | "asked" | "removed">("here");
  if (losing === null) return <Busy words={t("heading")} />;
  const { changes, refused, begun, notes } = losing;
  const losesNothing = changes + refused + begun + notes === 0;
  const remove = async (): Promise<void> => {
    await removeAll(thisDevice());
    pageIsOf(null);
    setState("removed");
  };
  // A whole load: nothing of before stays in this page's memory.
  const leave = (): void => location.assign("/");
  if (state === "removed") {
    return (
      <PlainScreen>
        <Notice heading={t("removed")} next={t("removedNext")}>
          <Button look="main" onPress={leave}>
            {t("toStart")}
          </Button>
        </Notice>
      </PlainScreen>
    );
  }
  return (
    <PlainScreen>
      <Notice heading={t("heading")} next={t("removeWhat")}>
        <Button look="grave" onPress={() => setState("asked")}>
          {t("removeAll")}
        </Button>
        <Button onPress={() => history.back()}>{t("back")}</Button>
      </Notice>
      {state === "asked" ? (
        <ConfirmDialog
          title={t("removeAsk")}
          doWords={t(losesNothing ? "remove" : "removeLose")}
          look="grave"
          onDo={() => void remove()}
          onClose={() => setState("here")}
        >
          {losesNothing ? (
            <p>{t("losesNothing")}</p>
          ) : (
            <>
              <p className="warning">{t("removeLoses")}</p>
              <ul>
                {changes === 0 ? null : <li>{t("changes", { n: changes })}</li>}
                {refused === 0 ? null : <li>{t("refused", { n: refused })}</li>}
                {begun === 0 ? null : <li>{t("begun", { n: begun })}</li>}
                {notes === 0 ? null : <li>{t("notes", { n: notes })}</li>}
              </ul>
            </>
          )}
        </ConfirmDialog>
      ) : null}
    </PlainScreen>
  );
}

import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { sentCommands } from "../forum/sent-commands.ts";
import type { SentCommand } from "../forum/unanswered-commands.ts";
import { Button } from "../ui/button.tsx";
import { type DialogSends, DialogSendsContext, type OpenDialog } from "../ui/dialog-sends.ts";
import { useToast } from "../ui/toasts.tsx";

const useSent = (): readonly SentCommand[] => {
  const { subscribe, told } = sentCommands();
  return useSyncExternalStore(subscribe, told);
};

/** Lets each dialog show its own unanswered commands, and the page show all others (rule W17). */
export function SendsTold({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const toast = useToast();
  useEffect(
    () =>
      sentCommands().onLeft((told) => {
        if (told.fate === "done") toast({ kind: "told", words: t("sent.leftDone") });
        if (told.fate === "cancelled") toast({ kind: "told", words: t("refusal.cancelled") });
        if (told.fate === "refused") toast({ kind: "refused", words: t(`refusal.${told.refusal.reason}`) });
      }),
    [t, toast],
  );
  const sends = useMemo<DialogSends>(
    () => ({
      open: (dialog) => sentCommands().openDialog(dialog),
      cancel: (dialog) => sentCommands().cancelDialog(dialog),
      Told: ToldInDialog,
    }),
    [],
  );
  return <DialogSendsContext value={sends}>{children}</DialogSendsContext>;
}

/** The region exists before its text; otherwise a screen reader would not read it. */
function ToldInDialog({ dialog }: { readonly dialog: OpenDialog }) {
  const t = useTranslations("sent");
  const state = useSent().findLast((one) => one.dialog === dialog)?.state;
  return (
    <div role="status">
      {state === undefined ? null : (
        <p className={state === "sending" ? "quiet" : "warning"}>
          {t(state)}
          {state === "unconfirmed" ? ` ${t("cancelDrops")}` : null}
        </p>
      )}
    </div>
  );
}

/** Shows the unanswered commands that have no open dialog, until the server answers. */
export function SentNotices() {
  const t = useTranslations();
  const sent = useSent().filter((one) => one.dialog === null);
  return (
    <div role="status">
      {sent.map(({ id, state, title }) => (
        <div key={id} className="toast sent">
          <span>
            {title === "" ? null : `${title}: `}
            {t(`sent.${state}`)}
          </span>
          {state === "cancelling" ? null : (
            <Button
              aria-label={title === "" ? t("sent.cancelName") : t("sent.cancelNamed", { title })}
              onPress={() => sentCommands().cancel(id)}
            >
              {t("ui.cancel")}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

import { type ReactNode, Suspense, useEffect } from "react";
import { useTranslations } from "use-intl";
import { useLatest } from "./use-latest.ts";
import { useToast } from "../ui/toasts.tsx";
import { useOpenedOpinion } from "./opened-opinion.tsx";

type FetchedProps = { readonly onGiveUp: () => void; readonly children: ReactNode };

/** A question that was asked for before it was fetched: where the line has gone it says so, and does not open later. */
export function Fetched({ onGiveUp, children }: FetchedProps) {
  return <Suspense fallback={<Fetching onGiveUp={onGiveUp} />}>{children}</Suspense>;
}

/** Data fetched before the connection broke is here within a moment. */
const HERE_MS = 300;

function Fetching({ onGiveUp }: Pick<FetchedProps, "onGiveUp">) {
  const t = useTranslations("refusal");
  const toast = useToast();
  const { snapshot } = useOpenedOpinion();
  const latest = useLatest(onGiveUp);
  const isOffline = snapshot.status === "offline";
  useEffect(() => {
    if (!isOffline) return;
    const timer = setTimeout(() => {
      toast({ kind: "refused", words: t("offline") });
      latest()();
    }, HERE_MS);
    return () => clearTimeout(timer);
  }, [isOffline, t, toast, latest]);
  return null;
}

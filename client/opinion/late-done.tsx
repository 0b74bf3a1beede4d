import { useTranslations } from "use-intl";
import type { Entry } from "../../shared/events/event.ts";
import type { ProposalId } from "../../shared/ids.ts";
import { Button } from "../ui/button.tsx";

type LateDoneProps = {
  readonly done: string;
  readonly entries: readonly Entry[];
  readonly onWithdraw: (proposal: ProposalId) => void;
};

/** Tells an author that the command was done before they cancelled it, and how to reverse it. */
export function LateDone({ done, entries, onWithdraw }: LateDoneProps) {
  const t = useTranslations("sent");
  const submitted = entries.find((entry) => entry.type === "proposalSubmitted");
  return (
    <>
      {t("late", { done })}{" "}
      {submitted === undefined ? (
        t("wayBack")
      ) : (
        <Button onPress={() => onWithdraw(submitted.proposalId)}>{t("withdraw")}</Button>
      )}
    </>
  );
}

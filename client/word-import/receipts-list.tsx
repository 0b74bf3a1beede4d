import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ReceivedView } from "../../shared/word-file/word-import.ts";
import type { Read } from "../forum/use-read.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { isolated } from "../i18n/isolated.ts";

type ReceiptsListProps = {
  readonly receipts: Read<readonly ReceivedView[]>;
  readonly busy: boolean;
  readonly onLook: (receipt: ReceivedView) => void;
  readonly onDrop: (receipt: ReceivedView) => void;
};

/** Received files, each by its receipt: what is read and confirmed later counts from it (rule X7). */
export function ReceiptsList({ receipts, busy, onLook, onDrop }: ReceiptsListProps) {
  const t = useTranslations("wordFile");
  return (
    <section aria-label={t("receipts")}>
      <h3>{t("receipts")}</h3>
      {receipts.kind === "loading" ? <Busy words={t("receipts")} /> : null}
      {receipts.kind === "failed" ? (
        <p role="alert">
          {t("receiptsFailed")} <Again onPress={receipts.again} />
        </p>
      ) : null}
      {receipts.kind === "here" && receipts.here.length === 0 ? (
        <p className="quiet">{t("noReceipts")}</p>
      ) : null}
      {receipts.kind !== "here" ? null : (
        <ul className="word-found">
          {receipts.here.toReversed().map((receipt) => (
            <ReceiptLine
              key={receipt.number}
              receipt={receipt}
              busy={busy}
              onLook={() => onLook(receipt)}
              onDrop={() => onDrop(receipt)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Again({ onPress }: { onPress: () => void }) {
  const t = useTranslations("ui");
  return <Button onPress={onPress}>{t("tryAgain")}</Button>;
}

type LineProps = {
  readonly receipt: ReceivedView;
  readonly busy: boolean;
  readonly onLook: () => void;
  readonly onDrop: () => void;
};

function ReceiptLine({ receipt, busy, onLook, onDrop }: LineProps) {
  const t = useTranslations("wordFile");
  const ui = useTranslations("ui");
  const { timeZone: zone } = useForum();
  const { inZone } = useInstants();
  const [sure, setSure] = useState(false);
  const { number, name, at, keptAt, dropped } = receipt;
  const state = dropped
    ? t("state.dropped")
    : keptAt === null
      ? t("state.open")
      : t("state.kept", { at: inZone(keptAt, zone) });
  const isOpen = !dropped && keptAt === null;
  return (
    <li>
      <p dir="auto">{t("receiptLine", { number, name: isolated(name), at: inZone(at, zone), zone })}</p>
      <p className="quiet">{state}</p>
      {sure && isOpen ? (
        <div role="group" aria-label={t("drop", { number })}>
          <p>{t("dropSure", { number })}</p>
          <Button onPress={() => setSure(false)}>{ui("cancel")}</Button>{" "}
          <Button look="grave" isDisabled={busy} onPress={onDrop}>
            {t("dropDo")}
          </Button>
        </div>
      ) : dropped ? null : (
        <p>
          <Button isDisabled={busy} onPress={onLook}>
            {t("look", { number })}
          </Button>{" "}
          {isOpen ? <Button onPress={() => setSure(true)}>{t("drop", { number })}</Button> : null}
        </p>
      )}
    </li>
  );
}

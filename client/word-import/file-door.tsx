import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { FileField } from "../ui/file-field.tsx";
import { ReceiptsList } from "./receipts-list.tsx";
import { SendingFile } from "./sending-file.tsx";
import type { FileImport } from "./use-file-import.ts";

type FileDoorProps = {
  readonly of: FileImport;
  readonly label: string;
  readonly accept: string;
  /** How large a file may be. */
  readonly limit: string;
  /** Above the field. */
  readonly children: ReactNode;
};

/** Where a file is chosen, or one that was received already; then how much of it has arrived. */
export function FileDoor({ of, label, accept, limit, children }: FileDoorProps) {
  const t = useTranslations("wordFile");
  const { onItsWay, receipts, busy, look, send, drop } = of;
  if (onItsWay !== null)
    return (
      <SendingFile
        file={onItsWay}
        sending={(name) => t("sending", { name })}
        reading={(name) => t("reading", { name })}
      />
    );
  return (
    <>
      {children}
      <FileField label={label} accept={accept} onChoose={(chosen) => void send(chosen)} />
      <p className="quiet">{limit}</p>
      <ReceiptsList
        receipts={receipts}
        busy={busy}
        onLook={(receipt) => void look(receipt)}
        onDrop={(receipt) => void drop(receipt)}
      />
    </>
  );
}

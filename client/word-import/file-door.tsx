import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ChooseFile } from "../files/choose-file.tsx";
import { ReceiptsList } from "./receipts-list.tsx";
import type { FileImport } from "./use-file-import.ts";

type FileDoorProps = {
  readonly of: FileImport;
  readonly label: string;
  readonly accept: string;
  /** The size limit of a file, in words. */
  readonly limit: string;
  /** Above the field. */
  readonly children: ReactNode;
};

/** Lets people choose a new file or a received one, and shows how much of it has arrived. */
export function FileDoor({ of, label, accept, limit, children }: FileDoorProps) {
  const t = useTranslations("wordFile");
  const { onItsWay, receipts, busy, look, send, drop } = of;
  return (
    <ChooseFile
      onItsWay={onItsWay}
      label={label}
      accept={accept}
      sending={(name) => t("sending", { name })}
      reading={(name) => t("reading", { name })}
      onChoose={(chosen) => void send(chosen)}
      below={
        <>
          <p className="quiet">{limit}</p>
          <ReceiptsList
            receipts={receipts}
            busy={busy}
            onLook={(receipt) => void look(receipt)}
            onDrop={(receipt) => void drop(receipt)}
          />
        </>
      }
    >
      {children}
    </ChooseFile>
  );
}

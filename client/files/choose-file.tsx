import type { ReactNode } from "react";
import { FileField } from "../ui/file-field.tsx";
import { SendingFile } from "./sending-file.tsx";
import type { FileOnItsWay } from "./use-upload.ts";

type ChooseFileProps = {
  readonly onItsWay: FileOnItsWay | null;
  readonly label: string;
  /** As of an input's `accept`. */
  readonly accept: string;
  readonly sending: (name: string) => string;
  readonly reading: (name: string) => string;
  readonly onChoose: (file: File) => void;
  /** Above the field. */
  readonly children?: ReactNode;
  readonly below?: ReactNode;
};

/** Lets people choose a file, and shows how much of it has arrived. */
export function ChooseFile(props: ChooseFileProps) {
  const { onItsWay, label, accept, sending, reading, onChoose, children, below } = props;
  if (onItsWay !== null) return <SendingFile file={onItsWay} sending={sending} reading={reading} />;
  return (
    <>
      {children}
      <FileField label={label} accept={accept} onChoose={onChoose} />
      {below}
    </>
  );
}

import { isolated } from "../i18n/isolated.ts";
import { UploadProgress } from "../ui/upload-progress.tsx";
import type { FileOnItsWay } from "./use-upload.ts";

type SendingFileProps = {
  readonly file: FileOnItsWay;
  readonly sending: (name: string) => string;
  readonly reading: (name: string) => string;
};

/** A file on its way through any door, by its name. */
export function SendingFile({ file: { name, share }, sending, reading }: SendingFileProps) {
  const shown = isolated(name);
  return <UploadProgress words={sending(shown)} share={share} reading={reading(shown)} />;
}

/** Why the last file was not taken. */
export function FileProblem({ problem }: { problem: string | null }) {
  if (problem === null) return null;
  return (
    <p className="wrong" role="alert">
      {problem}
    </p>
  );
}

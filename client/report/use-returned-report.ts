import { useState } from "react";
import type {
  ReturnAct,
  ReturnedAnnex,
  ReturnedDifference,
  ReturnedReport,
} from "../../shared/report/returned-report.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import type { MoveAct } from "../../shared/report/returned-moves.ts";
import { postCommand } from "../forum/post-command.ts";
import type { useFileFaultMessage } from "../files/use-file-fault-message.ts";
import { useUpload } from "../files/use-upload.ts";

export type Chosen = ReadonlyMap<string, ReturnAct | MoveAct>;

export const differenceKey = ({ label }: ReturnedAnnex, { n }: Pick<ReturnedDifference, "n">): string =>
  `${label} ${n}`;

/** Sends an edited report and tells what it says; each refusal in words. */
export function useReturnedReport() {
  const { onItsWay, problem, clear, send } = useUpload();
  const [here, setHere] = useState<{ readonly name: string; readonly report: ReturnedReport } | null>(null);
  return {
    onItsWay,
    problem,
    here,
    send: (file: File) =>
      send<ReturnedReport>("/api/report/edited", file, (report) => setHere({ name: file.name, report })),
    another: (): void => {
      clear();
      setHere(null);
    },
  };
}

/** The acts chosen for one text by whoever chose them, done whole or refused whole; null: done. */
export async function actOn(
  opinionId: OpinionId,
  commands: readonly SingleCommand[],
  {
    as,
    ...words
  }: {
    readonly as: UserId;
    readonly refused: ReturnType<typeof useFileFaultMessage>;
    readonly offline: string;
  },
): Promise<string | null> {
  const answered = await postCommand(`/api/opinions/${opinionId}/commands`, { type: "batch", commands }, as);
  if (answered.kind === "here") return null;
  return answered.refusal.reason === "offline" ? words.offline : words.refused(answered.refusal);
}

import { useState } from "react";
import { useTranslations } from "use-intl";
import type {
  ReturnAct,
  ReturnedAnnex,
  ReturnedDifference,
  ReturnedReport,
} from "../../shared/report/returned-report.ts";
import type { SingleCommand } from "../../shared/commands.ts";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import type { MoveAct } from "../../shared/report/returned-moves.ts";
import { postCommand } from "../forum/post-command.ts";
import { sendFile } from "../word-import/send-file.ts";
import { useFaultWords } from "../word-import/use-fault-words.ts";

/** Where the bringing back of one file is. */
export type Returning =
  | { readonly kind: "choose" }
  | { readonly kind: "sending"; readonly name: string; readonly share: number }
  | { readonly kind: "here"; readonly name: string; readonly report: ReturnedReport };

export type Chosen = ReadonlyMap<string, ReturnAct | MoveAct>;

export const keyOf = ({ label }: ReturnedAnnex, { n }: Pick<ReturnedDifference, "n">): string =>
  `${label} ${n}`;

/** Sends an edited report and tells what it says; each refusal in words. */
export function useReturnedReport() {
  const t = useTranslations();
  const say = useFaultWords();
  const [state, setState] = useState<Returning>({ kind: "choose" });
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File): Promise<void> => {
    const { name } = file;
    setProblem(null);
    setState({ kind: "sending", name, share: 0 });
    try {
      const answered = await sendFile<ReturnedReport>("/api/report/edited", file, (share) =>
        setState({ kind: "sending", name, share }),
      );
      if (answered.kind === "here") {
        setState({ kind: "here", name, report: answered.body });
        return;
      }
      setProblem(say(answered.refusal));
    } catch {
      setProblem(t("refusal.offline"));
    }
    setState({ kind: "choose" });
  };
  const another = (): void => {
    setProblem(null);
    setState({ kind: "choose" });
  };
  return { state, problem, send, another };
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
    readonly refused: ReturnType<typeof useFaultWords>;
    readonly offline: string;
  },
): Promise<string | null> {
  const answered = await postCommand(`/api/opinions/${opinionId}/commands`, { type: "batch", commands }, as);
  if (answered.kind === "here") return null;
  return answered.refusal.reason === "offline" ? words.offline : words.refused(answered.refusal);
}

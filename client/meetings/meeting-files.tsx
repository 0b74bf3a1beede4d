import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { type DownloadResult, takeFile } from "../files/take-file.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";

type Paper = "record" | "cable";
type Taking = { readonly kind: "idle" } | { readonly kind: "making"; readonly paper: Paper } | DownloadResult;

/** The record and the cable of the reader's delegation, as Word; and the record on paper. */
export function MeetingFiles({ meeting }: { readonly meeting: ToldMeeting }) {
  const t = useTranslations("meetingPaper");
  const say = useTranslations();
  const { me } = useForum();
  const { language } = useLanguage();
  const { symbolOf } = useDelegations();
  const [state, setState] = useState<Taking>({ kind: "idle" });
  const own = delegationHere(me, meeting.groupId);
  const take = async (paper: Paper): Promise<void> => {
    setState({ kind: "making", paper });
    const path = `/api/forum/meetings/${meeting.id}/${paper}.docx?language=${language}`;
    setState(await takeFile(path, `${paper}.docx`));
  };
  const button = (paper: Paper, look: "main" | "usual") => (
    <Button
      look={look}
      isPending={state.kind === "making" && state.paper === paper}
      isDisabled={state.kind === "making" && state.paper !== paper}
      onPress={() => void take(paper)}
    >
      {t(paper)}
    </Button>
  );
  return (
    <div className="meeting-files">
      <p className="row-acts">
        {own === null ? null : button("cable", "main")}
        {button("record", own === null ? "main" : "usual")}
        <Button onPress={() => window.print()}>{t("print")}</Button>
      </p>
      {own === null ? null : <p className="faint">{t("cableNote", { symbol: symbolOf(own) })}</p>}
      {meeting.closed === null ? <p className="faint">{t("cableOpen")}</p> : null}
      {state.kind === "making" ? <Busy words={t("making")} /> : null}
      {state.kind === "done" ? <p role="status">{t("made")}</p> : null}
      {state.kind === "failed" ? (
        <p role="alert" className="warning">
          {state.refusal === null ? t("failedNext") : say(`refusal.${state.refusal.reason}`)}
        </p>
      ) : null}
    </div>
  );
}

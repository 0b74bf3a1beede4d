import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { useToast } from "../ui/toasts.tsx";
import { chooseInMeeting } from "./meeting-choice.ts";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";

/** Answers and pushes of one's own steps come within this time. */
const OWN_MS = 10_000;

type Step = { readonly opinionId: OpinionId; readonly clauseId: ClauseId | null };
const nameOf = ({ opinionId, clauseId }: Step): string => `${opinionId} ${clauseId ?? ""}`;

/**
 * Puts each clause that the lead selects on the table, one request after the other. Another lead's step ends it: the last
 * one leads, and both are told.
 */
export function useLeadTable(
  meeting: MeetingNow,
  { opinionId, leads }: { readonly opinionId: OpinionId; readonly leads: boolean },
): void {
  const t = useTranslations("inMeeting");
  const toast = useToast();
  const send = useMeetingCommand();
  const [selected] = useClauseSelection();
  const { id, table, suspended } = meeting;
  const own = useRef(new Map<string, number>());
  const next = useRef<Step | null>(null);
  const isSending = useRef(false);
  const latest = useLatest({ send, table, isSuspended: suspended !== null });

  useEffect(() => {
    const now = latest();
    if (!leads || selected === null || now.isSuspended) return;
    if (now.table?.opinionId === opinionId && now.table.clauseId === selected) return;
    next.current = { opinionId, clauseId: selected };
    if (isSending.current) return;
    const run = async (): Promise<void> => {
      isSending.current = true;
      for (let step = next.current; step !== null; step = next.current) {
        next.current = null;
        own.current.set(nameOf(step), performance.now());
        await latest().send({ type: "setTable", meetingId: id, ...step });
      }
      isSending.current = false;
    };
    void run();
  }, [leads, selected, opinionId, id, latest]);

  const at = table?.at ?? null;
  const first = useRef(at);
  useEffect(() => {
    const now = latest().table;
    if (!leads || now === null || at === first.current) return;
    first.current = at;
    const sentAt = own.current.get(nameOf(now)) ?? -Infinity;
    if (performance.now() - sentAt < OWN_MS) return;
    chooseInMeeting("leads", id, false);
    toast({
      kind: "told",
      words: t("otherLeads"),
      act: { words: t("leadAgain"), onPress: () => chooseInMeeting("leads", id, true) },
    });
  }, [leads, at, id, latest, toast, t]);
}

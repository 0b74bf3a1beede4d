import { useState } from "react";
import { useTranslations } from "use-intl";
import { isItem } from "../../shared/clause/clause.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import type { PositionSubject } from "../../shared/negotiation/position.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall } from "../time/zone-time.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { asCommandSubject } from "./parked-notice.tsx";
import { useNameSubject } from "./parked-sentences.ts";

const TERMS = ["none", "instant", "meeting", "clause"] as const;
type Term = (typeof TERMS)[number];
type Until = Extract<SingleCommand, { type: "park" }>["until"];

type ParkDialogProps = { readonly subject: PositionSubject; readonly onClose: () => void };

/** Puts a clause or a proposal aside for a while: why, until when or what, and who reports back. */
export function ParkDialog({ subject, onClose }: ParkDialogProps) {
  const t = useTranslations("postponed.park");
  const say = useTranslations();
  const forum = useForum();
  const { snapshot, cite, whom } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const seat = useSeat();
  const closing = useOwnTime().bound;
  const [reason, reasonField] = useText();
  const [term, setTerm] = useState<Term>("none");
  const [instant, instantField] = useText();
  const [meeting, meetingField] = useText();
  const [clause, setClause] = useState<ClauseId | "">("");
  const [reportsBack, setReportsBack] = useState<DelegationId | "">("");
  const [wrong, setWrong] = useState<"reason" | "term" | null>(null);
  const what = useNameSubject()(subject);
  const at = fromTheWall(instant, forum.timeZone);
  const others = snapshot.document.clauses.filter((one) => isItem(one.kind) && one.id !== subject.clauseId);

  /** Null: the term is not told yet. */
  const until = (): Until | null => {
    switch (term) {
      case "none":
        return undefined;
      case "instant":
        return at === null || at <= forum.now ? null : { instant: new Date(at).toISOString() };
      case "meeting":
        return meeting.trim() === "" ? null : { meeting: meeting.trim() };
      case "clause":
        return clause === "" ? null : { clauseId: clause };
    }
  };
  const submit = (): void => {
    const term = until();
    if (reason.trim() === "") return setWrong("reason");
    if (term === null) return setWrong("term");
    const more = {
      ...(term === undefined ? {} : { until: term }),
      ...(reportsBack === "" ? {} : { reportsBack }),
    };
    askThenClose(
      { type: "park", subject: asCommandSubject(subject), reason: reason.trim(), ...more },
      t("done", { what }),
    );
  };

  return (
    <FormDialog
      title={t("title", { what })}
      seen={t("seen", { who: whom(forum.me.id).spoken })}
      doWords={t("do")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t(subject.clauseId === undefined ? "explainProposal" : "explainClause")}</p>
      <ReasonField help={say("ask.reasonHelp")} {...reasonField} missing={wrong === "reason"} focusFirst />
      <Choices<Term>
        label={t("term")}
        chosen={term}
        onChoose={setTerm}
        choices={TERMS.map((one) => ({ value: one, words: t(`terms.${one}`) }))}
      />
      {term === "instant" ? (
        <DateField
          type="datetime-local"
          label={t("instant", { zone: seat })}
          {...instantField}
          help={at === null ? "" : closing(at)}
          wrong={wrong === "term" ? t("notAhead") : null}
        />
      ) : null}
      {term === "meeting" ? (
        <ReasonField
          label={t("meeting")}
          help={t("meetingHelp")}
          {...meetingField}
          wrong={wrong === "term" ? t("needed") : null}
        />
      ) : null}
      {term === "clause" ? (
        <>
          <Select<ClauseId | "">
            label={t("clause")}
            chosen={clause}
            onChoose={setClause}
            choices={[
              { value: "", words: t("chooseClause") },
              ...others.map(({ id }) => ({ value: id, words: cite(id) })),
            ]}
            wrong={wrong === "term" ? t("needed") : null}
          />
        </>
      ) : null}
      <Select<DelegationId | "">
        label={t("reportsBack")}
        chosen={reportsBack}
        onChoose={setReportsBack}
        choices={[
          { value: "", words: t("nobody") },
          ...forum.delegations.map(({ id, symbol }) => ({ value: id, words: symbol })),
        ]}
      />
    </FormDialog>
  );
}

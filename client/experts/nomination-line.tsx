import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Nomination } from "../../shared/experts/nomination.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { useToast } from "../ui/toasts.tsx";
import { type SendAction, useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { useNominationsAgain } from "./use-experts.ts";

/** The link of an expert who was approved, where no mail takes it there. */
export type ExpertLink = { readonly name: string; readonly link: string };

type LineProps = {
  readonly nomination: Nomination;
  /** Called with the link that the secretariat has to hand over. */
  readonly onLink: (link: ExpertLink) => void;
};
type ActsProps = LineProps & { readonly symbol: string };

/** One nominated expert, with the secretariat's two acts. */
export function NominationLine({ nomination, onLink }: LineProps) {
  const t = useTranslations("experts");
  const { delegations, timeZone, rules } = useForum();
  const instants = useInstants();
  const { expert, nominator, letter, at, state } = nomination;
  const symbol = delegations.find(({ id }) => id === nomination.delegationId)?.symbol ?? "";
  return (
    <li>
      <div className="report-opinion">
        <small className="faint">{symbol}</small>
        <b>
          <bdi>{expert.name}</bdi>
        </b>
        <span>
          <bdi>{expert.title === "" ? expert.email : `${expert.title} · ${expert.email}`}</bdi>
        </span>
        <small className="faint">
          {t("by", {
            name: nominator.name,
            capacity: t(`capacity.${nominator.capacity}`),
            email: nominator.email,
          })}
          , {t("under", { letter, at: instants.inZone(at, timeZone) })}
        </small>
        {state.kind === "approved" ? <small>{t("wasApproved")}</small> : null}
        {state.kind === "refused" ? <small>{t("wasRefused", { reason: state.reason })}</small> : null}
      </div>
      {state.kind === "waiting" && !rules.closed ? (
        <Acts nomination={nomination} symbol={symbol} onLink={onLink} />
      ) : null}
    </li>
  );
}

function Acts({ nomination, symbol, onLink }: ActsProps) {
  const t = useTranslations("experts");
  const [refusing, setRefusing] = useState(false);
  const { name } = nomination.expert;
  const decide = useDecide(nomination.id);
  const approving = useSending(() => undefined);
  const toast = useToast();
  return (
    <span className="downloads">
      <Button
        look="main"
        aria-label={t("approveName", { name })}
        isPending={approving.isSending}
        onPress={() =>
          approving.send(() =>
            decide(
              "approve",
              {},
              {
                done: t("approved", { name, symbol }),
                onLink: (link) => onLink({ name, link }),
                refuse: (words) => toast({ kind: "refused", words }),
              },
            ),
          )
        }
      >
        {t("approve")}
      </Button>
      <Button aria-label={t("refuseName", { name })} onPress={() => setRefusing(true)}>
        {t("refuse")}
      </Button>
      {refusing ? <RefuseDialog nomination={nomination} onClose={() => setRefusing(false)} /> : null}
    </span>
  );
}

function RefuseDialog({
  nomination,
  onClose,
}: {
  readonly nomination: Nomination;
  readonly onClose: () => void;
}) {
  const t = useTranslations("experts");
  const { name } = nomination.expert;
  const decide = useDecide(nomination.id);
  const sending = useSending(onClose);
  const [reason, reasonField] = useText();
  const sent: SendAction = (refuse) =>
    decide("refuse", { reason: reason.trim() }, { done: t("refused", { name }), refuse });
  return (
    <FormDialog
      sending={sending}
      title={t("refuseName", { name })}
      look="grave"
      doWords={t("refuseDo")}
      isDisabled={reason.trim() === ""}
      onSubmit={() => sending.send(sent)}
      onClose={onClose}
    >
      <p>{t("refuseExplain")}</p>
      <ReasonField {...reasonField} focusFirst />
    </FormDialog>
  );
}

/** Decides a nomination, says `done`, and reads the list anew; a refusal goes to `refuse`. */
function useDecide(id: string) {
  const t = useTranslations("refusal");
  const toast = useToast();
  const again = useNominationsAgain();
  return async (
    act: "approve" | "refuse",
    body: object,
    {
      done,
      refuse,
      onLink,
    }: {
      readonly done: string;
      readonly refuse: (words: string) => void;
      readonly onLink?: (link: string) => void;
    },
  ): Promise<boolean> => {
    const answered = await fetchJson<{ readonly link?: string | null }>(`/api/nominations/${id}/${act}`, {
      method: "POST",
      body: JSON.stringify(body),
    }).catch(() => null);
    if (answered === null) refuse(t("offline"));
    else if (answered.kind === "refused") refuse(t(answered.refusal.reason, answered.refusal.details ?? {}));
    else {
      toast({ kind: "done", words: done });
      if (answered.body.link != null) onLink?.(answered.body.link);
    }
    await again();
    return answered?.kind === "here";
  };
}

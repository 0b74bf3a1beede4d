import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MeetingPlan } from "../../shared/forum/meeting-plan.ts";
import { CALL_LINK } from "../../shared/forum/meeting-plan-commands.ts";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { DelegationId, GroupId } from "../../shared/ids.ts";
import {
  MEETING_LINK_CHARS_MAX,
  MEETING_NAME_CHARS_MAX,
  MEETING_PLACE_CHARS_MAX,
} from "../../shared/meeting-limits.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { deviceZone, useOwnTime } from "../forum/use-own-time.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { DateField } from "../time/date-field.tsx";
import { Choices, Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { AgendaFields } from "./agenda-fields.tsx";
import { usePlannable } from "./plannable.ts";
import { instantsOf, type PlanForm, planFormOf, type PlanPartProps, planOf } from "./plan-form.ts";

type PlanDialogProps = {
  /** Null: a new one. */
  readonly plan: MeetingPlan | null;
  readonly onClose: () => void;
};

const ALL = "all";
const SEVERAL = "several";

/** Plans a meeting, or changes a plan (rules T30, T31). */
export function PlanDialog({ plan, onClose }: PlanDialogProps) {
  const t = useTranslations("plan.ask");
  const ui = useTranslations("ui");
  const { groups } = useForum();
  const { sending, send } = useForumForm(onClose);
  const open = groups.filter(({ closedAt }) => closedAt === undefined).map(({ id }) => id);
  const first = usePlannable()[0] ?? open.slice(0, 1);
  const [form, setForm] = useState<PlanForm>(() => (plan === null ? newForm(first) : planFormOf(plan)));
  const [isTold, setTold] = useState(false);
  const [reason, reasonField] = useText();
  const put = (part: Partial<PlanForm>): void => setForm((before) => ({ ...before, ...part }));
  const wrongLink = form.link.trim() !== "" && !CALL_LINK.test(form.link.trim());
  const submit = (): void => {
    const body = planOf(form);
    if (body === null || wrongLink) return setTold(true);
    if (plan === null) return send({ type: "planMeeting", plan: body }, t("done"));
    const why = reason.trim() === "" ? {} : { reason: reason.trim() };
    const { id: planId, sequence } = plan;
    send({ type: "changePlan", planId, sequence, plan: body, ...why }, t("changedDone"));
  };
  const parts = { form, put, isTold };
  return (
    <FormDialog
      sending={sending}
      wide
      title={t(plan === null ? "title" : "changeTitle")}
      seen={t("seen")}
      doWords={t(plan === null ? "do" : "changeDo")}
      onSubmit={submit}
      onClose={onClose}
    >
      <GroupFields {...parts} />
      <TextField
        label={t("name")}
        value={form.name}
        wrong={isTold && form.name.trim() === "" ? ui("required") : null}
        maxLength={MEETING_NAME_CHARS_MAX}
        focusFirst
        onChange={(name) => put({ name })}
      />
      <TimeFields {...parts} />
      <TextField
        label={t("place")}
        help={t("placeHelp")}
        value={form.place}
        maxLength={MEETING_PLACE_CHARS_MAX}
        onChange={(place) => put({ place })}
      />
      <TextField
        label={t("link")}
        help={t("linkHelp")}
        value={form.link}
        wrong={isTold && wrongLink ? t("linkWrong") : null}
        maxLength={MEETING_LINK_CHARS_MAX}
        onChange={(link) => put({ link })}
      />
      <AgendaFields form={form} put={put} />
      <InvitedFields {...parts} />
      {plan === null ? null : <ReasonField label={t("reason")} {...reasonField} />}
    </FormDialog>
  );
}

const newForm = (groupIds: readonly GroupId[]): PlanForm => ({
  groupIds,
  name: "",
  date: "",
  from: "14:00",
  until: "16:00",
  zone: deviceZone(),
  place: "",
  link: "",
  agenda: new Map(),
  invited: null,
});

type ToldPartProps = PlanPartProps & { readonly isTold: boolean };

function GroupFields({ form, put, isTold }: ToldPartProps) {
  const t = useTranslations("plan.ask");
  const meeting = useTranslations("meeting");
  const { me, groups } = useForum();
  const wordsOf = useWordsOf();
  const offered = usePlannable();
  const open = groups.filter(({ closedAt }) => closedAt === undefined);
  const isAll = open.every(({ id }) => form.groupIds.includes(id));
  const [isSeveral, setSeveral] = useState(form.groupIds.length > 1 && !isAll);
  const joins = mayHoldMeeting(me, null) === null;
  if (offered.length < 2 && !joins) return null;
  const nameOf = (of: readonly GroupId[]): string => {
    const one = of.length === 1 ? groups.find(({ id }) => id === of[0]) : undefined;
    return one === undefined ? meeting("ofAll") : wordsOf(one.topic);
  };
  const valueOf = (of: readonly GroupId[]): string => (of.length === 1 ? String(of[0]) : ALL);
  return (
    <>
      <Select
        label={t("of")}
        chosen={isSeveral ? SEVERAL : valueOf(form.groupIds)}
        onChoose={(value) => {
          setSeveral(value === SEVERAL);
          const of = offered.find((one) => valueOf(one) === value);
          put({ groupIds: value === SEVERAL ? [] : (of ?? form.groupIds), agenda: new Map() });
        }}
        choices={[
          ...offered.map((of) => ({ value: valueOf(of), words: nameOf(of) })),
          ...(joins ? [{ value: SEVERAL, words: t("several") }] : []),
        ]}
      />
      {isSeveral ? (
        <Selection<GroupId>
          label={t("whichGroups")}
          lines
          wrong={isTold && form.groupIds.length < 2 ? t("twoGroups") : null}
          choices={open.map(({ id, topic }) => ({ value: id, words: wordsOf(topic) }))}
          chosen={new Set(form.groupIds)}
          onChange={(chosen) => put({ groupIds: [...chosen] })}
        />
      ) : null}
    </>
  );
}

function TimeFields({ form, put, isTold }: ToldPartProps) {
  const t = useTranslations("plan.ask");
  const { timeZone } = useForum();
  const seat = useSeat();
  const own = useOwnTime();
  const mine = deviceZone();
  const zones = [...new Set([form.zone, mine, timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const instants = instantsOf(form);
  const wrong = "wrong" in instants ? instants.wrong : null;
  const nameOf = (zone: string): string =>
    zone === mine ? t("ownZone", { zone }) : zone === timeZone ? t("seatZone", { zone, seat }) : zone;
  return (
    <>
      <div className="two-fields">
        <DateField
          label={t("date")}
          type="date"
          value={form.date}
          wrong={wrong === "noSuchTime" || (isTold && wrong === "missing") ? t(wrong) : null}
          onChange={(date) => put({ date })}
        />
        <Select
          label={t("zone")}
          chosen={form.zone}
          onChoose={(zone) => put({ zone })}
          choices={zones.map((zone) => ({ value: zone, words: nameOf(zone) }))}
        />
        <DateField label={t("from")} type="time" value={form.from} onChange={(from) => put({ from })} />
        <DateField label={t("until")} type="time" value={form.until} onChange={(until) => put({ until })} />
      </div>
      {"wrong" in instants ? null : (
        <p className="quiet">{t("shown", { when: own.span(instants.startsAt, instants.endsAt) })}</p>
      )}
    </>
  );
}

function InvitedFields({ form, put, isTold }: ToldPartProps) {
  const t = useTranslations("plan.ask");
  const { delegations } = useForum();
  return (
    <>
      <Choices
        label={t("invited")}
        chosen={form.invited === null ? "all" : "some"}
        onChoose={(choice) => put({ invited: choice === "all" ? null : new Set<DelegationId>() })}
        choices={[
          { value: "all", words: t("everyone") },
          { value: "some", words: t("some") },
        ]}
      />
      {form.invited === null ? null : (
        <Selection<DelegationId>
          label={t("delegations")}
          wrong={isTold && form.invited.size === 0 ? t("nobody") : null}
          choices={delegations.map(({ id, symbol }) => ({ value: id, words: symbol }))}
          chosen={form.invited}
          onChange={(invited) => put({ invited })}
        />
      )}
    </>
  );
}

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TimetableCommand } from "../../shared/forum/timetable-rights.ts";
import { TIMETABLE_WHAT_CHARS_MAX } from "../../shared/limits.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import type { GroupId } from "../../shared/ids.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { useWordsOf } from "../i18n/words-of.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import {
  type EntryForm,
  entryFormOf,
  entryFromForm,
  meetingOfGroup,
  NEW_ENTRY,
  SCOPED_WINDOWS,
  windowsOf,
} from "./entry-form.ts";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { DateField } from "../time/date-field.tsx";
import { ScopeChoice } from "./scope-choice.tsx";
import { TurnsPreview } from "./turns-preview.tsx";
import { useEntrySince } from "./use-entry-since.ts";
import { useTimetableDryRun } from "./use-timetable-dry-run.ts";

const TURNINGS = ["none", "open", "closed", "openDuring"] as const;

type EntryDialogProps = {
  /** Null: a new one. */
  readonly entry: TimetableEntry | null;
  readonly onClose: () => void;
};

/** A new entry of the timetable, or one that lies ahead, changed with a reason (rule T6). */
export function EntryDialog({ entry, onClose }: EntryDialogProps) {
  const t = useTranslations("deadline.ask");
  const { me, groups } = useForum();
  const wordsOf = useWordsOf();
  const dryRun = useTimetableDryRun();
  const { sending, send } = useForumForm(onClose);
  // A lead enters dates of its own group alone (rule T20).
  const keepsAll = mayDo(me, null, "keepTimetable") === null;
  const ofGroups = groups.filter(({ id }) => mayDo(me, id, "keepGroupDates") === null);
  const newEntry = keepsAll ? NEW_ENTRY : meetingOfGroup(ofGroups[0]?.id ?? null);
  const turnings = keepsAll ? TURNINGS : TURNINGS.filter((to) => to === "none" || to === "openDuring");
  const [form, setForm] = useState(() => (entry === null ? newEntry : entryFormOf(entry)));
  const [reason, reasonField] = useText();
  const put = (part: Partial<EntryForm>): void => setForm((before) => ({ ...before, ...part }));

  const held = useEntrySince(entry?.id ?? null);
  const body = entryFromForm(form);
  // An entry that somebody removed meanwhile is added anew, once that was seen.
  const isNew = entry === null || (held.now === null && held.since.length === 0);
  const command: TimetableCommand | null =
    body === null
      ? null
      : isNew
        ? { type: "addTimetableEntry", entry: body }
        : {
            type: "changeTimetableEntry",
            entryId: entry.id,
            of: held.of,
            entry: body,
            reason: reason.trim(),
          };
  const isOpen =
    command !== null &&
    held.since.length === 0 &&
    (isNew || reason.trim() !== "") &&
    !("refusal" in dryRun(command));
  const submit = (): void => {
    if (command === null || !isOpen) return;
    send(command, t(isNew ? "added" : "changed"));
  };

  return (
    <FormDialog
      sending={sending}
      title={t(entry === null ? "addTitle" : "changeTitle")}
      wide
      seen={t("seen")}
      doWords={t(isNew ? "addDo" : "changeDo")}
      isDisabled={!isOpen}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChangedMeanwhile
        entry={held}
        onTakeTheirs={() => {
          if (held.now !== null) setForm(entryFormOf(held.now));
        }}
      />
      <WhatFields form={form} put={put} />
      <Select<GroupId | "">
        label={t("whose")}
        chosen={form.group ?? ""}
        onChoose={(group) => put({ group: group === "" ? null : group })}
        choices={[
          ...(keepsAll ? [{ value: "" as const, words: t("wholeForum") }] : []),
          ...ofGroups.map(({ id, topic }) => ({ value: id, words: wordsOf(topic) })),
        ]}
      />
      <DayFields form={form} put={put} />
      <WindowFields form={form} put={put} turnings={turnings} />
      <Choices<TimetableEntry["status"]>
        label={t("status")}
        chosen={form.status}
        onChoose={(status) => put({ status })}
        choices={[
          { value: "inForce", words: t("inForce") },
          { value: "proposed", words: t("proposed") },
        ]}
      />
      <Switch
        words={t("provisional")}
        on={form.provisional}
        onChange={(provisional) => put({ provisional })}
      />
      {isNew ? null : <ReasonField label={t("reason")} help={t("reasonHelp")} {...reasonField} required />}
      <TurnsPreview command={held.since.length === 0 ? command : null} />
    </FormDialog>
  );
}

type PartProps = {
  readonly form: EntryForm;
  readonly put: (part: Partial<EntryForm>) => void;
};

/** Asks for the subject in both languages, the reader's first. */
function WhatFields({ form, put }: PartProps) {
  const t = useTranslations("deadline.ask");
  const { language } = useLanguage();
  return (language === "zh" ? (["zh", "en"] as const) : (["en", "zh"] as const)).map((written, i) => (
    <TextField
      key={written}
      label={t(written === "en" ? "what" : "whatZh")}
      {...(i === 0 ? { help: t("oneLanguage") } : {})}
      value={form[written]}
      maxLength={TIMETABLE_WHAT_CHARS_MAX}
      onChange={(words) => put({ [written]: words })}
    />
  ));
}

/** Asks for a month, or for a day, its last day and its time. */
function DayFields({ form, put }: PartProps) {
  const t = useTranslations("deadline.ask");
  const { seat } = useForum();
  const wordsOf = useWordsOf();
  return (
    <>
      <Choices<EntryForm["kind"]>
        label={t("day")}
        chosen={form.kind}
        onChoose={(kind) => put({ kind, date: "", until: "" })}
        choices={[
          { value: "day", words: t("aDay") },
          { value: "month", words: t("aMonth") },
        ]}
      />
      {form.kind === "month" ? (
        <DateField label={t("month")} type="month" value={form.date} onChange={(date) => put({ date })} />
      ) : (
        <div className="two-fields">
          <DateField label={t("date")} type="date" value={form.date} onChange={(date) => put({ date })} />
          <DateField label={t("until")} type="date" value={form.until} onChange={(until) => put({ until })} />
          <DateField
            label={t("time", { town: wordsOf(seat) })}
            type="time"
            value={form.time}
            help={t("timeHelp")}
            onChange={(time) => put({ time })}
          />
        </div>
      )}
    </>
  );
}

type WindowFieldsProps = PartProps & { readonly turnings: readonly (typeof TURNINGS)[number][] };

/** Asks what each window does on that day, and for whom. */
function WindowFields({ form, put, turnings }: WindowFieldsProps) {
  const t = useTranslations("deadline.ask");
  const windows = useTranslations("timetable.window");
  return (
    <>
      <div className="two-fields">
        {windowsOf(form).map((on) => (
          <div key={on}>
            <Select
              label={windows(on)}
              chosen={form.turns[on]}
              onChoose={(turn) => put({ turns: { ...form.turns, [on]: turn } })}
              choices={turnings.map((value) => ({
                value,
                words: t(`turns.${value}`),
              }))}
            />
            {form.turns[on] === "none" ? null : <p className="faint">{t(`does.${on}`)}</p>}
          </div>
        ))}
      </div>
      {SCOPED_WINDOWS.map((on) =>
        form.turns[on] === "none" || form.group !== null ? null : (
          <ScopeChoice
            key={on}
            of={windows(on)}
            scope={form.scopes[on]}
            onChange={(scope) => put({ scopes: { ...form.scopes, [on]: scope } })}
          />
        ),
      )}
    </>
  );
}

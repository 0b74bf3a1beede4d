import { useState } from "react";
import { useTranslations } from "use-intl";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import { NARRATIVE_CHARS_MAX } from "../../shared/meeting-limits.ts";
import type { MeetingView, ToldVersion } from "../../shared/report/meeting-view.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

type NarrativeFormProps = { readonly view: MeetingView; readonly again: () => void };

/** The lead's own words on a meeting, with their earlier versions, until the record is approved (rule T37). */
export function NarrativeForm({ view, again }: NarrativeFormProps) {
  const t = useTranslations("meetingPaper");
  const agenda = useTranslations("agenda");
  const { me } = useForum();
  const instants = useInstants();
  const { meeting, versions, approvedAt } = view;
  if (approvedAt !== null)
    return <p className="faint">{t("approvedAt", { at: instants.brief(approvedAt) })}</p>;
  const adopted = meeting.run?.report ?? null;
  if (adopted !== null)
    return <p className="faint">{agenda("report.adoptedAt", { at: instants.brief(adopted.at) })}</p>;
  if (mayHoldMeeting(me, meeting.groupId) !== null) return null;
  // Another version came: what is typed here is held against that one when it is sent.
  return <Editor key={meeting.id} view={view} versions={versions} again={again} />;
}

function Editor({
  view,
  versions,
  again,
}: NarrativeFormProps & { readonly versions: readonly ToldVersion[] }) {
  const t = useTranslations("meetingPaper");
  const agenda = useTranslations("agenda");
  const instants = useInstants();
  const label = view.meeting.run === undefined ? t("narrative") : agenda("report.heading");
  const last = versions.at(-1);
  const [typed, setTyped] = useState<{ readonly text: string; readonly seq: number } | null>(null);
  const done = (): void => {
    setTyped(null);
    again();
  };
  const { sending, send } = useForumForm(done);
  const { id: meetingId, closed } = view.meeting;
  const text = typed?.text ?? last?.text ?? "";
  const write = (next: string): void => {
    sending.forgetRefusal();
    setTyped({ text: next, seq: typed?.seq ?? last?.seq ?? 0 });
  };
  const saysOffice = (one: ToldVersion): string => t(`office.${one.office}`);
  return (
    <section className="narrative" aria-label={label}>
      <TextField
        label={label}
        help={t("narrativeHelp")}
        value={text}
        onChange={write}
        lines="several"
        maxLength={NARRATIVE_CHARS_MAX}
      />
      <p className="row-acts">
        <Button
          look="main"
          isPending={sending.isSending}
          isDisabled={typed === null}
          onPress={() =>
            send(
              { type: "editNarrative", meetingId, text: text.trim(), seq: typed?.seq ?? last?.seq ?? 0 },
              t("saved"),
            )
          }
        >
          {t("save")}
        </Button>
        {closed === null ? null : (
          <Button
            isDisabled={typed !== null || sending.isSending}
            onPress={() => send({ type: "approveRecord", meetingId }, t("approved"))}
          >
            {t("approve")}
          </Button>
        )}
        {typed === null ? null : <span className="faint">{t("unsaved")}</span>}
      </p>
      {closed === null ? null : <p className="faint">{t("approveHelp")}</p>}
      {sending.refused === null ? null : (
        <p role="alert" className="warning">
          {sending.refused}
        </p>
      )}
      {last === undefined ? null : (
        <p className="faint">{t("last", { office: saysOffice(last), at: instants.brief(last.at) })}</p>
      )}
      {versions.length < 2 ? null : (
        <details>
          <summary>{t("versions", { n: versions.length - 1 })}</summary>
          <ol className="narrative-versions">
            {versions
              .slice(0, -1)
              .toReversed()
              .map((one) => (
                <li key={one.seq}>
                  <p className="faint">
                    {t("version", { office: saysOffice(one), at: instants.brief(one.at) })}{" "}
                    <Button
                      look="link"
                      aria-label={t("takeName", { at: instants.brief(one.at) })}
                      onPress={() => write(one.text)}
                    >
                      {t("take")}
                    </Button>
                  </p>
                  <p dir="auto">{one.text || t("empty")}</p>
                </li>
              ))}
          </ol>
        </details>
      )}
    </section>
  );
}

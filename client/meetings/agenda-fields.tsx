import { useTranslations } from "use-intl";
import type { OpinionId } from "../../shared/ids.ts";
import { MEETING_NOTE_CHARS_MAX } from "../../shared/meeting-limits.ts";
import { ClauseChoice } from "../opinion/clause-choice.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Selection } from "../ui/choices.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { AgendaForm, PlanPartProps } from "./plan-form.ts";

/** Asks for the Opinions of an agenda, their paragraphs and a note on each. */
export function AgendaFields({ form, put }: PlanPartProps) {
  const t = useTranslations("plan.ask");
  const nav = useTranslations("nav");
  const { groups } = useForum();
  const opinions = groups.filter(({ id }) => form.groupIds.includes(id)).flatMap((group) => group.opinions);
  const change = (id: OpinionId, part: Partial<AgendaForm>): void => {
    const was = form.agenda.get(id) ?? { clauseIds: [], note: "" };
    put({ agenda: new Map(form.agenda).set(id, { ...was, ...part }) });
  };
  if (opinions.length === 0) return null;
  return (
    <>
      <Selection<OpinionId>
        label={t("agenda")}
        help={t("agendaHelp")}
        lines
        choices={opinions.map(({ id, number, title }) => ({
          value: id,
          words: `${nav("opinionN", { number })} ${title}`,
        }))}
        chosen={new Set(form.agenda.keys())}
        onChange={(chosen) =>
          put({
            agenda: new Map(
              [...chosen].map((id) => [id, form.agenda.get(id) ?? { clauseIds: [], note: "" }]),
            ),
          })
        }
      />
      {opinions
        .filter(({ id }) => form.agenda.has(id))
        .map(({ id, number }) => (
          <div key={id}>
            <ClauseChoice
              id={id}
              number={number}
              chosen={form.agenda.get(id)?.clauseIds ?? []}
              onChange={(clauseIds) => change(id, { clauseIds })}
            />
            <TextField
              label={t("note", { number })}
              value={form.agenda.get(id)?.note ?? ""}
              maxLength={MEETING_NOTE_CHARS_MAX}
              onChange={(note) => change(id, { note })}
            />
          </div>
        ))}
    </>
  );
}

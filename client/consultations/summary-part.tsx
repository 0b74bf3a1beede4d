import { useState } from "react";
import { useTranslations } from "use-intl";
import { subjectsOf } from "../../shared/consultation/consultation.ts";
import type { ModerationAnswer } from "../../shared/consultation/moderated-input.ts";
import { countInputs, firstNote } from "../../shared/consultation/summary.ts";
import { CONSULTATION_TEXT_CHARS_MAX } from "../../shared/door-limits.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useConsultationCommand } from "./use-consultations.ts";

/** The summary by paragraph: begun with the published inputs, kept, and published (rule F30). */
export function SummaryPart({ consultation, inputs }: ModerationAnswer) {
  const t = useTranslations("consultation");
  const { rules, timeZone } = useForum();
  const instants = useInstants();
  const ask = useConsultationCommand();
  const { kept, published } = consultation.summary;
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(
    () => new Map(kept?.notes.map(({ about, text }) => [about, text])),
  );
  const words = inputs.flatMap((one) => (one.state === "published" && one.words !== null ? [one.words] : []));
  const counts = new Map(countInputs(consultation, words).map(({ about, inputs: n }) => [about, n]));
  const subjects = [{ id: "", name: t("general") }, ...subjectsOf(consultation)];
  const isKept =
    [...notes].every(([about, text]) => (keptText(kept, about) ?? "") === text.trim()) &&
    (kept?.notes ?? []).every(({ about }) => notes.has(about));
  const write = (about: string, text: string): void => setNotes(new Map(notes).set(about, text));
  const begin = (): void =>
    setNotes(
      new Map(
        subjects.map(({ id }) => {
          const own = notes.get(id) ?? "";
          return [id, own === "" ? firstNote(id, words).text.slice(0, CONSULTATION_TEXT_CHARS_MAX) : own];
        }),
      ),
    );
  const keep = (): void => {
    const told = [...notes].map(([about, text]) => ({ about, text }));
    const command = {
      type: "keepSummary",
      consultationId: consultation.id,
      seq: kept?.seq ?? 0,
      notes: told,
    } as const;
    void ask(command, t("summaryKept"));
  };
  const publish = (): void => {
    const seq = kept?.seq ?? 0;
    void ask({ type: "publishSummary", consultationId: consultation.id, seq }, t("summaryPublished"));
  };
  return (
    <section aria-label={t("summary")} className="consultation-summary">
      <h2>{t("summary")}</h2>
      <p className="quiet">{t("summaryExplain")}</p>
      <p role="status">
        {published === null ? "" : t("publishedAt", { at: instants.inZone(published.at, timeZone) })}
      </p>
      {subjects.map(({ id, name }) => (
        <TextField
          key={id}
          label={name}
          help={t("counted", { n: counts.get(id) ?? 0 })}
          lines="several"
          maxLength={CONSULTATION_TEXT_CHARS_MAX}
          value={notes.get(id) ?? ""}
          onChange={(text) => write(id, text)}
        />
      ))}
      {rules.closed ? null : (
        <p className="inputs-acts">
          <Button onPress={begin}>{t("begin")}</Button>
          <Button isDisabled={isKept} look="main" onPress={keep}>
            {t("keep")}
          </Button>
          <Button isDisabled={!isKept || kept === null} onPress={publish}>
            {t("publishSummary")}
          </Button>
        </p>
      )}
    </section>
  );
}

const keptText = (
  kept: ModerationAnswer["consultation"]["summary"]["kept"],
  about: string,
): string | undefined => kept?.notes.find((one) => one.about === about)?.text;

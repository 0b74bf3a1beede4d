import { useState } from "react";
import { useTranslations } from "use-intl";
import { HOUR_MS } from "../../shared/durations.ts";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { isCounted } from "../../shared/clause/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { earliestClosing } from "../../shared/timetable/silence-time.ts";
import { openSilences } from "../../shared/negotiation/silence.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useSeat } from "../forum/use-seat.ts";
import { useForum } from "../forum/use-forum.ts";
import { Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useOwnTime } from "../forum/use-own-time.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";
import { useText } from "../ui/use-text.ts";

type StartDialogProps = {
  readonly clauseId: ClauseId;
  readonly onSend: (command: SingleCommand, done: string) => void;
  readonly onClose: () => void;
};

/** While the dialog is filled in, the earliest closing instant moves on. */
const FILLING_IN_MS = 10 * 60_000;

/** Asks for the clauses and the end. The words are those on the screen when it is sent. */
export function StartDialog({ clauseId, onSend, onClose }: StartDialogProps) {
  const t = useTranslations("silence");
  const { timeZone, now, rules } = useForum();
  const { snapshot, cite } = useOpenedOpinion();
  const closing = useOwnTime().bound;
  const seen = offered(snapshot);
  const [earliest] = useState(() => (rules.silence === null ? now : earliestClosing(now, rules.silence)));
  const [chosen, setChosen] = useState<ReadonlySet<ClauseId>>(new Set([clauseId]));
  const [closes, closesField] = useText(() => onTheWall(nextHour(earliest + FILLING_IN_MS), timeZone));
  const [wrong, setWrong] = useState<"clauses" | "closes" | null>(null);
  const at = fromTheWall(closes, timeZone);
  const clauses = seen.filter(({ id }) => chosen.has(id));
  const typed = clauses.filter(({ locked }) => !locked).length;
  const zone = useSeat();

  const submit = (): void => {
    if (clauses.length === 0) return setWrong("clauses");
    if (at === null || at < earliest) return setWrong("closes");
    onSend(
      {
        type: "startSilence",
        clauses: clauses.map(({ id, hash }) => ({ clauseId: id, hash })),
        closes: new Date(at).toISOString(),
      },
      t("start.done"),
    );
  };

  return (
    <FormDialog
      title={t("start.title")}
      wide
      seen={t("start.seen")}
      doWords={t("start.do")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("start.explain")}</p>
      <div className="silence-clauses">
        <Selection<ClauseId>
          label={t("start.clauses")}
          choices={seen.map(({ id }) => ({ value: id, words: cite(id) }))}
          chosen={chosen}
          onChange={setChosen}
          wrong={wrong === "clauses" ? t("start.clausesNeeded") : null}
        />
      </div>
      {typed === 0 ? null : <p className="warning">{t("start.typed", { n: typed })}</p>}
      <DateField
        type="datetime-local"
        label={t("start.closes", { zone })}
        {...closesField}
        help={at === null ? "" : closing(at)}
        wrong={wrong === "closes" ? t("start.wrong") : null}
      />
      <p className="quiet">
        {t("start.earliest", {
          working: rules.silence?.workingDays === null ? "no" : "yes",
          hours: rules.silence?.hoursMin ?? 0,
          when: closing(earliest),
        })}
      </p>
    </FormDialog>
  );
}

/** Paragraphs with words that carry no mark on them yet and are under no silence. */
function offered({ document, opinion }: ReturnType<typeof useOpenedOpinion>["snapshot"]) {
  const under = new Set(openSilences(opinion).flatMap(({ clauses }) => clauses.map((one) => one.clauseId)));
  return document.clauses.filter(
    ({ id, kind, text, state }) =>
      isCounted(kind) && text.trim() !== "" && (state === "open" || state === "void") && !under.has(id),
  );
}

const nextHour = (at: number): number => Math.ceil(at / HOUR_MS) * HOUR_MS;

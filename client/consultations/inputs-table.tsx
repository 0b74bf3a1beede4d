import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { INPUT_STATES, type InputState, subjectsOf } from "../../shared/consultation/consultation.ts";
import type { ModeratedInput, ModerationAnswer } from "../../shared/consultation/moderated-input.ts";
import { INPUTS_ACTED_AT_ONCE_MAX } from "../../shared/door-limits.ts";
import type { InputId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { EraseDialog, WithholdDialog } from "./input-dialogs.tsx";
import { InputRow } from "./input-row.tsx";
import { useConsultationCommand } from "./use-consultations.ts";

/** Rows that are drawn at once; more are shown on request. */
const ROWS = 50;
const ANY = "any";
const GENERAL = "general";

type Asked = { readonly kind: "withhold" | "erase"; readonly ids: readonly InputId[] };
type Filter = { readonly state: InputState | typeof ANY; readonly about: string; readonly search: string };

const isFound = ({ state, words }: ModeratedInput, filter: Filter): boolean =>
  (filter.state === ANY || filter.state === state) &&
  (filter.about === ANY ||
    (filter.about === GENERAL ? words?.about.length === 0 : words?.about.includes(filter.about) === true)) &&
  (filter.search === "" ||
    [words?.name, words?.affiliation, words?.email, words?.text, words?.file?.text].some(
      (text) => text?.toLowerCase().includes(filter.search) === true,
    ));

/** Inputs in a table, with filters: published or withheld one by one, or some at once (rule F29). */
export function InputsTable({ consultation, inputs }: ModerationAnswer) {
  const t = useTranslations("consultation");
  const { rules } = useForum();
  const ask = useConsultationCommand();
  const [state, setState] = useState<Filter["state"]>("received");
  const [about, setAbout] = useState(ANY);
  const [search, setSearch] = useState("");
  const [rows, setRows] = useState(ROWS);
  const [chosen, setChosen] = useState<ReadonlySet<InputId>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const words = useDeferredValue(search.trim().toLowerCase());
  const found = inputs.filter((one) => isFound(one, { state, about, search: words }));
  const shown = found.slice(0, rows);
  const subjects = subjectsOf(consultation);
  // An act leaves out inputs that the filter hides.
  const ids = shown.flatMap(({ id }) => (chosen.has(id) ? [id] : [])).slice(0, INPUTS_ACTED_AT_ONCE_MAX);
  const publish = async (inputIds: readonly InputId[]): Promise<void> => {
    const command = {
      type: "publishInputs" as const,
      consultationId: consultation.id,
      inputIds: [...inputIds],
    };
    if (await ask(command, t("publishDone", { n: inputIds.length }))) setChosen(new Set());
  };
  const done = (): void => {
    setAsked(null);
    setChosen(new Set());
  };
  const toggle = (id: InputId): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <section aria-label={t("inputs")}>
      <h2>{t("inputs")}</h2>
      <div className="inputs-filter">
        <Select<Filter["state"]>
          label={t("state")}
          chosen={state}
          onChoose={setState}
          choices={[
            { value: ANY, words: t("anyState") },
            ...INPUT_STATES.map((value) => ({ value, words: t(`states.${value}`) })),
          ]}
        />
        <Select
          label={t("about")}
          chosen={about}
          onChoose={setAbout}
          choices={[
            { value: ANY, words: t("anyAbout") },
            { value: GENERAL, words: t("general") },
            ...subjects.map(({ id, name }) => ({ value: id, words: name })),
          ]}
        />
        <TextField label={t("search")} value={search} onChange={setSearch} maxLength={100} />
      </div>
      <p role="status">{t("found", { n: found.length, of: inputs.length })}</p>
      {rules.closed ? null : (
        <p className="inputs-acts">
          <Button isDisabled={ids.length === 0} look="main" onPress={() => void publish(ids)}>
            {t("publish")}
          </Button>
          <Button isDisabled={ids.length === 0} onPress={() => setAsked({ kind: "withhold", ids })}>
            {t("withhold")}
          </Button>
          <Button
            isDisabled={shown.length === 0}
            onPress={() => setChosen(new Set(shown.slice(0, INPUTS_ACTED_AT_ONCE_MAX).map(({ id }) => id)))}
          >
            {t("selectAll")}
          </Button>
        </p>
      )}
      {shown.length === 0 ? null : (
        <table className="inputs-table">
          <thead>
            <tr>
              <td />
              <th scope="col">{t("from")}</th>
              <th scope="col">{t("input")}</th>
              <th scope="col">{t("state")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((input) => (
              <InputRow
                key={input.id}
                consultation={consultation}
                input={input}
                isChosen={chosen.has(input.id)}
                onChoose={() => toggle(input.id)}
                onErase={rules.closed ? null : () => setAsked({ kind: "erase", ids: [input.id] })}
              />
            ))}
          </tbody>
        </table>
      )}
      {found.length > rows ? (
        <p>
          <Button onPress={() => setRows(rows + ROWS)}>{t("more")}</Button>
        </p>
      ) : null}
      {asked?.kind === "withhold" ? (
        <WithholdDialog
          consultationId={consultation.id}
          inputIds={asked.ids}
          onClose={() => setAsked(null)}
          onDone={done}
        />
      ) : null}
      {asked?.kind === "erase" ? (
        <EraseDialog
          consultationId={consultation.id}
          inputIds={asked.ids}
          onClose={() => setAsked(null)}
          onDone={done}
        />
      ) : null}
    </section>
  );
}

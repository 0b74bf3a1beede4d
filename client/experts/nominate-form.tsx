import { useState } from "react";
import { useTranslations } from "use-intl";
import type { NominationTerms } from "../../shared/experts/expert.ts";
import { CAPACITIES, GENDERS, type Gender } from "../../shared/experts/nomination.ts";
import { EMAIL_CHARS_MAX, NOMINATED_AT_ONCE_MAX } from "../../shared/door-limits.ts";
import { NAME_CHARS_MAX } from "../../shared/limits.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type SendAction, useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import { WhoSees } from "../ui/who-sees.tsx";
import { type AnsweredForm, postNomination } from "./post-nomination.ts";

type Capacity = (typeof CAPACITIES)[number];
type Draft = {
  readonly key: number;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly gender: Gender;
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const blank = (key: number): Draft => ({ key, name: "", title: "", email: "", gender: "" });

/** The form under a letter's code: who nominates, and one expert or more (rule P22). */
export function NominateForm({
  terms,
  code,
  onSent,
}: {
  readonly terms: NominationTerms;
  readonly code: string;
  readonly onSent: (count: number) => void;
}) {
  const t = useTranslations("nominate");
  const wordsOf = useWordsOf();
  const [delegation, setDelegation] = useState("");
  const [name, nameField] = useText();
  const [email, emailField] = useText();
  const [capacity, setCapacity] = useState<Capacity>("head");
  const capacities = useTranslations("experts.capacity");
  const [experts, setExperts] = useState<readonly Draft[]>([blank(0)]);
  const [isChecked, setChecked] = useState(false);
  const sending = useSending(() => undefined);
  const errors = useErrors(isChecked);
  const isComplete =
    delegation !== "" &&
    [{ name, email }, ...experts].every((one) => one.name.trim() !== "" && EMAIL.test(one.email.trim()));
  const change = (key: number, to: Partial<Draft>): void =>
    setExperts((before) => before.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const sent: SendAction = async (refuse) => {
    const answered: AnsweredForm<{ count: number }> = await postNomination("/api/nominations", {
      code,
      delegation,
      nominator: { name, email, capacity },
      experts: experts.map(({ key: _key, ...one }) => one),
    });
    if ("refused" in answered) {
      refuse(answered.refused === "unreadable" ? t("unreadable") : errors.refusal(answered.refused));
      return false;
    }
    onSent(answered.here.count);
    return true;
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isComplete) sending.send(sent);
      }}
    >
      <Select
        label={t("delegation")}
        wrong={isChecked && delegation === "" ? t("needed") : null}
        chosen={delegation}
        onChoose={setDelegation}
        choices={[
          { value: "", words: t("choose") },
          ...terms.delegations.map((one) => ({
            value: one.symbol,
            words: `${wordsOf(one.name)} (${one.symbol})`,
          })),
        ]}
      />
      <h2>{t("you")}</h2>
      <TextField
        label={t("yourName")}
        {...nameField}
        maxLength={NAME_CHARS_MAX}
        wrong={errors.needed(name)}
      />
      <TextField
        label={t("yourEmail")}
        {...emailField}
        maxLength={EMAIL_CHARS_MAX}
        wrong={errors.email(email)}
      />
      <Select
        label={t("capacity")}
        chosen={capacity}
        onChoose={setCapacity}
        choices={CAPACITIES.map((value) => ({ value, words: capacities(value) }))}
      />
      <h2>{t("experts")}</h2>
      {experts.map((one, i) => (
        <Expert
          key={one.key}
          expert={one}
          n={i + 1}
          asksGender={terms.genders}
          errors={errors}
          onChange={(to) => change(one.key, to)}
          onRemove={
            experts.length === 1 ? null : () => setExperts(experts.filter(({ key }) => key !== one.key))
          }
        />
      ))}
      <p className="experts-acts">
        <Button
          isDisabled={experts.length >= NOMINATED_AT_ONCE_MAX}
          onPress={() => setExperts([...experts, blank((experts.at(-1)?.key ?? 0) + 1)])}
        >
          {t("add")}
        </Button>
      </p>
      {sending.refused === null ? null : (
        <p className="warning" role="alert">
          {sending.refused}
        </p>
      )}
      <WhoSees>{t("seen")}</WhoSees>
      <p className="experts-acts">
        <Button look="main" type="submit" isPending={sending.isSending}>
          {t("send")}
        </Button>
      </p>
    </form>
  );
}

type Errors = ReturnType<typeof useErrors>;

/** Words at the fields once the form was checked. */
function useErrors(isChecked: boolean) {
  const t = useTranslations("nominate");
  const refusal = useTranslations("refusal");
  const needed = (text: string): string | null => (isChecked && text.trim() === "" ? t("needed") : null);
  return {
    needed,
    email: (text: string): string | null =>
      needed(text) ?? (isChecked && !EMAIL.test(text.trim()) ? t("badEmail") : null),
    refusal,
  };
}

function Expert({
  expert,
  n,
  asksGender,
  errors,
  onChange,
  onRemove,
}: {
  readonly expert: Draft;
  readonly n: number;
  readonly asksGender: boolean;
  readonly errors: Errors;
  readonly onChange: (to: Partial<Draft>) => void;
  /** Null: the form needs one. */
  readonly onRemove: (() => void) | null;
}) {
  const t = useTranslations("nominate");
  const { name, title, email, gender } = expert;
  return (
    <fieldset className="nominate-expert">
      <legend>{t("expert", { n })}</legend>
      <TextField
        label={t("name")}
        value={name}
        maxLength={NAME_CHARS_MAX}
        wrong={errors.needed(name)}
        onChange={(value) => onChange({ name: value })}
      />
      <TextField
        label={t("title")}
        value={title}
        maxLength={NAME_CHARS_MAX}
        onChange={(value) => onChange({ title: value })}
      />
      <TextField
        label={t("email")}
        value={email}
        maxLength={EMAIL_CHARS_MAX}
        wrong={errors.email(email)}
        onChange={(value) => onChange({ email: value })}
      />
      {asksGender ? (
        <Select<Gender>
          label={t("gender")}
          chosen={gender}
          onChoose={(value) => onChange({ gender: value })}
          choices={GENDERS.map((value) => ({
            value,
            words: value === "" ? t("genderNone") : t(`genderOf.${value}`),
          }))}
        />
      ) : null}
      {onRemove === null ? null : (
        <Button aria-label={t("removeName", { n })} onPress={onRemove}>
          {t("remove")}
        </Button>
      )}
    </fieldset>
  );
}

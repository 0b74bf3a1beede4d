import { useState } from "react";
import { useTranslations } from "use-intl";
import type { UserId } from "../../shared/ids.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { WORK_LANGUAGES, type WorkLanguage } from "../../shared/text/work-language.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useAnd } from "../i18n/use-and.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Switch } from "../ui/switch.tsx";

/** The people who confirm a language; chair and secretariat name them (rule X46). */
export function ConfirmersLine({ language }: { language: WorkLanguage }) {
  const t = useTranslations("translation");
  const and = useAnd();
  const { whom } = useOpenedOpinion();
  const { rules } = useForum();
  const me = useSession();
  const [isNaming, setNaming] = useState(false);
  const people = rules.confirmers?.find((one) => one.language === language)?.people ?? [];
  const named = {
    language: WORK_LANGUAGES[language],
    people: and([...new Set(people.map((id) => whom(id).label))]),
  };
  return (
    <p>
      {people.length === 0 ? t("noConfirmers", named) : t("confirmers", named)}{" "}
      {mayDo(me, null, "keepFacts") === null && !rules.closed ? (
        <Button onPress={() => setNaming(true)}>{t("name")}</Button>
      ) : null}
      {isNaming ? (
        <ConfirmersDialog language={language} named={people} onClose={() => setNaming(false)} />
      ) : null}
    </p>
  );
}

type DialogProps = {
  readonly language: WorkLanguage;
  readonly named: readonly UserId[];
  readonly onClose: () => void;
};

function ConfirmersDialog({ language, named, onClose }: DialogProps) {
  const t = useTranslations("translation");
  const { whom } = useOpenedOpinion();
  const { people } = useForum();
  const { sending, send } = useForumForm(onClose);
  const [chosen, setChosen] = useState<ReadonlySet<UserId>>(new Set(named));
  const choose = (id: UserId, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <FormDialog
      title={t("nameTitle", { language: WORK_LANGUAGES[language] })}
      sending={sending}
      doWords={t("nameDo")}
      onSubmit={() => send({ type: "nameConfirmers", language, people: [...chosen] }, t("nameDone"))}
      onClose={onClose}
    >
      <p className="quiet">{t("nameExplain")}</p>
      <ul className="lines">
        {people
          .filter(({ role }) => role !== "follower")
          .map(({ id, name }) => (
            <li key={id}>
              <Switch
                words={name === "" ? whom(id).label : t("person", { who: whom(id).label, name })}
                on={chosen.has(id)}
                onChange={(on) => choose(id, on)}
              />
            </li>
          ))}
      </ul>
    </FormDialog>
  );
}

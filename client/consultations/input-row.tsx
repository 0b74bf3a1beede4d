import { useTranslations } from "use-intl";
import { subjectsOf } from "../../shared/consultation/consultation.ts";
import type { ModeratedInput, ModerationAnswer } from "../../shared/consultation/moderated-input.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { comma } from "../i18n/list-signs.ts";
import { Button } from "../ui/button.tsx";
import { Unfold } from "../ui/unfold.tsx";

type InputRowProps = {
  readonly consultation: ModerationAnswer["consultation"];
  readonly input: ModeratedInput;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  /** Null: nobody erases in a closed forum. */
  readonly onErase: (() => void) | null;
};

/** One input with its words as text, its state and its log. */
export function InputRow({ consultation, input, isChosen, onChoose, onErase }: InputRowProps) {
  const t = useTranslations("consultation");
  const { people, timeZone } = useForum();
  const instants = useInstants();
  const { id, words, state, receivedAt, acts } = input;
  const name = words?.name ?? id;
  const names = new Map(subjectsOf(consultation).map((one) => [one.id, one.name]));
  const nameOf = (user: string): string => people.find((one) => one.id === user)?.name ?? "";
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={t("selectOne", { name })}
          checked={isChosen}
          disabled={state === "erased"}
          onChange={onChoose}
        />
      </td>
      <th scope="row">
        <b>
          <bdi>{name}</bdi>
        </b>
        {words === null ? null : (
          <>
            {words.affiliation === "" ? null : <div dir="auto">{words.affiliation}</div>}
            <div className="quiet" dir="ltr">
              {words.email}
            </div>
          </>
        )}
        <div className="quiet">{instants.inZone(receivedAt, timeZone)}</div>
      </th>
      <td>
        {words === null ? (
          <p className="quiet">{t("erasedWords")}</p>
        ) : (
          <>
            <p className="quiet" dir="auto">
              {words.about.length === 0
                ? t("general")
                : words.about.map((one) => names.get(one) ?? one).join(comma())}
            </p>
            <p className="input-text" dir="auto">
              {words.text}
            </p>
            {words.file === null ? null : (
              <>
                <p>
                  <a
                    href={`/api/consultations/${consultation.id}/inputs/${id}/file`}
                    download={words.file.name}
                    dir="auto"
                  >
                    {words.file.name}
                  </a>
                </p>
                {words.file.text === "" ? null : (
                  <Unfold words={t("fileText")}>
                    {() => (
                      <p className="input-text" dir="auto">
                        {words.file?.text}
                      </p>
                    )}
                  </Unfold>
                )}
              </>
            )}
          </>
        )}
      </td>
      <td>
        <b>{t(`states.${state}`)}</b>
        <ul className="quiet">
          {acts.map(({ kind, at, by, reason }) => (
            <li key={`${kind} ${at}`} dir="auto">
              {t(`did.${kind}`, { who: nameOf(by), at: instants.inZone(at, timeZone) })}{" "}
              {reason === "" ? null : <bdi>{reason}</bdi>}
            </li>
          ))}
        </ul>
        {state === "erased" || onErase === null ? null : <Button onPress={onErase}>{t("erase")}</Button>}
      </td>
    </tr>
  );
}

import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";

type AdmittedPeopleProps = {
  readonly n: number;
  readonly sendsMail: boolean;
  readonly onInvite: (kind: "mail" | "cards") => void;
  readonly onClose: () => void;
};

/** Offers to invite those whom a list brought. */
export function AdmittedPeople({ n, sendsMail, onInvite, onClose }: AdmittedPeopleProps) {
  const t = useTranslations("peopleList.admitted");
  return (
    <section className="admitted-people" aria-label={t("label")}>
      <p>{t("explain", { n })}</p>
      <p className="people-acts">
        {sendsMail ? (
          <Button look="main" onPress={() => onInvite("mail")}>
            {t("mail", { n })}
          </Button>
        ) : null}
        <Button onPress={() => onInvite("cards")}>{t("cards", { n })}</Button>
        <Button look="plain" onPress={onClose}>
          {t("later")}
        </Button>
      </p>
    </section>
  );
}

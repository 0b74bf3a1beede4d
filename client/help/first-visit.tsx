import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { UserId } from "../../shared/ids.ts";
import type { Role } from "../../shared/people/participant.ts";
import { keepSeenGuide } from "../offline-store/seen-guide.ts";
import { Button } from "../ui/button.tsx";
import { RoleCards } from "./role-cards.tsx";

const toHelp = (words: ReactNode) => <Link href="/help">{words}</Link>;

type FirstVisitProps = {
  readonly person: UserId;
  readonly role: Role;
  readonly onEnd: () => void;
};

/** On a person's first visits: the cards of their role, until they say that they have read them. */
export function FirstVisit({ person, role, onEnd }: FirstVisitProps) {
  const t = useTranslations("help.firstVisit");
  const say = useTranslations("role");
  const end = (): void => {
    keepSeenGuide(person);
    onEnd();
  };
  return (
    <section className="home-card first-visit" aria-label={t("label")}>
      <h2>{t("heading", { role: say(role) })}</h2>
      <RoleCards role={role} />
      <p className="home-acts">
        <Button onPress={end}>{t("done")}</Button>
        <span className="quiet">{t.rich("later", { help: toHelp })}</span>
      </p>
    </section>
  );
}

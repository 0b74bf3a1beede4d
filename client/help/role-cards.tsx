import { useTranslations } from "use-intl";
import type { Role } from "../../shared/people/participant.ts";
import { CARDS } from "./help-names.ts";

/** Three cards that a role needs to begin: two sentences each (rule K19). */
export function RoleCards({ role }: { readonly role: Role }) {
  const t = useTranslations("help.cards");
  return (
    <ol className="role-cards">
      {CARDS.map((card) => (
        <li key={card} data-help={`card-${role}-${card}`} tabIndex={-1}>
          <h3>{t(`${role}.${card}.title`)}</h3>
          <p>{t(`${role}.${card}.words`)}</p>
        </li>
      ))}
    </ol>
  );
}

import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayKeepOwnPeople } from "../../shared/forum/keep-own-people.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { Switch } from "../ui/switch.tsx";

/** For head and deputies: followers of their delegation who write within it, and never in its name (rule P28). */
export function Contributors({ symbol }: { readonly symbol: string }) {
  const t = useTranslations("contributor");
  const { me, people, rules } = useForum();
  const ask = useForumCommand();
  if (rules.closed || !mayKeepOwnPeople(me)) return null;
  const followers = people.filter((one) => one.role === "follower" && one.delegationId === me.delegationId);
  return (
    <>
      <h3>{t("heading", { symbol })}</h3>
      <p className="quiet">{t("explain", { symbol })}</p>
      {followers.length === 0 ? (
        <p>
          {t("none")} <Link href="/people">{t("people")}</Link>
        </p>
      ) : (
        <ul>
          {followers.map(({ id, name, contributes = false }) => (
            <li key={id}>
              <p>
                <strong>{name}</strong>
              </p>
              <Switch
                words={t("writes")}
                name={t("writesName", { who: name, symbol })}
                on={contributes}
                onChange={(on) =>
                  void ask(
                    { type: "nameContributor", userId: id, contributor: on },
                    t(on ? "named" : "namedNoMore", { who: name, symbol }),
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

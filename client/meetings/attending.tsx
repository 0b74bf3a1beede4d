import { useTranslations } from "use-intl";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";

/** The delegations that attend, in the forum's order; of people those of the reader's own, or all for the secretariat. */
export function Attending({ meeting }: { readonly meeting: ToldMeeting }) {
  const t = useTranslations("meeting");
  const { people, former } = useForum();
  const { symbolOf } = useDelegations();
  const { attending, members, closed } = meeting;
  if (attending.length === 0) return <p className="faint">{t(closed === null ? "nobodyYet" : "nobody")}</p>;
  const listed = attending.map(symbolOf).join(" · ");
  const named = [...former, ...people].filter(({ id, name }) => name !== "" && members.includes(id));
  return (
    <>
      <p>{t(closed === null ? "attending" : "attended", { list: listed })}</p>
      {named.length === 0 ? null : (
        <p className="faint">
          {t("people", {
            list: named
              .map(({ name, delegationId }) =>
                delegationId === null ? name : `${name} (${symbolOf(delegationId)})`,
              )
              .join(" · "),
          })}
        </p>
      )}
    </>
  );
}

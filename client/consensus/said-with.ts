import { useTranslations } from "use-intl";
import type { Mark } from "../../shared/clause/clause.ts";
import { delegationId } from "../../shared/ids.ts";
import type { MarkedOver } from "../../shared/clause/pending.ts";
import { useInstants } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { usePendingName } from "../opinion/obstacle-text.ts";
import { comma } from "../i18n/list-signs.ts";

/** Facts recorded with a mark, a line each: over what and why, pending whom and what was lifted, reservations. */
export function useSaidWith(): (
  mark: Pick<Mark, "over" | "pending" | "objections" | "lifted" | "reservations">,
) => readonly string[] {
  const t = useTranslations("agreement.history");
  const { symbolOf } = useDelegations();
  const namePending = usePendingName();
  const instants = useInstants();
  const overWords = ({ kind, what }: MarkedOver): string => {
    switch (kind) {
      case "bracket":
        return t("bracket", { n: Number(what) });
      case "proposal":
        return t("proposal", { label: what });
      case "huddle":
        return t("huddle", { n: what });
      case "silence":
        return t("silence");
      case "awaitsInstructions":
      case "cannotAccept":
        return t(kind, { who: symbolOf(delegationId(what)) });
    }
  };
  return ({ over, pending = [], objections = [], lifted = [], reservations = [] }) => {
    const objecting = objections.filter((id) => pending.some((one) => one.delegationId === id));
    return [
      ...(over === undefined
        ? []
        : [t("over", { what: over.what.map(overWords).join(comma()), reason: over.reason })]),
      ...(pending.length === 0 ? [] : [t("pending", { names: pending.map(namePending).join(comma()) })]),
      ...(objecting.length === 0 ? [] : [t("objections", { who: objecting.map(symbolOf).join(comma()) })]),
      ...lifted.map((one) =>
        t(one.closed ?? "liftedBy", { who: namePending(one), at: instants.brief(one.at) }),
      ),
      ...reservations.map(({ delegationId: id, reason }) =>
        reason === ""
          ? t("reservation", { who: symbolOf(id) })
          : t("reservationWhy", { who: symbolOf(id), reason }),
      ),
    ];
  };
}

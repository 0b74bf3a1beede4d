import { useTranslations } from "use-intl";
import { useDelegations } from "./use-delegations.ts";
import { useForum } from "./use-forum.ts";

/** "AAA", or the office of a person who speaks for none. */
export function useReaderName(): string {
  const t = useTranslations("role");
  const { me } = useForum();
  const { symbolOf } = useDelegations();
  return me.delegationId === null ? t(me.role) : symbolOf(me.delegationId);
}

import { useForum } from "../forum/use-forum.ts";

/** True while this person may propose here by their part in the forum; in a closed forum nobody may (rule D23). */
export function useMayPropose(): boolean {
  const { me, rules } = useForum();
  return !rules.closed && me.role !== "follower" && rules.categories[me.category].mayPropose;
}

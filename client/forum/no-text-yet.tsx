import { mayDo } from "../../shared/people/permissions.ts";
import { Link } from "wouter";
import { Empty } from "../ui/empty.tsx";
import { useSession } from "./use-forum.ts";

type NoTextYetProps = { readonly words: string; readonly bring: string };

/** A forum without an Opinion: who may open one is led to it. */
export function NoTextYet({ words, bring }: NoTextYetProps) {
  const me = useSession();
  return (
    <Empty words={words}>
      {mayDo(me, null, "openOpinion") === null ? (
        <Link href="/new-draft" className="button main">
          {bring}
        </Link>
      ) : null}
    </Empty>
  );
}

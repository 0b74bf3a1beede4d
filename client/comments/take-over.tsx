import { useTranslations } from "use-intl";
import type { CommentId } from "../../shared/ids.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";

/** For head and deputies: a comment of their own delegation becomes its own word, in one step (rule P29). */
export function TakeOver({ commentId }: { readonly commentId: CommentId }) {
  const t = useTranslations("contributor");
  const { tryOut, ask } = useOpenedOpinion();
  const over = (readers: "room" | "lead") => ({ type: "takeOverComment", commentId, readers }) as const;
  if (tryOut(over("room")) !== null) return null;
  return (
    <>
      <Button look="link" onPress={() => void ask(over("room"), t("sent"))}>
        {t("toRoom")}
      </Button>
      <Button look="link" onPress={() => void ask(over("lead"), t("sent"))}>
        {t("toLead")}
      </Button>
    </>
  );
}

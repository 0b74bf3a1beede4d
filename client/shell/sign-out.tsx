import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { ask, pageIsOf } from "../forum/ask.ts";
import { FORUM_KEY, useForum } from "../forum/use-forum.ts";
import { thisDevice } from "../offline-store/device.ts";
import { dropStored } from "../offline-store/stored.ts";
import { useToast } from "../ui/toasts.tsx";
import { useStored } from "./only-here.tsx";
import { SignOutDialog } from "./sign-out-dialog.tsx";

/** Counts what this device has of the person, asks with that, and signs them out. */
export function SignOut({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("account");
  const { me } = useForum();
  const toast = useToast();
  const client = useQueryClient();
  const [, go] = useLocation();
  const losing = useStored(me.id);

  const signOut = async (): Promise<void> => {
    onClose();
    try {
      const response = await ask("/api/sign-out", { method: "POST", as: me.id });
      // Nobody, or somebody else by now: that sign-in stays, and this person is gone from here all the same.
      if (!response.ok && response.status !== 401) throw new Error(String(response.status));
      await dropStored(thisDevice(), me.id);
      client.removeQueries({ queryKey: FORUM_KEY });
      pageIsOf(null);
      go("/sign-in");
    } catch {
      // Still signed in: say so, a closed lid is no sign-out.
      toast({ kind: "refused", words: t("signOutFailed") });
    }
  };
  return losing === null ? null : (
    <SignOutDialog losing={losing} onDo={() => void signOut()} onClose={onClose} />
  );
}

import { createElement, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { DialogSendsContext } from "../ui/dialog-sends.ts";

export type SentHere = {
  /** Commands that begin meanwhile count as sent from here. */
  readonly during: <Result>(run: () => Promise<Result>) => Promise<Result>;
  readonly cancel: () => void;
  /** Tells of what was sent from here and is not answered. */
  readonly told: ReactNode;
};

/** The link from a form in the page, which is no dialog, to its unanswered commands (rule W17). */
export function useSentHere(title: string): SentHere {
  const sends = useContext(DialogSendsContext);
  const [form] = useState(() => ({ title }));
  const end = useRef<(() => void) | null>(null);
  const close = useCallback((): void => {
    end.current?.();
    end.current = null;
  }, []);
  useEffect(() => close, [close]);
  return {
    during: async (run) => {
      close();
      end.current = sends?.open(form) ?? null;
      try {
        return await run();
      } finally {
        close();
      }
    },
    cancel: () => sends?.cancel(form),
    told: sends === null ? null : createElement(sends.Told, { dialog: form }),
  };
}

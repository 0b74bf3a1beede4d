import { createContext, useCallback, useEffect, useRef, useState } from "react";
import { useToast } from "./toasts.tsx";

/** Tries to carry something out; `refuse` says why not. True: it was done. */
export type SendAction = (refuse: (words: string) => void) => Promise<boolean>;

export type Sending = {
  readonly isSending: boolean;
  /** Why the last try was refused, in words. */
  readonly refused: string | null;
  /** Sends, unless something is being sent. */
  readonly send: (sent: SendAction) => void;
  readonly forgetRefusal: () => void;
};

/** The sending of the form around, for its button and its refusal. */
export const SendingContext = createContext<Sending | null>(null);

type State = { readonly kind: "idle" | "sending" } | { readonly kind: "refused"; readonly words: string };

/**
 * The one way a form sends: a second press sends nothing, a refusal stands in the form and leaves what was typed.
 * `onDone` follows only while the form is there; once it is closed, a refusal is a notice.
 */
export function useSending(onDone: () => void): Sending {
  const toast = useToast();
  const [state, setState] = useState<State>({ kind: "idle" });
  const isOpen = useRef(true);
  const isSending = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const end = (next: State): void => {
    isSending.current = false;
    setState(next);
  };
  const run = async (sent: SendAction): Promise<void> => {
    if (isSending.current) return;
    isSending.current = true;
    setState({ kind: "sending" });
    let isRefused = false;
    const refuse = (words: string): void => {
      isRefused = true;
      if (!isOpen.current) toast({ kind: "refused", words });
      end({ kind: "refused", words });
    };
    try {
      if ((await sent(refuse)) && isOpen.current) onDone();
    } finally {
      if (!isRefused) end({ kind: "idle" });
    }
  };
  const forgetRefusal = useCallback(
    () => setState((before) => (before.kind === "refused" ? { kind: "idle" } : before)),
    [],
  );
  return {
    isSending: state.kind === "sending",
    refused: state.kind === "refused" ? state.words : null,
    send: (sent) => void run(sent),
    forgetRefusal,
  };
}

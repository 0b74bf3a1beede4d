import { createContext, useContext, useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Command } from "../../shared/commands/commands.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { DialogTold } from "../ui/dialog-told.ts";
import { useToast } from "../ui/toasts.tsx";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { Fetched } from "./fetched.tsx";

type Ask = (command: Command, done: string, then?: () => void) => void;
const AskContext = createContext<Ask | null>(null);
const ToldContext = createContext<string | null>(null);

/** Asks what the open question was about, which closes once it was done; `then` follows where it was. */
export function useAskThenClose(): Ask {
  const ask = useContext(AskContext);
  if (ask === null) throw new Error("useAskThenClose outside of OpenQuestion");
  return ask;
}

/** Why the act of the open question is closed, where the question does not say so itself: once it was asked, it does. */
export function WhyClosed({ refusal }: { refusal: Refusal }) {
  const { sayRefusal } = useOpenedOpinion();
  const words = sayRefusal(refusal);
  return useContext(ToldContext) === words ? null : <p className="warning">{words}</p>;
}

type OpenQuestionProps = {
  /** The hash of the words that it is about; on other words an earlier refusal says nothing. */
  readonly of?: string;
  /** What changed while it is open. */
  readonly changed?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A question while it is open: refused, it says so itself and keeps what was written in it. */
export function OpenQuestion({ of = "", changed = null, onClose, children }: OpenQuestionProps) {
  const { ask } = useOpenedOpinion();
  const toast = useToast();
  const [refused, setRefused] = useState<string | null>(null);
  const [about, setAbout] = useState(of);
  if (about !== of) {
    setAbout(of);
    setRefused(null);
  }
  const isOpen = useRef(true);
  const isSending = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const send = async (...[command, done, then]: Parameters<Ask>): Promise<void> => {
    // A second press while the first is under way asks nothing.
    if (isSending.current) return;
    isSending.current = true;
    setRefused(null);
    const tell = (words: string): void => {
      if (isOpen.current) setRefused(words);
      else toast({ kind: "refused", words });
    };
    const entries = await ask(command, done, tell);
    isSending.current = false;
    if (entries === null) return;
    then?.();
    if (isOpen.current) onClose();
  };

  return (
    <AskContext value={(...asked) => void send(...asked)}>
      <DialogTold
        value={
          <>
            {changed}
            {refused === null ? null : (
              <p className="warning" role="alert">
                {refused}
              </p>
            )}
          </>
        }
      >
        <ToldContext value={refused}>
          <Fetched onGiveUp={onClose}>{children}</Fetched>
        </ToldContext>
      </DialogTold>
    </AskContext>
  );
}

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { Button } from "./button.tsx";

export type Toast = {
  readonly words: ReactNode;
  readonly kind: "done" | "told" | "refused";
  /** The notice's one action; a press also closes the notice. */
  readonly act?: {
    readonly words: string;
    readonly onPress: () => void;
    /** It can be pressed up to this instant of `performance.now()`, and `left` tells the seconds. */
    readonly until?: number;
    readonly left?: (seconds: number) => string;
  };
};
type Shown = Toast & { readonly id: number };

type ToastsProps = {
  readonly label: string;
  readonly dismissName: string;
  /** A notice before the others that stays as long as its reason. */
  readonly lasting: ReactNode;
  readonly children: ReactNode;
};

const DONE_MS = 5_000;
const LONG_MS = 15_000;
const TOASTS_MAX = 3;

const ToastContext = createContext<(toast: Toast) => void>(() => {});

const ForgetContext = createContext<() => void>(() => {});

/** Takes every notice away: a page that changes hands tells the next person nothing of the last one. */
export const useForgetToasts = (): (() => void) => useContext(ForgetContext);

/** Says something for a few seconds; what others did, and refusals, stay longer, and refusals are read out at once. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

export function Toasts({ label, dismissName, lasting, children }: ToastsProps) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const nextId = useRef(0);
  const say = useCallback((toast: Toast) => {
    const id = nextId.current++;
    // A refusal that stands there is said anew, not twice.
    const isSame = (one: Toast): boolean =>
      toast.kind === "refused" && one.kind === "refused" && one.words === toast.words;
    setShown((before) => [...before.filter((one) => !isSame(one)).slice(1 - TOASTS_MAX), { ...toast, id }]);
  }, []);
  const dismiss = useCallback(
    (id: number) => setShown((before) => before.filter((one) => one.id !== id)),
    [],
  );
  const forget = useCallback(() => setShown([]), []);
  const done = useMemo(() => shown.filter((one) => one.kind !== "refused"), [shown]);
  const refused = useMemo(() => shown.filter((one) => one.kind === "refused"), [shown]);
  const line = (toast: Shown) => (
    <ToastLine key={toast.id} toast={toast} dismissName={dismissName} onDismiss={dismiss} />
  );
  return (
    <ToastContext value={say}>
      <ForgetContext value={forget}>{children}</ForgetContext>
      <section className="toasts" aria-label={label}>
        {lasting}
        <div role="status">{done.map(line)}</div>
        <div role="alert">{refused.map(line)}</div>
      </section>
    </ToastContext>
  );
}

type ToastLineProps = {
  readonly toast: Shown;
  readonly dismissName: string;
  readonly onDismiss: (id: number) => void;
};

function ToastLine({ toast, dismissName, onDismiss }: ToastLineProps) {
  const [held, setHeld] = useState(false);
  const { act } = toast;
  const seconds = useSecondsLeft(act?.until);
  const isOver = seconds === 0;
  useEffect(() => {
    if (held && !isOver) return;
    const brief = toast.kind === "done" && (toast.act === undefined || isOver);
    const wait = toast.act?.until === undefined ? LONG_MS : Math.max(0, toast.act.until - performance.now());
    const timer = setTimeout(() => onDismiss(toast.id), isOver ? 0 : brief ? DONE_MS : wait);
    return () => clearTimeout(timer);
  }, [held, isOver, toast, onDismiss]);
  return (
    <div
      className={toast.kind === "refused" ? "toast refused" : "toast"}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.words}</span>
      {act === undefined || isOver ? null : (
        <Button
          onPress={() => {
            onDismiss(toast.id);
            act.onPress();
          }}
        >
          {act.words}
          {seconds === null || act.left === undefined ? null : (
            // A screen reader says the notice once, not each second.
            <span className="quiet" aria-hidden="true">
              {act.left(seconds)}
            </span>
          )}
        </Button>
      )}
      <Button look="icon" aria-label={dismissName} onPress={() => onDismiss(toast.id)}>
        ×
      </Button>
    </div>
  );
}

/** Whole seconds up to an instant; null where there is none. */
function useSecondsLeft(until: number | undefined): number | null {
  const secondsNow = (): number | null =>
    until === undefined ? null : Math.max(0, Math.ceil((until - performance.now()) / 1_000));
  const [seconds, setSeconds] = useState(secondsNow);
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setInterval(
      () => setSeconds(Math.max(0, Math.ceil((until - performance.now()) / 1_000))),
      250,
    );
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}

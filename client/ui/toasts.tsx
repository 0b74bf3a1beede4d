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
  readonly act?: { readonly words: string; readonly onPress: () => void };
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
  useEffect(() => {
    if (held) return;
    const brief = toast.kind === "done" && toast.act === undefined;
    const timer = setTimeout(() => onDismiss(toast.id), brief ? DONE_MS : LONG_MS);
    return () => clearTimeout(timer);
  }, [held, toast, onDismiss]);
  return (
    <div
      className={toast.kind === "refused" ? "toast refused" : "toast"}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.words}</span>
      {toast.act === undefined ? null : (
        <Button
          onPress={() => {
            onDismiss(toast.id);
            toast.act?.onPress();
          }}
        >
          {toast.act.words}
        </Button>
      )}
      <Button look="icon" aria-label={dismissName} onPress={() => onDismiss(toast.id)}>
        ×
      </Button>
    </div>
  );
}

import type { ButtonKindProps } from "./button-props.ts";

/** A button of the browser, until that of react-aria is here: the same looks, name and press (rule K17). */
export function PlainButton({
  onPress,
  isDisabled = false,
  isPending = false,
  type = "button",
  autoFocus = false,
  className,
  style,
  children,
  ...rest
}: ButtonKindProps) {
  const given = Object.entries(rest).filter(([name]) => /^(aria-|data-|id$|form$|name$|value$)/u.test(name));
  return (
    <button
      {...Object.fromEntries(given)}
      // oxlint-disable-next-line react/button-has-type -- reason: it is one of the three
      type={isPending ? "button" : type}
      className={className}
      {...(typeof style === "object" ? { style } : {})}
      disabled={isDisabled}
      data-disabled={isDisabled || undefined}
      data-pending={isPending || undefined}
      aria-disabled={isPending || undefined}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: the dialog that asks for it needs it
      autoFocus={autoFocus}
      onClick={(event) => {
        if (isPending) event.preventDefault();
        else onPress?.(event as never);
      }}
    >
      {children}
    </button>
  );
}

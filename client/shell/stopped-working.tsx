import { Component, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

type Props = { readonly children: ReactNode };

/** In place of a page that threw. React knows no other boundary than a class. */
export class StoppedWorking extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Stopped /> : this.props.children;
  }
}

function Stopped() {
  const t = useTranslations("app");
  return (
    <main className="plain-screen">
      <Notice heading={t("failed")} next={t("failedNext")}>
        <Button look="main" onPress={() => location.reload()}>
          {t("reload")}
        </Button>
      </Notice>
    </main>
  );
}

import { PageMissing } from "@/components/console/page-missing";

export default function ConsoleNotFound() {
  return <PageMissing />;
}

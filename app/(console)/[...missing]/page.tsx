import { notFound, redirect } from "next/navigation";
import { SERVICES } from "@/components/console/navigation";

/** Addresses that no page has are answered inside the shell, so that its navigation is at hand; a service's own is its first page. */
export default async function Missing({ params }: { params: Promise<{ missing: string[] }> }) {
  const [service, ...rest] = (await params).missing;
  const found = SERVICES.find(({ id }) => id === service);
  if (found && rest.length === 0) redirect(found.path);
  notFound();
}

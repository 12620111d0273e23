import { notFound } from "next/navigation";

/** Addresses that no page has are answered inside the shell, so that its navigation is at hand. */
export default function Missing() {
  notFound();
}

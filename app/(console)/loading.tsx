import { PageLoading } from "@/components/console/page-loading";

export default function Loading() {
  return <PageLoading />;
}

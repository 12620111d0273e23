import type { Metadata } from "next";
import { deliveryQuestion } from "@/components/sns/delivery-question";
import { askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { formatArn } from "@/lib/platform/arn";
import { DeliveryLog } from "../../deliveries/delivery-log";
import { readDeliveries } from "../../deliveries/read-deliveries";
import { SubscriptionSettings } from "./subscription-settings";
import { SubscriptionView } from "./subscription-view";

type Props = {
  params: Promise<{ subscription: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).subscription) };
}

/** A subscription: what it is, what it filters, and what was sent to it. */
export default async function SubscriptionPage({ params, searchParams }: Props) {
  const arn = formatArn("sns", await currentCaller(), nameInPath((await params).subscription));
  const search = await searchParams;
  const { Attributes: attributes = {} } = await askFor("sns:GetSubscriptionAttributes", { SubscriptionArn: arn });
  if (search.tab === "deliveries") {
    const question = { ...deliveryQuestion(search), subscriptionArn: arn };
    return (
      <SubscriptionView arn={arn} attributes={attributes} tab="deliveries">
        <DeliveryLog question={question} initial={await readDeliveries(askFor, question)} scope="subscription" />
      </SubscriptionView>
    );
  }
  return (
    <SubscriptionView arn={arn} attributes={attributes} tab="settings">
      <SubscriptionSettings key={JSON.stringify(attributes)} arn={arn} attributes={attributes} />
    </SubscriptionView>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useFlash } from "@/components/console/flash";
import { AnomalyModelDialog } from "@/components/metrics/anomaly-model-dialog";
import { configurationOf, draftOf } from "@/components/metrics/anomaly-model-draft";
import { type ModelSubject, subjectName } from "@/components/metrics/model-subject";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { useAsk } from "@/lib/console/use-ask";
import { readSubject, subjectText } from "@/lib/services/metrics/model/anomaly/detector";
import { deleteAnomalyModel, saveAnomalyModel } from "./actions";

type Props = { subject: ModelSubject; onChanged: () => void; onClose: () => void };

/** The anomaly detection model of a metric or expression: read, changed, given up. */
export function EditModel({ subject, onChanged, onClose }: Props) {
  const t = useTranslations("metrics.model");
  const ask = useAsk();
  const flash = useFlash();
  const name = subjectName(subject);

  const readModel = async () => {
    // Refused here as it would be when it is saved.
    const wanted = subjectText(readSubject(subject));
    const { Namespace, MetricName } = subject.SingleMetricAnomalyDetector ?? {};
    const question = MetricName ? { Namespace, MetricName } : { AnomalyDetectorTypes: ["METRIC_MATH" as const] };
    let token: string | undefined;
    do {
      const page = await ask("cloudwatch:DescribeAnomalyDetectors", { ...question, NextToken: token });
      const own = page.AnomalyDetectors?.find(
        ({ SingleMetricAnomalyDetector, MetricMathAnomalyDetector }) =>
          subjectText(readSubject({ SingleMetricAnomalyDetector, MetricMathAnomalyDetector })) === wanted,
      );
      if (own) return { draft: draftOf(own.Configuration), isSet: true };
      token = page.NextToken;
    } while (token !== undefined);
    return { draft: draftOf(undefined), isSet: false };
  };
  const finish = async (working: Promise<ActionAnswer<unknown>>, content: string) => {
    const answer = await working;
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content });
    onChanged();
    onClose();
    return undefined;
  };
  return (
    <AnomalyModelDialog
      subject={name}
      readModel={readModel}
      onSave={(draft) => finish(saveAnomalyModel(subject, configurationOf(draft)), t("saved", { subject: name }))}
      onDelete={() => finish(deleteAnomalyModel(subject), t("deleted", { subject: name }))}
      onClose={onClose}
    />
  );
}

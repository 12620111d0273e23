import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Makes the scenario's changes with the AWS SDK for Java 2 and prints what it read back as JSON.
 * Usage: java JavaClient ENDPOINT NAME
 */
public class JavaClient {
    private static final String BODY =
        "{\"widgets\":[{\"type\":\"text\",\"x\":0,\"y\":0,\"width\":6,\"height\":3,\"properties\":{\"markdown\":\"hello\"}}]}";

    public static void main(String[] args) {
        URI endpoint = URI.create(args[0]);
        String name = args[1];
        try (CloudWatchClient metrics = CloudWatchClient.builder().endpointOverride(endpoint).build();
             CloudWatchLogsClient logs = CloudWatchLogsClient.builder().endpointOverride(endpoint).build();
             IamClient iam = IamClient.builder().endpointOverride(endpoint).build();
             StsClient sts = StsClient.builder().endpointOverride(endpoint).build()) {
            configure(metrics, name);
            createGroup(logs, name);
            iam.createUser(r -> r.userName("user-" + name).path("/shop/"));
            double average = measure(metrics, "Shop/" + name);
            String arn = sts.getCallerIdentity().arn();
            System.out.printf(Locale.ROOT, "{\"values\":[%s],\"arn\":\"%s\",\"refused\":\"%s\"}%n", average, arn, refusal(logs, name));
        }
    }

    private static void configure(CloudWatchClient metrics, String name) {
        metrics.putMetricAlarm(r -> r
            .alarmName("alarm-" + name)
            .alarmDescription("Checkout is slow")
            .namespace("Shop")
            .metricName("Latency")
            .dimensions(d -> d.name("Page").value("checkout"))
            .statistic(Statistic.AVERAGE)
            .period(60)
            .evaluationPeriods(3)
            .datapointsToAlarm(2)
            .threshold(250.5)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .treatMissingData("notBreaching"));
        metrics.putDashboard(r -> r.dashboardName("dashboard-" + name).dashboardBody(BODY));
    }

    /** Sends 100 three times and 300 once, and answers the only average that is read back. */
    private static double measure(CloudWatchClient metrics, String namespace) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        metrics.putMetricData(r -> r.namespace(namespace).metricData(d -> d
            .metricName("Latency").timestamp(now).unit(StandardUnit.MILLISECONDS).values(100.0, 300.0).counts(3.0, 1.0)));
        var data = metrics.getMetricData(r -> r
            .startTime(now.minus(Duration.ofMinutes(5)))
            .endTime(now.plus(Duration.ofMinutes(5)))
            .metricDataQueries(q -> q.id("m1").metricStat(s -> s
                .metric(m -> m.namespace(namespace).metricName("Latency")).period(60).stat("Average"))));
        var values = data.metricDataResults().get(0).values();
        if (values.size() != 1) throw new IllegalStateException("one value was expected: " + values);
        return values.get(0);
    }

    private static void createGroup(CloudWatchLogsClient logs, String name) {
        logs.createLogGroup(r -> r.logGroupName("/shop/" + name).tags(Map.of("team", "web")));
    }

    private static String refusal(CloudWatchLogsClient logs, String name) {
        try {
            createGroup(logs, name);
            return "not refused";
        } catch (AwsServiceException refused) {
            return refused.awsErrorDetails().errorCode();
        }
    }
}

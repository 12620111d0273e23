"""Makes the scenario's changes with boto3 and prints what it read back as JSON. Usage: boto3_client.py ENDPOINT NAME"""

import json
import sys
from datetime import datetime, timedelta, timezone

import boto3

endpoint, name = sys.argv[1:3]


def client(service):
    return boto3.client(service, endpoint_url=endpoint)


cloudwatch = client("cloudwatch")
cloudwatch.put_metric_alarm(
    AlarmName=f"alarm-{name}",
    AlarmDescription="Checkout is slow",
    Namespace="Shop",
    MetricName="Latency",
    Dimensions=[{"Name": "Page", "Value": "checkout"}],
    Statistic="Average",
    Period=60,
    EvaluationPeriods=3,
    DatapointsToAlarm=2,
    Threshold=250.5,
    ComparisonOperator="GreaterThanThreshold",
    TreatMissingData="notBreaching",
)
body = {"widgets": [{"type": "text", "x": 0, "y": 0, "width": 6, "height": 3, "properties": {"markdown": "hello"}}]}
cloudwatch.put_dashboard(DashboardName=f"dashboard-{name}", DashboardBody=json.dumps(body, separators=(",", ":")))
client("logs").create_log_group(logGroupName=f"/shop/{name}", tags={"team": "web"})
client("iam").create_user(UserName=f"user-{name}", Path="/shop/")

now = datetime.now(timezone.utc).replace(microsecond=0)
cloudwatch.put_metric_data(
    Namespace=f"Shop/{name}",
    MetricData=[{"MetricName": "Latency", "Timestamp": now, "Values": [100.0, 300.0], "Counts": [3.0, 1.0], "Unit": "Milliseconds"}],
)
query = {
    "Id": "m1",
    "MetricStat": {"Metric": {"Namespace": f"Shop/{name}", "MetricName": "Latency"}, "Period": 60, "Stat": "Average"},
}
data = cloudwatch.get_metric_data(MetricDataQueries=[query], StartTime=now - timedelta(minutes=5), EndTime=now + timedelta(minutes=5))
identity = client("sts").get_caller_identity()
try:
    client("logs").create_log_group(logGroupName=f"/shop/{name}", tags={"team": "web"})
    refused = None
except Exception as error:  # noqa: BLE001 (whatever comes is printed)
    refused = error.response["Error"]["Code"]
print(json.dumps({"values": data["MetricDataResults"][0]["Values"], "arn": identity["Arn"], "refused": refused}))

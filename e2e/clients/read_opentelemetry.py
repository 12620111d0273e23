"""Reads the records of a metric stream with OpenTelemetry's own classes and prints their points as JSON.

Usage: read_opentelemetry.py < a record in base64 a line. Works with opentelemetry-proto 1.45 (OpenTelemetry 1.x) and with
opentelemetry-proto 1.0.0, whose classes are those of OpenTelemetry 0.7.
"""

import base64
import json
import sys

from google.protobuf.internal.decoder import _DecodeVarint32
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest


def plain(value):
    """An attribute's value: text, or a list of keys and values."""
    if value.WhichOneof("value") == "kvlist_value":
        return {one.key: plain(one.value) for one in value.kvlist_value.values}
    return value.string_value


def messages(record):
    at = 0
    while at < len(record):
        length, at = _DecodeVarint32(record, at)
        message = ExportMetricsServiceRequest()
        message.ParseFromString(record[at : at + length])
        yield message
        at += length


def points(message):
    for group in message.resource_metrics:
        resource = {one.key: plain(one.value) for one in group.resource.attributes}
        scopes = group.scope_metrics if hasattr(group, "scope_metrics") else group.instrumentation_library_metrics
        for metric in (metric for scope in scopes for metric in scope.metrics):
            summary = metric.summary if hasattr(metric, "summary") else metric.double_summary
            for point in summary.data_points:
                names = getattr(point, "labels", None) or ()
                attributes = getattr(point, "attributes", None) or ()
                yield {
                    "resource": resource,
                    "name": metric.name,
                    "unit": metric.unit,
                    "attributes": {
                        **{one.key: one.value for one in names},
                        **{one.key: plain(one.value) for one in attributes},
                    },
                    "start": point.start_time_unix_nano // 1_000_000,
                    "end": point.time_unix_nano // 1_000_000,
                    "count": point.count,
                    "sum": point.sum,
                    "quantiles": [[one.quantile, one.value] for one in point.quantile_values],
                }


records = [base64.b64decode(line) for line in sys.stdin.read().split()]
print(json.dumps([point for record in records for message in messages(record) for point in points(message)]))

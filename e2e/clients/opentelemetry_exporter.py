"""Sends one report after another with OpenTelemetry's Python SDK as it is out of the box, gzipped.

Usage: opentelemetry_exporter.py ADDRESS AUTHORIZATION. Fails when an export fails.
"""

import sys

from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.sdk.metrics import Histogram, MeterProvider
from opentelemetry.sdk.metrics.export import MetricExportResult, PeriodicExportingMetricReader
from opentelemetry.sdk.metrics.view import ExponentialBucketHistogramAggregation, View
from opentelemetry.sdk.resources import Resource

address, authorization = sys.argv[1:3]
results = []


class Watched(OTLPMetricExporter):
    def export(self, *args, **kwargs):
        results.append(super().export(*args, **kwargs))
        return results[-1]


exporter = Watched(endpoint=address, headers={"authorization": authorization}, compression=Compression.Gzip)
reader = PeriodicExportingMetricReader(exporter, export_interval_millis=3_600_000)
provider = MeterProvider(
    resource=Resource.create({"service.namespace": "python", "service.name": "checkout"}),
    metric_readers=[reader],
    views=[View(instrument_type=Histogram, instrument_name="size", aggregation=ExponentialBucketHistogramAggregation())],
)
meter = provider.get_meter("test")
orders = meter.create_counter("orders", unit="{order}")
waiting = meter.create_up_down_counter("waiting")
temperature = meter.create_gauge("temperature", unit="Cel")
latency = meter.create_histogram("latency", unit="ms")
size = meter.create_histogram("size", unit="By")
for number in (1, 2, 3):
    orders.add(number, {"country": "BR"})
    waiting.add(5 - 2 * number)
    temperature.set(20.5 + number)
    for value in range(1, 101):
        latency.record(value * number)
        size.record(value * 10**number)
    provider.force_flush()
provider.shutdown()
wrong = [result for result in results if result is not MetricExportResult.SUCCESS]
if wrong or len(results) < 3:
    sys.exit(f"exports ended with {results}")

// Makes the scenario's changes with the AWS SDK for Go v2, which speaks CBOR to CloudWatch, and prints what it read back as JSON.
// Usage: go-client ENDPOINT NAME
package main

import (
	"context"
	"encoding/json"
	"errors"
	"log"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch/types"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

const body = `{"widgets":[{"type":"text","x":0,"y":0,"width":6,"height":3,"properties":{"markdown":"hello"}}]}`

type answer struct {
	Values  []float64 `json:"values"`
	Arn     string    `json:"arn"`
	Refused string    `json:"refused"`
}

func main() {
	endpoint, name := os.Args[1], os.Args[2]
	ctx := context.Background()
	settings, err := config.LoadDefaultConfig(ctx, config.WithBaseEndpoint(endpoint))
	must(err)
	metrics := cloudwatch.NewFromConfig(settings)
	logs := cloudwatchlogs.NewFromConfig(settings)

	_, err = metrics.PutMetricAlarm(ctx, &cloudwatch.PutMetricAlarmInput{
		AlarmName:          aws.String("alarm-" + name),
		AlarmDescription:   aws.String("Checkout is slow"),
		Namespace:          aws.String("Shop"),
		MetricName:         aws.String("Latency"),
		Dimensions:         []types.Dimension{{Name: aws.String("Page"), Value: aws.String("checkout")}},
		Statistic:          types.StatisticAverage,
		Period:             aws.Int32(60),
		EvaluationPeriods:  aws.Int32(3),
		DatapointsToAlarm:  aws.Int32(2),
		Threshold:          aws.Float64(250.5),
		ComparisonOperator: types.ComparisonOperatorGreaterThanThreshold,
		TreatMissingData:   aws.String("notBreaching"),
	})
	must(err)
	_, err = metrics.PutDashboard(ctx, &cloudwatch.PutDashboardInput{
		DashboardName: aws.String("dashboard-" + name), DashboardBody: aws.String(body),
	})
	must(err)
	group := &cloudwatchlogs.CreateLogGroupInput{LogGroupName: aws.String("/shop/" + name), Tags: map[string]string{"team": "web"}}
	_, err = logs.CreateLogGroup(ctx, group)
	must(err)
	_, err = iam.NewFromConfig(settings).CreateUser(ctx, &iam.CreateUserInput{
		UserName: aws.String("user-" + name), Path: aws.String("/shop/"),
	})
	must(err)

	now := time.Now().UTC().Truncate(time.Second)
	_, err = metrics.PutMetricData(ctx, &cloudwatch.PutMetricDataInput{
		Namespace: aws.String("Shop/" + name),
		MetricData: []types.MetricDatum{{
			MetricName: aws.String("Latency"), Timestamp: &now, Unit: types.StandardUnitMilliseconds,
			Values: []float64{100, 300}, Counts: []float64{3, 1},
		}},
	})
	must(err)
	data, err := metrics.GetMetricData(ctx, &cloudwatch.GetMetricDataInput{
		StartTime: aws.Time(now.Add(-5 * time.Minute)), EndTime: aws.Time(now.Add(5 * time.Minute)),
		MetricDataQueries: []types.MetricDataQuery{{
			Id: aws.String("m1"),
			MetricStat: &types.MetricStat{
				Metric: &types.Metric{Namespace: aws.String("Shop/" + name), MetricName: aws.String("Latency")},
				Period: aws.Int32(60), Stat: aws.String("Average"),
			},
		}},
	})
	must(err)
	identity, err := sts.NewFromConfig(settings).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	must(err)
	_, err = logs.CreateLogGroup(ctx, group)
	var refusal smithy.APIError
	if !errors.As(err, &refusal) {
		log.Fatalf("a second creation was not refused: %v", err)
	}
	must(json.NewEncoder(os.Stdout).Encode(answer{data.MetricDataResults[0].Values, *identity.Arn, refusal.ErrorCode()}))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

import type { ApiClient } from "../api-process";
import { closedLoop, type Pace } from "../closed-loop";
import { keepSending } from "./ingest";
import { dimensionsOf, END, HOUR, nameOf, printLine, SERIES, target } from "./scene";

type Question = { what: string; limitMillis: number; inputs: object[] };

/** How fast questions are answered: alone, and again while data comes in. */
export async function benchReads(client: ApiClient, seconds: number, hours: number): Promise<void> {
  const day = Math.min(24, hours);
  const questions: Question[] = [
    { what: `1 metric x ${day} h x 1 min`, limitMillis: 5, inputs: many((turn) => metricData(turn, 1, day)) },
    { what: `100 metrics x ${day} h x 1 min`, limitMillis: 60, inputs: many((turn) => metricData(turn, 100, day)) },
    { what: "500 metrics x 3 h x 1 min", limitMillis: 50, inputs: many((turn) => metricData(turn, 500, 3)) },
    { what: "AVG by dimension, 5,000 metrics x 3 h", limitMillis: 500, inputs: [insights(3)] },
  ];
  printLine("GetMetricData, one at a time", "p50 ms", "of its limit", "p99 ms");
  const quiet: Pace[] = [];
  for (const question of questions) quiet.push(await measure(client, question, seconds));
  printLine("the same while 20,000 points/s come in", "p50 ms", "of alone", "p99 ms");
  const ingest = await keepSending(client, 20_000);
  for (const [index, question] of questions.entries()) {
    const pace = await paceOf(client, question, seconds);
    const alone = quiet[index]?.p50 ?? Number.NaN;
    printLine(`  ${question.what}`, pace.p50.toFixed(1), (pace.p50 / alone).toFixed(2), pace.p99.toFixed(1));
  }
  await ingest.stop();
}

async function measure(client: ApiClient, question: Question, seconds: number): Promise<Pace> {
  const pace = await paceOf(client, question, seconds);
  const share = (pace.p50 / question.limitMillis).toFixed(2);
  printLine(`  ${question.what}`, pace.p50.toFixed(1), share, pace.p99.toFixed(1));
  return pace;
}

async function paceOf(client: ApiClient, { inputs }: Question, seconds: number): Promise<Pace> {
  const requests = await client.prepare(target("GetMetricData"), inputs);
  const send = async (turn: number) => {
    const request = requests[turn % requests.length];
    if (request) await client.send(request);
  };
  // The first ones are the compiler's.
  for (let turn = 0; turn < 5; turn += 1) await send(turn);
  return closedLoop(seconds, 1, 1, send);
}

function many(input: (turn: number) => object): object[] {
  return Array.from({ length: 20 }, (_, turn) => input(turn));
}

function metricData(turn: number, metrics: number, hours: number): object {
  const first = (turn * 997) % SERIES;
  return {
    MetricDataQueries: Array.from({ length: metrics }, (_, index) => ({
      Id: `m${index}`,
      MetricStat: {
        Metric: {
          Namespace: "Bench",
          MetricName: nameOf((first + index * 13) % SERIES),
          Dimensions: dimensionsOf((first + index * 13) % SERIES),
        },
        Period: 60,
        Stat: "Average",
      },
    })),
    StartTime: (END - hours * HOUR) / 1000,
    EndTime: END / 1000,
  };
}

function insights(hours: number): object {
  const Expression = 'SELECT AVG(Requests) FROM SCHEMA("Bench", "Host", "Zone") GROUP BY "Zone"';
  return {
    MetricDataQueries: [{ Id: "q1", Expression, Period: 60 }],
    StartTime: (END - hours * HOUR) / 1000,
    EndTime: END / 1000,
  };
}

// `npm run test:clients`: installs the clients that Node lacks, then holds them against a running product. It fails where it cannot
// install one; nothing is skipped.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "../../lib/processes/prepare.mjs";

const FOLDER = join(process.cwd(), ".data/clients");
const OLD_CLI = "/usr/bin/aws";

try {
  prepare({ build: true });
  mkdirSync(FOLDER, { recursive: true });
  const clients = { OLD_AWS_CLI: oldCli(), ...pythonClients(), GO_CLIENT: goClient(), JAVA_CLASSPATH: javaClient() };
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "clients"];
  const done = spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...clients } });
  process.exit(done.status ?? 1);
} catch (error) {
  console.error(`mirante: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

/** Debian's AWS CLI 2.9, whose old botocore still speaks the query protocol to CloudWatch. */
function oldCli() {
  if (!existsSync(OLD_CLI)) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "awscli"]);
  }
  return OLD_CLI;
}

/** The current AWS CLI, boto3 and OpenTelemetry, and OpenTelemetry's classes of 2021, in environments of their own. */
function pythonClients() {
  const PYTHON = pythonWith("python", "requirements.txt");
  const PYTHON_OPENTELEMETRY_07 = pythonWith("python-opentelemetry-0.7", "requirements-opentelemetry-0.7.txt");
  return { PYTHON, PYTHON_OPENTELEMETRY_07, AWS_CLI: join(FOLDER, "python/bin/aws") };
}

function pythonWith(name, requirements) {
  const python = join(FOLDER, name, "bin/python3");
  if (!existsSync(python)) run("python3", ["-m", "venv", join(FOLDER, name)]);
  run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", `e2e/clients/${requirements}`]);
  return python;
}

function goClient() {
  const binary = join(FOLDER, "go-client");
  run("go", ["build", "-o", binary, "."], "e2e/clients/go");
  return binary;
}

/** Maven brings the jars; the compiler does without it. */
function javaClient() {
  const [jars, classes] = [join(FOLDER, "java/jars"), join(FOLDER, "java/classes")];
  const source = "e2e/clients/java";
  run("mvn", ["--quiet", "--batch-mode", "-f", source, "dependency:copy-dependencies", `-DoutputDirectory=${jars}`]);
  run("javac", ["-cp", `${jars}/*`, "-d", classes, `${source}/JavaClient.java`]);
  return `${jars}/*:${classes}`;
}

function run(command, args, cwd) {
  console.error(`== ${command} ${args.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const done = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  if (done.status === 0) return;
  throw new Error(
    `${command} ${args.join(" ")} failed: ${done.error?.message ?? `${done.stdout}${done.stderr}`.trim()}`,
  );
}

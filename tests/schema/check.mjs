// Validates the files in stacks/ with a JSON Schema validator that knows nothing of MlInfra, and that broken files are refused,
// each for its own reason. The first line of a case says which schema, and of a broken one where and by which keywords:
//   # environment
//   # layer: /network/zones minItems
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import { parse } from "yaml";

const here = dirname(fileURLToPath(import.meta.url));
const stacks = join(here, "../../stacks");
const fewestBroken = 12;

const ajv = new Ajv({ strict: true, allErrors: true });
const root = join(here, "../..");
const schema = (path) => ajv.compile(JSON.parse(readFileSync(join(root, path), "utf8")));
const schemas = {
  environment: schema("stacks/environment.schema.json"),
  layer: schema("stacks/layer.schema.json"),
  report: schema("docs/report.schema.json"),
};

/** What is wrong with a text: "PATH KEYWORDS" for each place. */
function errors(name, text) {
  schemas[name](parse(text));
  const keywords = {};
  for (const { instancePath, keyword } of schemas[name].errors ?? []) (keywords[instancePath || "/"] ??= []).push(keyword);
  return Object.entries(keywords).map(([path, found]) => `${path} ${found.join(" ")}`);
}

const yamlFiles = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => join(folder, file));

const problems = [];
let count = 0;
function check(file, found, isAsExpected, expected) {
  count++;
  if (!isAsExpected) problems.push(`${file}\n  found:    ${found.join(", ") || "nothing"}\n  expected: ${expected}`);
}

function isValid(file, name) {
  const found = errors(name, readFileSync(file, "utf8"));
  check(file, found, found.length === 0, "nothing");
}

function isRefused(file) {
  const text = readFileSync(file, "utf8");
  const [, name, expected] = /^# (environment|layer): (\/\S* .+)\n/.exec(text) ?? [];
  if (!name) throw new Error(`${file}: the first line has to be '# environment: PATH KEYWORDS', or of a layer.`);
  const found = errors(name, text);
  check(file, found, found.length === 1 && found[0] === expected, expected);
}

const environments = yamlFiles(stacks).filter((file) => /[\\/]Pulumi\.[^\\/]+\.yaml$/.test(file));
const layers = [join(stacks, "defaults.yaml"), ...yamlFiles(join(stacks, "tiers")), ...yamlFiles(join(stacks, "clouds"))];
const good = yamlFiles(join(here, "good"));
const broken = yamlFiles(join(here, "broken"));

// Reports: one that tests made, and those that are named on the command line.
const reports = [join(root, "tests/MlInfra.Planner.Tests/Golden/report.json"), ...process.argv.slice(2)];

environments.forEach((file) => isValid(file, "environment"));
reports.forEach((file) => isValid(file, "report"));
layers.forEach((file) => isValid(file, "layer"));
good.forEach((file) => isValid(file, /^# (environment|layer)\n/.exec(readFileSync(file, "utf8"))[1]));
broken.forEach(isRefused);
if (environments.length === 0 || layers.length < 3) problems.push("No environments or layers were found.");
if (broken.length < fewestBroken) problems.push(`Only ${broken.length} broken files were found.`);

problems.forEach((problem) => console.error(problem));
console.log(`${count} files against the schemas, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

// Makes aws.json and kubernetes.json from the official npm typings. README.md says how to add a type.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "./src/format.mjs";
import { tokens } from "./src/facts.mjs";
import { providers } from "./src/providers.mjs";
import { Schema } from "./src/schema.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const providerOf = (token) => (token.startsWith("pulumi:providers:") ? token.split(":")[2] : token.split(":")[0]);
const check = process.argv.includes("--check");
const problems = [];

for (const name of Object.keys(providers)) {
  const schema = new Schema(name, here(`node_modules/@pulumi/${name}`));
  const text = format(schema.make(tokens().filter((token) => providerOf(token) === name)));
  problems.push(...schema.facts.missing, ...schema.facts.unused());
  const file = here(`${name}.json`);
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) problems.push(`${name}.json is not what make.mjs makes; run it and commit the result`);
}

for (const problem of new Set(problems)) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

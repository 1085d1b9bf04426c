#!/usr/bin/env bash
# Prints the environments that a report says are changed or new, as JSON for a matrix of jobs: those that let workflows preview them with
# the engine, with role, region and runner. The report is of this same commit, made by the job that calls this.
#
#   REPORT   folder with report.json
#   PROGRAM  the program, built already. Default: it is built
#
# Where the base could not be planned, nobody knows what is affected: then the environment is. Exit code: 0 printed; 1 failed; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
need REPORT
tools jq
export PulumiSdk=${PulumiSdk:-offline}
[ -f "$REPORT/report.json" ] || die "there is no report in '$REPORT'." "run ci/preview.sh first."
build || die "the program cannot be built." "run: dotnet build infra"
access=$(cd "$checkout" && "$program" env ci --all) || exit 1
jq -c --argjson access "$access" '
  [.environments[] | select(.status == "changed" or .status == "new" or .status == "baseline-failed") | .name] as $affected
  | [$access[] | select(.canPreview and (.environment | IN($affected[])))
      | { environment, region, runner, role: .previewRole }]' "$REPORT/report.json"

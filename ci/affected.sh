#!/usr/bin/env bash
# Prints the names of the environments that a report says are changed or new, as a JSON list.
#
#   REPORT  folder with report.json
#
# Where the base could not be planned, nobody knows what is affected: then the environment is. Exit code: 0 printed; 1 failed; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
need REPORT
tools jq
[ -f "$REPORT/report.json" ] || die "there is no report in '$REPORT'." "run ci/preview.sh first."
jq -c '[.environments[] | select(.status | IN("changed", "new", "baseline-failed")) | .name]' "$REPORT/report.json"

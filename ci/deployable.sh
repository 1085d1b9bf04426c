#!/usr/bin/env bash
# Prints the environments that workflows may deploy, as JSON for a matrix of jobs: what env ci says of each.
#
#   TIER     only those of this tier. Default: all
#   PROGRAM  the program, built already. Default: it is built
#
# Exit code: 0 printed; 1 failed; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
tools jq
export PulumiSdk=${PulumiSdk:-offline} TIER=${TIER:-}
build || die "the program cannot be built." "run: dotnet build infra"
access=$(cd "$checkout" && "$program" env ci --all) || exit 1
printf '%s' "$access" | jq -c 'map(select(.canDeploy and (env.TIER == "" or .tier == env.TIER)))'

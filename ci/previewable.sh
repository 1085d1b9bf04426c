#!/usr/bin/env bash
# Prints those of some environments that let workflows of pull requests preview them with the engine, as JSON for a matrix of jobs: with
# role, region and runner. Whether they do is up to this checkout alone, which is the default branch's and not the pull request's.
#
#   AFFECTED  names as a JSON list, as ci/affected.sh prints them. The pull request's code made it: it chooses among environments that this
#             checkout has and that let it, and nothing of it is printed
#   PROGRAM   the program, built already. Default: it is built
#
# Exit code: 0 printed; 1 failed; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
need AFFECTED
tools jq
export AFFECTED PulumiSdk=${PulumiSdk:-offline}
jq -ne 'env.AFFECTED | fromjson | type == "array" and all(.[]; type == "string")' >/dev/null 2>&1 ||
  die "AFFECTED is no JSON list of names." "set it to what ci/affected.sh prints." 2
build || die "the program cannot be built." "run: dotnet build infra"
access=$(cd "$checkout" && "$program" env ci --all) || exit 1
printf '%s' "$access" | jq -c '
  (env.AFFECTED | fromjson) as $affected
  | map(select(.canPreview and (.environment | IN($affected[]))) | { environment, region, runner: .previewRunner, role: .previewRole })'

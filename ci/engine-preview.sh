#!/usr/bin/env bash
# pulumi preview of an environment: asks the engine, the state and the cloud what would change. Needs the Pulumi CLI, a route to the
# cluster, and credentials that may read the state; so it is for branches of people who may have those, never for forks.
#
#   ENVIRONMENT         name of the environment
#   OUT                 folder for what Pulumi said. Default: out/engine-preview
#   PULUMI_BACKEND_URL  where the state is, already logged in. Default: by the environment's ci.state
#   PROGRAM             the program, built already with PulumiSdk=official. Default: it is built
#
# Exit code: 0 previewed; 1 failed; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/pulumi.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/pulumi.sh"
need ENVIRONMENT
out=${OUT:-out/engine-preview}
mkdir -p "$out"
out=$(cd "$out" && pwd -P)
cd "$checkout"
engine "$ENVIRONMENT" preview

status=0
pulumi preview --stack "$ENVIRONMENT" --non-interactive --color never --diff >"$out/$ENVIRONMENT.txt" 2>&1 || status=1
cat "$out/$ENVIRONMENT.txt"
{
  printf '## pulumi preview of %s\n\n' "$ENVIRONMENT"
  # What the engine counted; the rest is in the log, where no Markdown comes alive.
  grep -E '^ +([-+~]|[0-9]+ )[^`]*$' "$out/$ENVIRONMENT.txt" | tail -n 12 | sed 's/^/    /' || true
} | summary
exit "$status"

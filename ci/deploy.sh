#!/usr/bin/env bash
# Deploys one environment: first the check and the plan that the pull request ran, and nothing that they refuse is deployed; then pulumi up.
#
#   ENVIRONMENT         name of the environment
#   OUT                 folder for the plan that was deployed. Default: out/deploy
#   PULUMI_BACKEND_URL  where the state is, already logged in. Default: by the environment's ci.state
#   PROGRAM             the program, built already with PulumiSdk=official. Default: it is built
#
# Exit code: 0 deployed; 1 failed, or refused before anything was deployed; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/pulumi.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/pulumi.sh"
need ENVIRONMENT
out=${OUT:-out/deploy}
mkdir -p "$out"
out=$(cd "$out" && pwd -P)
cd "$checkout"
engine "$ENVIRONMENT" deploy

"$program" check "$ENVIRONMENT" || die "the check found something from severity medium up: nothing was deployed." \
  "mend what it names, or waive it with a reason, in a pull request."
"$program" preview "$ENVIRONMENT" --against none --format json --out "$out/$ENVIRONMENT.json" ||
  die "there is no plan of $ENVIRONMENT: nothing was deployed." "mend what it names, in a pull request."

pulumi up --stack "$ENVIRONMENT" --yes --non-interactive --color never || die "pulumi up did not come to its end." \
  "read what it says, and run it again: it goes on where it stopped."

#!/usr/bin/env bash
# Renders all environments at base and head, without an engine, a network or credentials, and writes a report of what differs.
#
#   BASE     branch or commit to compare with. Default: the target of the pull request as the CI system names it, else origin/main
#   OUT      folder of the report. Default: out/preview
#   PROGRAM  the program, built already. Default: it is built
#
# Writes report.json, report.md, report.html, findings.sarif, findings.junit.xml and plans/, also when an environment or the base cannot
# be planned; problem.txt says so. Where the head cannot even be built there is no report.json; problem.txt says why, and report.md that.
# Exit code: 0 all environments can be planned and compared; 1 not so; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
tools git jq
[ -n "${PROGRAM:-}" ] || tools dotnet

export PulumiSdk=offline
out=${OUT:-out/preview}
mkdir -p "$out"
out=$(cd "$out" && pwd -P)
cd "$checkout"

# The names of GitHub, GitLab, Azure DevOps and Jenkins for the branch that the change goes to.
target=${GITHUB_BASE_REF:-${CI_MERGE_REQUEST_TARGET_BRANCH_NAME:-${SYSTEM_PULLREQUEST_TARGETBRANCH:-${CHANGE_TARGET:-main}}}}
base=${BASE:-origin/${target#refs/heads/}}

# problem TEXT: said to whoever runs it, and kept for whoever reads the report.
problem() {
  say "$1"
  printf '%s\n' "$1" >>"$out/problem.txt"
}

# What an older run wrote would be taken for this commit's.
rm -f "$out"/{report.json,report.md,report.html,findings.sarif,findings.junit.xml,problem.txt} "$out"/plans/*.json
if ! build; then
  problem "The program of this commit cannot be built, so that nothing could be previewed. The log says why."
  printf '### Preview failed\n\n%s\n' "$(cat "$out/problem.txt")" >"$out/report.md"
  summary <"$out/report.md"
  exit 1
fi

status=0
"$program" preview --all --against "git:$base..." --format all --out "$out" || status=$?
if [ ! -f "$out/report.json" ]; then
  problem "There is no baseline: $base could not be compared with. What follows are the plans alone."
  "$program" preview --all --against none --format all --out "$out" || true
  plans=$(cat "$out/report.md" 2>/dev/null) || plans=
  printf '### Preview failed\n\nThis commit could not be compared with its base: problem.txt says with which, the log why. %s\n\n%s\n' \
    'What follows are the plans alone.' "$plans" >"$out/report.md"
  status=1
elif jq -e 'any(.environments[]; .status == "baseline-failed")' "$out/report.json" >/dev/null; then
  problem "What this commit does to an environment is not known: at $base it could not be planned. The report says which."
  status=1
fi
[ ! -f "$out/report.md" ] || summary <"$out/report.md"
exit "$status"

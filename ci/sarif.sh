#!/usr/bin/env bash
# Uploads the findings of a report to GitHub's code scanning, for a pull request: its own workflow has no right to, if it is from a fork.
#
#   REPORT, REPOSITORY, PULL_REQUEST, HEAD_SHA, GITHUB_TOKEN, GITHUB_API_URL, PROGRAM, RENDER_SECONDS  as in comment.sh
#
# Only report.json is read, and the SARIF is written anew by the program of this checkout.
# Exit code: 0 uploaded, or the repository has no code scanning; 3 no report to upload; 1 the API failed, or it is not known which of
# several pull requests it is of; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/github.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/github.sh"
# shellcheck source=ci/lib/report.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/report.sh"
# shellcheck source=ci/lib/pull-request.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/pull-request.sh"
need REPORT PULL_REQUEST HEAD_SHA
github_check
tools gzip base64 timeout
pull_request_check
matches "$HEAD_SHA" '[0-9a-f]{40}' || die "HEAD_SHA is not a commit." "set it to 40 hexadecimal digits." 2

export PulumiSdk=offline
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! take_report "$REPORT" "$work/report.json"; then
  say "there is no report to upload."
  exit 3
fi
choose_pull_request "$work/report.json"
build || die "the program of the trusted checkout cannot be built." "run: dotnet build infra"
render sarif "$work/report.json" "$work/findings.sarif" || die "the findings of the report cannot be written." "read what is said above."

# Source: docs.github.com/en/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data (2026-11-21).
gzip -9nc "$work/findings.sarif" | base64 | tr -d '\n' >"$work/sarif.txt"
jq -n --rawfile sarif "$work/sarif.txt" \
  '{ commit_sha: env.HEAD_SHA, ref: "refs/pull/\(env.PULL_REQUEST)/head", sarif: $sarif, tool_name: "mlinfra" }' >"$work/upload.json"
if github POST "/repos/$REPOSITORY/code-scanning/sarifs" "$work/upload.json" >"$work/answer.json"; then
  say "uploaded the findings of pull request $PULL_REQUEST."
elif [ "$github_status" = 403 ] || [ "$github_status" = 404 ]; then
  say "the repository has no code scanning, or not for this token: the findings are in the comment only."
else
  exit 1
fi

#!/usr/bin/env bash
# Prints what a pull request's comment says of a report, as Markdown. Run by the trusted checkout; the report comes from a pull request, so
# it is text that nobody has approved.
#
#   REPORT          folder with report.json, or a zip of it; may be missing
#   HEAD_SHA        the commit that the report is about
#   RUN_URL         address of the run that made the report. Default: none, no link
#   PROGRAM         the program, built already. Default: that of this checkout is built
#   RENDER_SECONDS  how long the program may take for the report. Default: 120
#
# Only report.json is read, and only by the program of this checkout, which writes the Markdown anew. Without a report, or with one that
# cannot be shown, the text says that. Exit code: 0 printed; 1 not; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/report.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/report.sh"
need REPORT HEAD_SHA
tools jq timeout
matches "$HEAD_SHA" '[0-9a-f]{40}' || die "HEAD_SHA is not a commit." "set it to 40 hexadecimal digits." 2
run_url=${RUN_URL:-}
[ -z "$run_url" ] || matches "$run_url" 'https?://[A-Za-z0-9._:/?=%-]{1,300}' || die "RUN_URL is no address." "set it to that of the run." 2

# GitHub takes 65,536 characters; the renderer cuts at 60,000.
most=65000

export PulumiSdk=offline
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

body() {
  local status=0
  if ! take_report "$REPORT" "$work/report.json"; then
    printf '### Preview failed\n\nThere is no report of this commit: it cannot be built, or its preview was ended. The log of the run says why.\n'
    return
  fi
  # Compared with nothing, all of it would be told as new.
  if jq -e '.baseline.kind? == "none"' "$work/report.json" >/dev/null; then
    printf '### Preview failed\n\nThis commit could not be compared with its base: what it changes is not known. The log of the run says why, and its files have the plans.\n'
    return
  fi
  build || die "the program of the trusted checkout cannot be built." "run: dotnet build infra"
  render markdown "$work/report.json" "$work/report.md" || status=$?
  if [ "$status" -eq 1 ]; then
    printf '### Preview failed\n\nThe report of this commit cannot be read: it is not of the form that this version of the program knows.\n'
  elif [ "$status" -ne 0 ]; then
    printf '### Preview failed\n\nThe report of this commit could not be shown: the program did not come to an end with it.\n'
  elif [ "$(jq -Rs length "$work/report.md")" -gt "$most" ]; then
    printf '### Preview\n\nThe report is too long for a comment. The whole of it is with the run.\n'
  else
    cat "$work/report.md"
  fi
}

body
printf '\n\n---\nOf commit %s. ' "${HEAD_SHA:0:12}"
printf 'Code is compared with code here, at the merge base and at the head, not with what is deployed.'
[ -z "$run_url" ] || printf ' [The whole report, and the log](%s)' "$run_url"
printf '\n'

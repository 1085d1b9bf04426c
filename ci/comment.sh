#!/usr/bin/env bash
# Puts a report into the one comment that a pull request on GitHub has for it. Run by the trusted checkout, with a token that writes
# comments; the report comes from a pull request, so it is text that nobody has approved.
#
#   REPORT          folder with report.json, or a zip of it; may be missing
#   REPOSITORY      owner/name of the repository that the pull request is to
#   PULL_REQUEST    its number
#   HEAD_SHA        the commit that the report is about
#   RUN_URL         address of the run that made the report. Default: none, no link
#   GITHUB_TOKEN    token with the right to write comments of pull requests
#   GITHUB_API_URL  address of the API. Default: https://api.github.com
#   COMMENT_AUTHOR  whose comments are ours. Default: github-actions[bot]
#   PROGRAM         the program, built already. Default: that of this checkout is built
#
# Only report.json is read, and only by the program of this checkout, which writes the Markdown anew. Exit code: 0 commented; 1 not; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/github.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/github.sh"
# shellcheck source=ci/lib/report.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/report.sh"
need REPORT PULL_REQUEST HEAD_SHA
github_check
matches "$PULL_REQUEST" '[1-9][0-9]{0,9}' || die "PULL_REQUEST is not a number." "set it to the number of the pull request." 2
matches "$HEAD_SHA" '[0-9a-f]{40}' || die "HEAD_SHA is not a commit." "set it to 40 hexadecimal digits." 2
run_url=${RUN_URL:-}
[ -z "$run_url" ] || matches "$run_url" 'https?://[A-Za-z0-9._:/%-]{1,300}' || die "RUN_URL is no address." "set it to that of the run." 2

# Hidden, and first in the text: a comment that only quotes it is not ours.
marker='<!-- mlinfra-preview -->'
author=${COMMENT_AUTHOR:-github-actions[bot]}
# GitHub takes 65,536 characters; the renderer cuts at 60,000.
most=65000

export PulumiSdk=offline
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The text between marker and last line.
body() {
  if ! take_report "$REPORT" "$work/report.json"; then
    printf '### Preview failed\n\nThere is no report of this commit: it cannot be built, or its preview was ended. The log of the run says why.\n'
    return
  fi
  build || die "the program of the trusted checkout cannot be built." "run: dotnet build infra"
  if ! "$program" report "$work/report.json" --format markdown --out "$work/report.md"; then
    printf '### Preview failed\n\nThe report of this commit cannot be read: it is not of the form that this version of the program knows.\n'
  elif [ "$(jq -Rs length "$work/report.md")" -gt "$most" ]; then
    printf '### Preview\n\nThe report is too long for a comment. The whole of it is with the run.\n'
  else
    cat "$work/report.md"
  fi
}

last() {
  printf '\n\n---\nOf commit %s. ' "${HEAD_SHA:0:12}"
  printf 'Code is compared with code here, at the merge base and at the head, not with what is deployed.'
  [ -z "$run_url" ] || printf ' [The whole report, and the log](%s)' "$run_url"
  printf '\n'
}

{
  printf '%s\n' "$marker"
  body
  last
} >"$work/comment.md"
jq -Rs '{ body: . }' "$work/comment.md" >"$work/comment.json"

# A comment of somebody else stays theirs, whatever it begins with.
ids=$(export marker author && github_all "/repos/$REPOSITORY/issues/$PULL_REQUEST/comments" \
  '.[] | select(.user.login == env.author and (.body | startswith(env.marker))) | .id')
id=$(printf '%s\n' "$ids" | head -n 1)
if [ -n "$id" ]; then
  github PATCH "/repos/$REPOSITORY/issues/comments/$id" "$work/comment.json" >/dev/null
  say "updated comment $id of pull request $PULL_REQUEST."
else
  id=$(github POST "/repos/$REPOSITORY/issues/$PULL_REQUEST/comments" "$work/comment.json" | jq -r .id)
  say "wrote comment $id to pull request $PULL_REQUEST."
fi

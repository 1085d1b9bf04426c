#!/usr/bin/env bash
# Puts a report into the one comment that a pull request on GitHub has for it. Run by the trusted checkout, with a token that writes
# comments; the report comes from a pull request, so it is text that nobody has approved.
#
#   REPOSITORY      owner/name of the repository that the pull request is to
#   PULL_REQUEST    its number, or what pull-request.sh prints of several: the report's baseline decides which
#   GITHUB_TOKEN    token with the right to write comments of pull requests
#   GITHUB_API_URL  address of the API. Default: https://api.github.com
#   COMMENT_AUTHOR  whose comments are ours. Default: github-actions[bot]
#   REPORT, HEAD_SHA, RUN_URL, PROGRAM, RENDER_SECONDS  as in comment-text.sh, which says what the comment does
#
# Exit code: 0 commented, or it has gone on to another commit, whose run comments; 1 not, also where it is not known which of several it is;
# 2 wrong use.
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
pull_request_check
matches "$HEAD_SHA" '[0-9a-f]{40}' || die "HEAD_SHA is not a commit." "set it to 40 hexadecimal digits." 2

# Hidden, and first in the text: a comment that only quotes it is not ours.
marker='<!-- mlinfra-preview -->'
author=${COMMENT_AUTHOR:-github-actions[bot]}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case $PULL_REQUEST in
  *=*)
    take_report "$REPORT" "$work/report.json" || rm -f "$work/report.json"
    choose_pull_request "$work/report.json"
    ;;
esac

{
  printf '%s\n' "$marker"
  "$(dirname "${BASH_SOURCE[0]}")/comment-text.sh"
} >"$work/comment.md"
jq -Rs '{ body: . }' "$work/comment.md" >"$work/comment.json"

# Runs are not ended by later ones, so that those of two pull requests do not end each other: an older one leaves what a later one said.
head=$(github GET "/repos/$REPOSITORY/pulls/$PULL_REQUEST" | jq -r .head.sha)
if [ "$head" != "$HEAD_SHA" ]; then
  say "pull request $PULL_REQUEST has gone on to another commit: its run comments."
  exit 0
fi

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

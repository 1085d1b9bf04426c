#!/usr/bin/env bash
# Puts a report into the one comment that a pull request on GitHub has for it. Run by the trusted checkout, with a token that writes
# comments; the report comes from a pull request, so it is text that nobody has approved.
#
#   REPOSITORY      owner/name of the repository that the pull request is to
#   PULL_REQUEST    its number
#   GITHUB_TOKEN    token with the right to write comments of pull requests
#   GITHUB_API_URL  address of the API. Default: https://api.github.com
#   COMMENT_AUTHOR  whose comments are ours. Default: github-actions[bot]
#   REPORT, HEAD_SHA, RUN_URL, PROGRAM, RENDER_SECONDS  as in comment-text.sh, which says what the comment does
#
# Exit code: 0 commented; 1 not; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/github.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/github.sh"
need REPORT PULL_REQUEST HEAD_SHA
github_check
matches "$PULL_REQUEST" '[1-9][0-9]{0,9}' || die "PULL_REQUEST is not a number." "set it to the number of the pull request." 2
matches "$HEAD_SHA" '[0-9a-f]{40}' || die "HEAD_SHA is not a commit." "set it to 40 hexadecimal digits." 2

# Hidden, and first in the text: a comment that only quotes it is not ours.
marker='<!-- mlinfra-preview -->'
author=${COMMENT_AUTHOR:-github-actions[bot]}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

{
  printf '%s\n' "$marker"
  "$(dirname "${BASH_SOURCE[0]}")/comment-text.sh"
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

#!/usr/bin/env bash
# Prints the number of the open pull request whose head is a commit of a repository, which may be a fork. GitHub's event of a finished run
# leaves its list of pull requests empty for those.
# One branch can be open for several bases. Then it prints all of them, each with its base, as 3=main 4=release: the run does not say which
# one it was of, but its report says what it compared with. comment.sh and sarif.sh choose by that.
#
#   REPOSITORY       owner/name of the repository that the pull request is to
#   HEAD_REPOSITORY  owner/name of the repository that it comes from
#   HEAD_BRANCH      its branch there
#   HEAD_SHA         the commit
#   GITHUB_TOKEN, GITHUB_API_URL  as in comment.sh
#
# Exit code: 0 printed; 3 there is none, or it has gone on to another commit; 1 the API failed; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/github.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/github.sh"
need HEAD_REPOSITORY HEAD_BRANCH HEAD_SHA
github_check
matches "$HEAD_SHA" '[0-9a-f]{40}' || die "HEAD_SHA is not a commit." "set it to 40 hexadecimal digits." 2

# The branch is whatever somebody called it; in an address it is encoded, and in a filter it is data.
head=$(jq -rn '"\(env.HEAD_REPOSITORY | split("/")[0]):\(env.HEAD_BRANCH)" | @uri')
found=$(github_all "/repos/$REPOSITORY/pulls?state=open&head=$head" \
  '.[] | select(.head.sha == env.HEAD_SHA and .head.repo.full_name == env.HEAD_REPOSITORY) | { number, base: .base.ref }')
case $(printf '%s' "$found" | jq -s length) in
  0)
    say "no open pull request has this commit at its head: it is closed, or has gone on."
    exit 3
    ;;
  1) printf '%s' "$found" | jq -r .number ;;
  *) printf '%s' "$found" | jq -rs 'map("\(.number)=\(.base | @uri)") | join(" ")' ;;
esac

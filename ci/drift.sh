#!/usr/bin/env bash
# Whether an environment is still what its state says: pulumi refresh that changes nothing. With GITHUB_TOKEN, one issue per environment is
# opened or updated where it is not, and closed where it is again.
#
#   ENVIRONMENT         name of the environment
#   PULUMI_BACKEND_URL  where the state is, already logged in. Default: by the environment's ci.state
#   PROGRAM             the program, built already with PulumiSdk=official. Default: it is built
#   GITHUB_TOKEN        token with the right to write issues. Default: none, and no issue
#   REPOSITORY, GITHUB_API_URL, RUN_URL  as in comment.sh
#   ISSUE_AUTHOR        whose issues are ours. Default: github-actions[bot]
#
# Exit code: 0 no drift; 3 drift; 1 it cannot be told; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/github.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/github.sh"
# shellcheck source=ci/lib/pulumi.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/pulumi.sh"
need ENVIRONMENT
[ -z "${GITHUB_TOKEN:-}" ] || github_check
run_url=${RUN_URL:-}
[ -z "$run_url" ] || matches "$run_url" 'https?://[A-Za-z0-9._:/%-]{1,300}' || die "RUN_URL is no address." "set it to that of the run." 2
cd "$checkout"
# A refresh of some kinds asks for what a role for previews is denied, such as the secrets that Helm keeps its releases in.
engine "$ENVIRONMENT" deploy

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Without --diff: names of what differs, and not its values, which may end in an issue that anybody reads.
code=0
pulumi refresh --stack "$ENVIRONMENT" --preview-only --expect-no-changes --non-interactive --color never \
  --suppress-outputs --suppress-progress >"$work/said.txt" 2>&1 || code=$?
cat "$work/said.txt"

# 7 is the CLI's code for it; versions before it had one for all failures, and said it.
# Source: github.com/pulumi/pulumi, sdk/go/common/util/cmdutil/exitcodes.go and pkg/cmd/pulumi/operations/refresh.go (2026-11-21).
if [ "$code" -eq 0 ]; then
  state=clean
elif [ "$code" -eq 7 ] || grep -Eq 'no changes were expected.* but changes (were proposed|occurred)' "$work/said.txt"; then
  state=drift
else
  die "whether $ENVIRONMENT has drifted cannot be told: pulumi refresh ended with $code." "read what it says above."
fi
say "$ENVIRONMENT: $state"

marker="<!-- mlinfra-drift: $ENVIRONMENT -->"
author=${ISSUE_AUTHOR:-github-actions[bot]}

text() {
  local fence='```' most=60000
  # A fence that nothing in the text can end.
  while grep -qF -- "$fence" "$work/said.txt"; do fence="$fence\`"; done
  printf '%s\n%s is not what its state says it is. Somebody, or something, has changed it past the code.\n\n' "$marker" "\`$ENVIRONMENT\`"
  printf 'Either take the change back, with a deployment, or take it over into the code.\n\n'
  printf '%stext\n' "$fence"
  tail -c "$most" "$work/said.txt" | iconv -f UTF-8 -t UTF-8 -c
  printf '\n%s\n' "$fence"
  [ -z "$run_url" ] || printf '\n[The run](%s)\n' "$run_url"
}

issue() {
  local ids id
  # The list of issues has pull requests in it too.
  ids=$(export marker author && github_all "/repos/$REPOSITORY/issues?state=open" \
    '.[] | select(.pull_request == null and .user.login == env.author and ((.body // "") | startswith(env.marker))) | .number')
  id=$(printf '%s\n' "$ids" | head -n 1)
  if [ "$state" = drift ]; then
    text >"$work/issue.md"
    jq -Rs '{ title: "\(env.ENVIRONMENT) has drifted", body: . }' "$work/issue.md" >"$work/issue.json"
    if [ -n "$id" ]; then
      github PATCH "/repos/$REPOSITORY/issues/$id" "$work/issue.json" >/dev/null
    else
      id=$(github POST "/repos/$REPOSITORY/issues" "$work/issue.json" | jq -r .number)
    fi
    say "issue $id says so."
  elif [ -n "$id" ]; then
    printf '{"state":"closed","state_reason":"completed"}' >"$work/issue.json"
    github PATCH "/repos/$REPOSITORY/issues/$id" "$work/issue.json" >/dev/null
    say "issue $id is closed."
  fi
}
export ENVIRONMENT
[ -z "${GITHUB_TOKEN:-}" ] || issue
[ "$state" = clean ] || exit 3

#!/usr/bin/env bash
# Downloads the zip that a run on GitHub has uploaded under a name. It is not opened here.
#
#   REPOSITORY  owner/name;  RUN_ID  number of the run;  NAME  of the artefact. Default: preview;  ZIP  file to write
#   GITHUB_TOKEN, GITHUB_API_URL  as in comment.sh
#
# Exit code: 0 downloaded; 3 there is none, or it is too large; 1 the API failed; 2 wrong use.
set -euo pipefail
# shellcheck source=ci/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=ci/lib/github.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/github.sh"
need RUN_ID ZIP
github_check
matches "$RUN_ID" '[1-9][0-9]{0,18}' || die "RUN_ID is not a number." "set it to the number of the run." 2
export NAME=${NAME:-preview}
most=$((100 * 1024 * 1024))

# An artefact that was uploaded again has a new number: the last one counts.
found=$(github GET "/repos/$REPOSITORY/actions/runs/$RUN_ID/artifacts?per_page=100" |
  jq -r '[.artifacts[] | select(.name == env.NAME and (.expired | not))] | sort_by(.id) | last // empty | "\(.id) \(.size_in_bytes)"')
if [ -z "$found" ] || [ "${found#* }" -gt "$most" ]; then
  say "run $RUN_ID has no artefact '$NAME' of at most $most bytes."
  exit 3
fi
# It is stored elsewhere; curl does not hand the token on to another host.
curl --silent --show-error --fail --location --max-time 300 --max-filesize "$most" --output "$ZIP" \
  --config <(printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN") \
  "${GITHUB_API_URL:-https://api.github.com}/repos/$REPOSITORY/actions/artifacts/${found% *}/zip" || exit 1

#!/usr/bin/env bash
# What the workflows run, end to end: the scripts of ci/ with the built program in a throw-away repository with a fork, against a GitHub
# and a Pulumi that are made up. Needs git, node, jq, curl, unzip.
#   tests/ci/run.sh PROGRAM
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
here=$root/tests/ci
PROGRAM=$(realpath "$1")
export PROGRAM
# What the machine's own CI says is not for these.
unset GITHUB_BASE_REF GITHUB_STEP_SUMMARY GITHUB_API_URL CI_MERGE_REQUEST_TARGET_BRANCH_NAME SYSTEM_PULLREQUEST_TARGETBRANCH CHANGE_TARGET
unset PULUMI_BACKEND_URL AWS_REGION BASE OUT TIER NAME COMMENT_AUTHOR
# Nor what a hook says of its repository, nor a proxy for what is on this machine.
# shellcheck disable=SC2046
unset $(git rev-parse --local-env-vars)
export no_proxy=127.0.0.1 NO_PROXY=127.0.0.1
work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
passed=0
failed=0

# is NAME COMMAND...: one case, passed if the command succeeds.
is() {
  local name=$1
  shift
  if "$@" >"$work/case.txt" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'failed: %s\n' "$name"
    cut -c1-400 "$work/case.txt" | sed 's/^/    /' | tail -n 20
    cut -c1-400 "$work/last.txt" 2>/dev/null | sed 's/^/  | /' | tail -n 20
  fi
}

# run COMMAND...: keeps what it says in last.txt, and its exit code in $code.
run() {
  code=0
  "$@" >"$work/last.txt" 2>&1 || code=$?
}
ended() { [ "$code" -eq "$1" ] || { echo "ended with $code, not $1"; return 1; }; }
says() { grep -qE -- "$1" "$work/last.txt" || { echo "does not say: $1"; return 1; }; }
json() { jq -e "$2" "$1" >/dev/null || { echo "not so: $2"; jq -c 'del(.comments[]? | select(.user.login == "mallory"))' "$1" | head -c 2000; return 1; }; }
state() { json "$work/state.json" "$1"; }

# ---- a repository, and a branch that changes a pool
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.com GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.com
repository() {
  git init -q --bare -b main "$work/origin.git" && git init -q -b main "$work/first" &&
    (cd "$root" && git -c "safe.directory=*" ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - --ignore-failed-read) | tar -xf - -C "$work/first" &&
    cd "$work/first" && git add -A && git commit -qm base && git push -q "$work/origin.git" main &&
    git clone -q "$work/origin.git" "$work/clone" && cd "$work/clone" && git switch -qc pool &&
    sed -i 's/maxNodes: 3$/maxNodes: 5/' stacks/Pulumi.dev.yaml && git commit -qam "a larger pool"
}
is "a throw-away repository" repository
clone=$work/clone
ci=$clone/ci
sha=$(git -C "$clone" rev-parse HEAD)

# ---- preview.sh, as preview.yml runs it
preview() { (cd "$clone" && "$@" ci/preview.sh); }
run preview env GITHUB_BASE_REF=main OUT="$work/report" GITHUB_STEP_SUMMARY="$work/summary.md"
is "preview: done" ended 0
is "preview: what is changed, and what not" json "$work/report/report.json" \
  '.environments | map({ key: .name, value: .status }) | from_entries | .dev == "changed" and .staging == "unchanged"'
is "preview: on the page of the run" cmp "$work/summary.md" "$work/report/report.md"
for file in report.md report.html findings.sarif findings.junit.xml plans/dev.json; do
  is "preview: writes $file" test -s "$work/report/$file"
done
run preview env SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main OUT="$work/azure"
is "preview: the branch as Azure DevOps names it" ended 0

stale=(report.json report.md report.html findings.sarif findings.junit.xml problem.txt plans/gone.json)
mkdir -p "$work/unbuilt/plans" "$work/lost/plans"
for file in "${stale[@]}"; do printf 'older\n' | tee "$work/unbuilt/$file" >"$work/lost/$file"; done
run preview env BASE=origin/nowhere OUT="$work/lost"
is "preview: no baseline is a failure" ended 1
is "preview: that says so" grep -q 'origin/nowhere could not be compared with' "$work/lost/problem.txt"
is "preview: and has the plans" json "$work/lost/report.json" '.environments | length > 0'
is "preview: and says so before them" grep -q 'could not be compared with its base' "$work/lost/report.md"
is "preview: nothing of an older run" test ! -e "$work/lost/plans/gone.json"

sed -i 's/maxNodes: 5$/maxNods: 5/' "$clone/stacks/Pulumi.dev.yaml"
run preview env BASE=origin/main OUT="$work/broken"
is "preview: a broken environment is a failure" ended 1
is "preview: with a report" json "$work/broken/report.json" '.environments[] | select(.name == "dev").status == "failed"'
git -C "$clone" checkout -q -- stacks

run preview env -u PROGRAM PATH="$here/fake-build:$PATH" BASE=origin/main OUT="$work/unbuilt"
is "preview: a head that cannot be built is a failure" ended 1
is "preview: that is told" grep -q 'cannot be built' "$work/unbuilt/report.md"
for file in "${stale[@]}"; do
  # shellcheck disable=SC2016
  is "preview: without $file of an older run" bash -c '! grep -qsx older "$1"' _ "$work/unbuilt/$file"
done

# An environment that is broken at the base, and mended.
mended() {
  git -C "$clone" switch -qc broken-base && sed -i 's/maxNodes: 5$/maxNods: 5/' "$clone/stacks/Pulumi.dev.yaml" &&
    git -C "$clone" commit -qam broken && git -C "$clone" branch -f broken && git -C "$clone" switch -qc mended &&
    git -C "$clone" revert --no-edit HEAD >/dev/null
}
is "a base that is broken" mended
run preview env BASE=broken OUT="$work/mended"
is "preview: a base that cannot be planned is a failure" ended 1
is "preview: told of the environment" json "$work/mended/report.json" '.environments[] | select(.name == "dev").status == "baseline-failed"'
is "preview: and of the whole" grep -q 'broken it could not be planned' "$work/mended/problem.txt"
git -C "$clone" switch -q pool

# ---- GitHub
export GITHUB_TOKEN=canary-token REPOSITORY=o/r RUN_URL=https://github.com/o/r/actions/runs/7
github() { # START: a new server
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -f "$work/address"
  printf '%s' "$1" >"$work/start.json"
  node "$here/fake-github.mjs" "$work/address" "$work/state.json" "$work/start.json" &
  server=$!
  local wait=0
  until [ -s "$work/address" ]; do
    sleep 0.1
    wait=$((wait + 1))
    [ "$wait" -lt 1200 ] || return 1
  done
  GITHUB_API_URL=$(cat "$work/address")
  export GITHUB_API_URL
}
marker='<!-- mlinfra-preview -->'
# A hundred comments of others on the first page; one of them pretends to be ours.
others=$(jq -nc --arg marker "$marker" '[range(1; 104) | { id: ., user: { login: "mallory" }, body: (if . == 7 then $marker else "hello" end) }]')

is "a made-up GitHub" github "{\"comments\":$others,\"pulls\":[{\"number\":5,\"head\":{\"ref\":\"pool\",\"sha\":\"$sha\",\"repo\":{\"full_name\":\"o/r\"}}}]}"
comment() { run env REPORT="$1" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/comment.sh"; }
ours="[.comments[] | select(.user.login == \"github-actions[bot]\")]"
comment "$work/report"
is "comment: written" ended 0
is "comment: on the last page, once" state "$ours | length == 1 and (.[0].body | startswith(\"$marker\n### \"))"
is "comment: says what it compares" state "${ours}[0].body | contains(\"not with what is deployed\") and contains(\"${sha:0:12}\")"
comment "$work/broken"
is "comment: updated" ended 0
is "comment: in place" state "$ours | length == 1"
is "comment: by one request that changes" state '[.requests[] | select(startswith("PATCH"))] == ["PATCH /repos/o/r/issues/comments/9000"]'
is "comment: all pages are read" state '[.requests[] | select(contains("page=2"))] | length == 2'
is "comment: that of somebody else stays" state "(.comments[6].body == \"$marker\") and ([.requests[] | select(startswith(\"POST\"))] | length == 1)"

failure="${ours}[0].body | contains(\"Preview failed\")"
comment "$work/nothing"
is "comment: without a report" state "$failure"
mkdir "$work/link" && ln -s "$work/report/report.json" "$work/link/report.json"
comment "$work/link"
is "comment: a link is not followed" state "($failure)"
mkdir "$work/odd" && printf '{"format":"else/1"}' >"$work/odd/report.json"
comment "$work/odd"
is "comment: a report of another format" state "$failure"
printf 'not json' >"$work/odd/report.json"
comment "$work/odd"
is "comment: no JSON" state "$failure"
# A renderer that says too much, and one that cannot read it.
# shellcheck disable=SC2016
printf '%s\n' '#!/usr/bin/env bash' 'head -c 70000 /dev/zero | tr "\0" x >"${@: -1}"' >"$work/long" && printf '#!/bin/sh\nexit 1\n' >"$work/unable"
chmod +x "$work/long" "$work/unable"
run env PROGRAM="$work/long" REPORT="$work/report" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/comment.sh"
is "comment: longer than GitHub takes" state "${ours}[0].body | contains(\"too long\") and length < 1000"
run env PROGRAM="$work/unable" REPORT="$work/report" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/comment.sh"
is "comment: a report that cannot be read" state "${ours}[0].body | contains(\"cannot be read\")"
printf '#!/bin/sh\nsleep 30\n' >"$work/hanging" && printf '#!/bin/sh\nkill -ABRT $$\n' >"$work/crashing" && printf '#!/bin/sh\nexit 0\n' >"$work/empty"
chmod +x "$work/hanging" "$work/crashing" "$work/empty"
for kind in hanging crashing empty; do
  comment "$work/report"
  run env PROGRAM="$work/$kind" RENDER_SECONDS=1 REPORT="$work/report" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/comment.sh"
  is "comment: a program that is $kind: commented" ended 0
  is "comment: a program that is $kind: that it could not be shown" state "${ours}[0].body | contains(\"could not be shown\")"
done
comment "$work/lost"
is "comment: compared with nothing" state "${ours}[0].body | contains(\"could not be compared with its base\") and (contains(\"new\") | not)"
run env HEAD_SHA="$sha" REPORT="$work/nothing" "$ci/comment-text.sh"
is "comment text: without a report" says '^### Preview failed'
is "comment text: of which commit" says "^Of commit ${sha:0:12}\."
run env HEAD_SHA="$sha" REPORT="$work/report" RUN_URL='https://x.example/(y)' "$ci/comment-text.sh"
is "comment text: an address that is none" ended 2
run env GITHUB_TOKEN=wrong REPORT="$work/report" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/comment.sh"
is "comment: a failing API is a failure" ended 1
is "comment: that does not show the token" says 'answered with 401'
for number in '5/../6' '3=main' '3=main 4=a"b' '3=main 4'; do
  run env REPORT="$work/report" PULL_REQUEST="$number" HEAD_SHA="$sha" "$ci/comment.sh"
  is "comment: a number that is none: $number" ended 2
done
run env REPORT="$work/report" PULL_REQUEST=5 HEAD_SHA="${sha//[0-9]/a}" "$ci/comment.sh"
is "comment: a pull request that has gone on" ended 0
is "comment: which is left to the later run" says 'has gone on'

if command -v zip >/dev/null; then
  (cd "$work/report" && zip -qr "$work/good.zip" .)
  (cd "$work/link" && zip -qy "$work/link.zip" report.json)
  (cd "$work/link" && mkdir -p ../deep/er && cp "$work/report/report.json" ../report.json && zip -q "$work/dots.zip" ../report.json && rm ../report.json)
  mkdir "$work/bomb" && { printf '{"format":"mlinfra-report/1","environments":[],"x":"'; head -c 80000000 /dev/zero | tr '\0' x; printf '"}'; } >"$work/bomb/report.json"
  (cd "$work/bomb" && zip -q "$work/bomb.zip" report.json)
  comment "$work/good.zip"
  is "zip: the same report" state "${ours}[0].body | contains(\"Preview failed\") | not"
  for kind in link dots bomb; do
    comment "$work/$kind.zip"
    is "zip: refused: $kind" state "($failure)"
  done
  comment "$work/bomb"
  is "comment: too large" says 'it is not read'
else
  echo "skipped: archives (no zip)"
fi

# ---- text that would come alive
# First that it is found where it is alive: by each kind, and through an escape, an entity, a cell's end and a tag.
# shellcheck disable=SC2016
printf '%s\n' '@a' '\@a' '&#64;a' 'x #1' 'GH-2' 'o/r#3' 'https://e.example' 'www.e.example' 'a@e.example' '[x](y)' '![x](y)' '<b>' '<!-- x -->' \
  '0123456789abcdef0123456789abcdef01234567' '| `a | @b` |' '<summary>`@a`</summary>' '`` ` @a' >"$work/living.md"
run node "$here/alive.mjs" "$work/living.md"
is "alive: each line is found" test "$(wc -l <"$work/last.txt")" -eq 17
# shellcheck disable=SC2016
printf '%s\n' '`@a`' '``` @a' 'GH-2' '```' '`` ` #1 ``' '| `a \| @b` |' 'a \<b>' '<details><summary>dev <code>@a</code></summary>' >"$work/dead.md"
is "alive: code and escapes are dead" node "$here/alive.mjs" "$work/dead.md"
# shellcheck disable=SC2016
hostile='@octocat [x](https://evil.example) ![i](https://evil.example/i.png) <img src=x onerror=alert(1)> <!-- mlinfra-preview --> #1 GH-2 o/r#3 https://evil.example www.evil.example me@evil.example 0123456789abcdef0123456789abcdef01234567 `` ` ``` | </details>'
mkdir "$work/hostile"
# Every text of the report but those of its own form.
jq --arg hostile "$hostile" '
  .environments |= map(walk(if type == "string" and (test("^(changed|unchanged|new|gone|failed|not-planned|baseline-failed|create|update|replace|delete|critical|high|medium|low|info|new|known|unknown)$") | not) then "\(.) \($hostile)" else . end))' \
  "$work/report/report.json" >"$work/hostile/report.json"
comment "$work/hostile"
is "hostile: a comment nevertheless" state "$ours | length == 1"
jq -r "${ours}[0].body" "$work/state.json" | sed "1d" | grep -v '^Of commit ' >"$work/hostile.md"
is "hostile: nothing is alive" node "$here/alive.mjs" "$work/hostile.md"

# ---- pull-request.sh
pulls='[{"number":3,"head":{"ref":"a&b #1","sha":"'$sha'","repo":{"full_name":"fork/r"}}},{"number":4,"head":{"ref":"a&b #1","sha":"'$sha'","repo":{"full_name":"fork/other"}}}]'
is "a made-up GitHub with pull requests" github "{\"pulls\":$pulls}"
run env HEAD_REPOSITORY=fork/r HEAD_BRANCH='a&b #1' HEAD_SHA="$sha" "$ci/pull-request.sh"
is "pull request: of a fork, with an odd branch" ended 0
is "pull request: its number" says '^3$'
run env HEAD_REPOSITORY=fork/r HEAD_BRANCH='a&b #1' HEAD_SHA="${sha//[0-9]/a}" "$ci/pull-request.sh"
is "pull request: that has gone on" ended 3
run env HEAD_REPOSITORY=fork/r HEAD_BRANCH='"; exit 9; "' HEAD_SHA="$sha" "$ci/pull-request.sh"
is "pull request: a branch that nobody has" ended 3

# ---- one branch, to two bases: the report says which of them it is of
both='[{"number":3,"base":{"ref":"release/1.x #2"}},{"number":4,"base":{"ref":"main"}}]'
both=$(jq -nc --argjson both "$both" --arg sha "$sha" '$both | map(. + { head: { ref: "pool", sha: $sha, repo: { full_name: "o/r" } } })')
is "a made-up GitHub with one branch to two bases" github "{\"pulls\":$both}"
found() { env HEAD_REPOSITORY=o/r HEAD_BRANCH=pool HEAD_SHA="$sha" "$ci/pull-request.sh"; }
several=$(found)
is "two bases: both are found" test "$several" = '3=release%2F1.x%20%232 4=main'
posts='[.requests[] | select(startswith("POST"))]'
of() { # TEXT OF THE BASELINE: a report that says so
  mkdir -p "$work/of" && jq --arg text "$1" '.baseline.text = $text' "$work/report/report.json" >"$work/of/report.json"
  run env REPORT="$work/of" PULL_REQUEST="$several" HEAD_SHA="$sha" "$ci/$2"
}
for text in 'git:origin/other...' 'git:main...' 'git:origin/main' 'plan:main' '' '3=main'; do
  of "$text" comment.sh
  is "two bases: a report of neither: '$text'" ended 1
  is "two bases: that is said" says 'several pull requests: 3=release'
done
run env REPORT="$work/nothing" PULL_REQUEST="$several" HEAD_SHA="$sha" "$ci/comment.sh"
is "two bases: no report" ended 1
of 'git:origin/other...' sarif.sh
is "two bases: findings of neither" ended 1
is "two bases: nothing is written to the wrong one" state "$posts == []"
run env REPORT="$work/report" PULL_REQUEST="$several" HEAD_SHA="$sha" "$ci/comment.sh"
is "two bases: a report of the second" ended 0
is "two bases: is told there" state "$posts == [\"POST /repos/o/r/issues/4/comments\"]"
of 'git:origin/release/1.x #2...' sarif.sh
is "two bases: findings of the first" ended 0
is "two bases: are uploaded for it" state '.uploads | map(.ref) == ["refs/pull/3/head"]'

# ---- artifact.sh
printf 'PK' >"$work/some.zip"
is "a made-up GitHub with artefacts" github "{\"artifacts\":[{\"id\":1,\"name\":\"preview\",\"size_in_bytes\":2,\"expired\":false},{\"id\":2,\"name\":\"other\",\"size_in_bytes\":2,\"expired\":false}],\"zips\":{\"1\":\"$work/some.zip\"}}"
run env RUN_ID=7 ZIP="$work/down.zip" "$ci/artifact.sh"
is "artefact: downloaded" cmp "$work/down.zip" "$work/some.zip"
run env RUN_ID=7 NAME=none ZIP="$work/none.zip" "$ci/artifact.sh"
is "artefact: none" ended 3

# ---- sarif.sh
is "a made-up GitHub for findings" github '{}'
run env REPORT="$work/report" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/sarif.sh"
is "sarif: uploaded" ended 0
is "sarif: for the pull request's head" state ".uploads[0] | .ref == \"refs/pull/5/head\" and .commit_sha == \"$sha\""
# shellcheck disable=SC2016
is "sarif: as it is" bash -c 'jq -r ".uploads[0].sarif" "$1" | base64 -d | gunzip | jq -e ".version == \"2.1.0\""' _ "$work/state.json"
run env PROGRAM="$work/hanging" RENDER_SECONDS=1 REPORT="$work/report" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/sarif.sh"
is "sarif: a program that hangs is a failure" ended 1
is "sarif: without an upload" state '.uploads | length == 1'
run env REPORT="$work/link" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/sarif.sh"
is "sarif: nothing to upload" ended 3
is "a made-up GitHub without code scanning" github '{"withoutCodeScanning":true}'
run env REPORT="$work/report" PULL_REQUEST=5 HEAD_SHA="$sha" "$ci/sarif.sh"
is "sarif: a repository without it" ended 0

# ---- the engine
export PATH="$here/fake-bin:$PATH"
export FAKE_PULUMI_LOG="$work/pulumi.txt"
engine() { # SCRIPT ENVIRONMENT [VARIABLE=VALUE...]
  : >"$FAKE_PULUMI_LOG"
  local script=$1 environment=$2
  shift 2
  run env ENVIRONMENT="$environment" OUT="$work/engine" "$@" "$ci/$script"
}
pulumi_ran() { grep -qxF -- "$1" "$FAKE_PULUMI_LOG" || { cat "$FAKE_PULUMI_LOG"; return 1; }; }
pulumi_did_not() { ! grep -q "pulumi $1" "$FAKE_PULUMI_LOG"; }

engine deploy.sh dev
is "deploy: refused without a state" ended 1
is "deploy: with the setting" says 'ci\.state'
is "deploy: nothing ran" test ! -s "$FAKE_PULUMI_LOG"
printf '      state:\n        bucket: mlinfra-state-123456789012\n        keyArn: arn:aws:kms:eu-west-1:123456789012:key/1234abcd\n        exposedToPullRequests: true\n' >>"$clone/stacks/Pulumi.dev.yaml"
prefix='PulumiSdk=official AWS_REGION=eu-west-1 pulumi'
engine deploy.sh dev
is "deploy: done" ended 0
is "deploy: at the state of the settings" pulumi_ran "$prefix login --non-interactive s3://mlinfra-state-123456789012?region=eu-west-1"
is "deploy: one environment" pulumi_ran "$prefix up --stack dev --yes --non-interactive --color never"
is "deploy: keeps the plan" test -s "$work/engine/dev.json"
engine deploy.sh dev FAKE_PULUMI_CODE=1
is "deploy: a failing engine is a failure" ended 1
engine deploy.sh '../dev'
is "deploy: a name that is none" ended 2
sed -i 's/a10g: 2 }/a10g: 2000 }/; s/maxNodes: 5$/maxNods: 5/' "$clone/stacks/Pulumi.dev.yaml"
engine deploy.sh dev
is "deploy: refused by the check" ended 1
is "deploy: nothing of it ran" pulumi_did_not up
sed -i 's/maxNods: 5$/maxNodes: 5/; s/a10g: 2000 }/a10g: 2 }/' "$clone/stacks/Pulumi.dev.yaml"

engine engine-preview.sh dev
is "engine preview: done" ended 0
is "engine preview: one environment" pulumi_ran "$prefix preview --stack dev --non-interactive --color never --diff"
is "engine preview: kept" grep -q 'Resources:' "$work/engine/dev.txt"
engine engine-preview.sh staging
is "engine preview: refused where pull requests may not read the state" ended 1
run env TIER=prod "$ci/deployable.sh"
is "deployable: none of a tier without" says '^\[\]$'
run env TIER=dev "$ci/deployable.sh"
# shellcheck disable=SC2016
is "deployable: that of the tier" bash -c 'jq -e "map(.environment) == [\"dev\"] and .[0].githubEnvironment == \"dev\" and .[0].deploySeconds == 7200" "$1"' _ "$work/last.txt"
run env REPORT="$work/report" "$ci/affected.sh"
is "affected: those that are changed" says '^\["dev"\]$'
run env REPORT="$work/mended" "$ci/affected.sh"
is "affected: those whose base cannot be planned" says '^\["dev"\]$'
run env AFFECTED='["dev","staging","../dev","other"]' "$ci/previewable.sh"
# shellcheck disable=SC2016
is "previewable: those that may, on another runner than deployments" bash -c '
  jq -e "map(.environment) == [\"dev\"] and .[0].runner == [\"self-hosted\", \"mlinfra-dev-preview\"]
    and .[0].role == \"arn:aws:iam::123456789012:role/mlinfra-dev-ci_preview\"" "$1"' _ "$work/last.txt"
run env AFFECTED='["staging"]' "$ci/previewable.sh"
is "previewable: none" says '^\[\]$'
for names in '{"a":"dev"}' 'dev' '[{}]'; do
  run env AFFECTED="$names" "$ci/previewable.sh"
  is "previewable: no list of names: $names" ended 2
done
# The branch says that everybody may: that is for the checkout of the default branch to say.
run env AFFECTED='["dev"]' "$work/first/ci/previewable.sh"
is "previewable: not by what a branch says" says '^\[\]$'

is "a made-up GitHub for issues" github '{"issues":[{"number":1,"state":"open","user":{"login":"mallory"},"body":"<!-- mlinfra-drift: dev -->"}]}'
engine drift.sh dev
is "drift: none" ended 0
is "drift: no issue" state '.issues | length == 1'
is "drift: changes nothing" pulumi_ran \
  "$prefix refresh --stack dev --preview-only --expect-no-changes --non-interactive --color never --suppress-outputs --suppress-progress"
engine drift.sh dev FAKE_PULUMI_CODE=7 FAKE_PULUMI_SAYS='~ NodePool ``` @octocat'
is "drift: there is" ended 3
is "drift: an issue, in a fence that holds" state '.issues[1] | .title == "dev has drifted" and (.body | contains("````text\n"))'
engine drift.sh dev FAKE_PULUMI_CODE=255 FAKE_PULUMI_SAYS='error: no changes were expected but changes occurred'
is "drift: as older versions say it" ended 3
is "drift: the same issue" state '.issues | length == 2'
engine drift.sh dev FAKE_PULUMI_CODE=1 FAKE_PULUMI_SAYS='error: AccessDenied'
is "drift: it cannot be told" ended 1
is "drift: which is no news for the issue" state '.issues[1].state == "open"'
engine drift.sh dev
is "drift: gone" state '.issues[1].state == "closed" and .issues[0].state == "open"'
engine drift.sh dev GITHUB_TOKEN=
is "drift: without GitHub" ended 0

echo "$passed cases passed, $failed failed"
[ "$failed" -eq 0 ]

# shellcheck shell=bash
# GitHub's API with curl and jq. Sourced, never run.
#   GITHUB_API_URL   address of the API. Default: https://api.github.com
#   GITHUB_TOKEN     the token
#   REPOSITORY       owner/name

# Source: docs.github.com/en/rest/about-the-rest-api/api-versions (2026-11-21).
github_version=2022-11-28
github_page=100
# No pull request and no list of issues has more pages than this; it ends a server that never does.
github_pages=200

github_check() {
  need GITHUB_TOKEN REPOSITORY
  tools curl jq
  matches "$REPOSITORY" '[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}' ||
    die "REPOSITORY is not owner/name." "set it to the repository's name." 2
}

# github METHOD PATH [FILE]: the answer on standard output; fails on all but success. FILE is the body. $github_status has the status.
github() {
  local method=$1 path=$2 file=${3:-} answer
  local options=(--silent --show-error --max-time 60 --request "$method")
  [ -z "$file" ] || options+=(--header 'Content-Type: application/json' --data-binary "@$file")
  # What creates something is not done twice.
  [ "$method" != GET ] || options+=(--retry 3)
  answer=$(mktemp)
  # The token comes by a file descriptor: the arguments of a process are there for all to read.
  github_status=$(curl "${options[@]}" --config <(printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN") \
    --header 'Accept: application/vnd.github+json' --header "X-GitHub-Api-Version: $github_version" \
    --output "$answer" --write-out '%{http_code}' "${GITHUB_API_URL:-https://api.github.com}$path") || github_status=000
  case $github_status in
    2??)
      cat "$answer"
      rm -f "$answer"
      ;;
    *)
      # What it says may be anything; the first lines of it are enough.
      say "error: $method $path was answered with $github_status: $(jq -r '.message // empty' "$answer" 2>/dev/null | head -c 300)"
      rm -f "$answer"
      return 1
      ;;
  esac
}

# github_all PATH FILTER: what a filter of jq takes from the list on each page, over all pages.
github_all() {
  local path=$1 filter=$2 page=1 items mark='?'
  case $path in *\?*) mark='&' ;; esac
  while [ "$page" -le "$github_pages" ]; do
    items=$(github GET "$path${mark}per_page=$github_page&page=$page") || return 1
    printf '%s' "$items" | jq -c "$filter" || return 1
    [ "$(printf '%s' "$items" | jq length)" -eq "$github_page" ] || return 0
    page=$((page + 1))
  done
}

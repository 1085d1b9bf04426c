# shellcheck shell=bash
# Which pull request a report is of. Sourced, never run.
# shellcheck disable=SC2154

# pull_request_check: PULL_REQUEST is a number, or what pull-request.sh prints of several.
pull_request_check() {
  matches "$PULL_REQUEST" '[1-9][0-9]{0,9}|[1-9][0-9]{0,9}=[A-Za-z0-9._~%-]{1,800}( [1-9][0-9]{0,9}=[A-Za-z0-9._~%-]{1,800})+' ||
    die "PULL_REQUEST is not a number." "set it to the number of the pull request." 2
}

# choose_pull_request REPORT-FILE: leaves in PULL_REQUEST the one of several whose base the report was compared with. Fails where none is,
# or the report does not say: on another one it would be told against the wrong base.
# The report says what it likes, so it is only compared: it chooses among those of its own commit.
choose_pull_request() {
  local several=$PULL_REQUEST chosen=
  case $several in *=*) ;; *) return 0 ;; esac
  if [ -f "$1" ]; then
    chosen=$(jq -r 'def base: @uri;
      (.baseline.text? // "" | tostring) as $text
      | [env.PULL_REQUEST | split(" ")[] | split("=") | select(($text | startswith("git:origin/") and endswith("..."))
          and ($text[11:-3] | base) == .[1]) | .[0]]
      | if length == 1 then .[0] else empty end' "$1" 2>/dev/null) || chosen=
  fi
  if [ -z "$chosen" ]; then
    say "this commit is the head of several pull requests: $several"
    die "the report does not say which of them it is of." "run the preview of each again; read the log of the run if it has no report."
  fi
  say "of the pull requests $several it is $chosen, by its base."
  export PULL_REQUEST=$chosen
}

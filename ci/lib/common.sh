# shellcheck shell=bash
# What the scripts of ci/ share. Sourced, never run.

# The checkout that the script is of, not the one that the caller stands in.
# shellcheck disable=SC2034
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }

# die WHAT NEXT [STATUS]
die() {
  say "error: $1"
  say "next:  $2"
  exit "${3:-1}"
}

# need NAME...: variables that have to be set and not empty.
need() {
  local name
  for name in "$@"; do
    [ -n "${!name:-}" ] || die "the variable $name is not set." "set it; the first lines of $0 say what to." 2
  done
}

# tools NAME...: programs that have to be there.
tools() {
  local name
  for name in "$@"; do
    command -v "$name" >/dev/null || die "there is no $name on this machine." "install $name." 2
  done
}

# matches TEXT PATTERN: the whole text, without a line break, by an extended expression.
matches() {
  case $1 in *$'\n'*) return 1 ;; esac
  printf '%s\n' "$1" | grep -Eqx -- "$2"
}

# environment_name TEXT: nothing else becomes part of a command or a path.
environment_name() {
  matches "$1" '[a-z][a-z0-9-]{0,39}' || die "'${1//[^ -~]/?}' is no name of an environment." "take one of: env list." 2
}

# build: the program of this checkout; its path in $program. PROGRAM names one that is built already.
build() {
  program=${PROGRAM:-}
  [ -z "$program" ] || return 0
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
  dotnet build "$checkout/infra" -v quiet >&2 || return 1
  # shellcheck disable=SC2154
  program=$checkout/artifacts/$PulumiSdk/bin/MlInfra/debug/MlInfra
}

# summary: standard input to the page of the run, where the CI system has one.
summary() {
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat >>"$GITHUB_STEP_SUMMARY"; else cat >/dev/null; fi
}
